/** TypeScript to the ES modules a run takes along. One file in, one out: the specifier tree stays the repository's. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { EngineError } from "../errors.js";
import { repositoryFolder } from "./paths.js";

export interface XsModule {
	/** Path in the repository, ending in .js: "modules/npu/npu.js". */
	readonly path: string;
	readonly code: string;
}

export const platformModule = "platforms/xs/platform.js";

async function reachable(main: string): Promise<string[]> {
	try {
		const { metafile } = await build({
			absWorkingDir: repositoryFolder,
			entryPoints: [main],
			alias: { platform: join(repositoryFolder, platformModule) },
			bundle: true,
			format: "esm",
			logLevel: "silent",
			metafile: true,
			write: false,
		});
		return Object.keys(metafile.inputs).sort();
	} catch (error) {
		throw new EngineError(
			"bundle",
			main,
			error instanceof Error ? error.message : String(error),
			"fix the import",
		);
	}
}

async function transpile(path: string): Promise<XsModule> {
	const { code } = await transform(readFileSync(join(repositoryFolder, path), "utf8"), {
		format: "esm",
		loader: path.endsWith(".ts") ? "ts" : "js",
		sourcefile: path,
		target: "es2023",
		tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
	});
	return { path: path.replace(/\.ts$/, ".js"), code };
}

/** `main` (a .ts path in the repository) and every module it imports, directly or not. */
export async function bundle(main: string): Promise<XsModule[]> {
	return Promise.all((await reachable(main)).map(transpile));
}
