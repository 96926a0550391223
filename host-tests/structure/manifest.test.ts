/** The manifests say what the folders hold: mcconfig ignores a name that it does not find, and wildcards in `preload`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

interface Manifest {
	readonly include?: string | string[];
	readonly modules?: Record<string, string | string[]>;
	readonly preload?: string[];
	readonly data?: Record<string, string>;
	readonly creation?: Record<string, unknown>;
	readonly platforms?: Record<string, { include?: string; error?: string }>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

function manifest(path: string): Manifest {
	return JSON.parse(readFileSync(join(root, path), "utf8"));
}

/** Paths without extension of the sources under `folder`, sorted within their folder. */
function sources(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true })
		.flatMap((entry) => {
			const path = `${folder}/${entry.name}`;
			if (entry.isDirectory()) return sources(path);
			return /(?<!\.d)\.ts$/.test(entry.name) ? [path.slice(0, -".ts".length)] : [];
		})
		.sort();
}

const list = (value: string | string[] | undefined) => [value ?? []].flat();

/** The screen is by itself: firmware without one does without its code. */
const SCREEN = "modules/screen";

describe.each([
	["modules", (path: string) => !path.startsWith(`${SCREEN}/`)],
	[SCREEN, (path: string) => path.startsWith(`${SCREEN}/`)],
])("%s/manifest.json", (folder, isIts) => {
	const { modules = {}, preload } = manifest(`${folder}/manifest.json`);
	const files = sources("modules").filter(isIts);

	test("names every module, under its path in the repository, in order", () => {
		const named = Object.entries(modules).flatMap(([pattern, paths]) =>
			list(paths).map((path) => {
				const name = pattern.replace("*", path.slice(path.lastIndexOf("/") + 1));
				expect(name).toBe(`${folder}/${path.slice(2)}`);
				return name;
			}),
		);
		for (const paths of Object.values(modules)) expect([...list(paths)].sort()).toEqual(list(paths));
		expect(named.sort()).toEqual(files);
	});

	test("preloads every module, in order", () => {
		expect(preload).toEqual(files);
	});

	test("holds no tests", () => {
		expect(files.filter((path) => path.endsWith(".test"))).toEqual([]);
	});
});

describe("platforms/manifest.json", () => {
	const { platforms = {} } = manifest("platforms/manifest.json");
	/** What platforms share: the natives of XS, and their module for the SDK. */
	const SHARED = ["native", "moddable"];
	const folders = readdirSync(join(root, "platforms"), { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !SHARED.includes(entry.name))
		.map((entry) => entry.name);
	const withManifest = folders.filter((name) => existsSync(join(root, "platforms", name, "manifest.json")));

	test("reaches every platform that has a manifest, and no other", () => {
		const reached = Object.values(platforms).flatMap(({ include }) => list(include));
		expect([...new Set(reached)].sort()).toEqual(
			withManifest.map((name) => `./${name}/manifest.json`).sort(),
		);
	});

	test("refuses other platforms with a sentence", () => {
		expect(platforms["..."]?.error).toMatch(/esp32/);
	});

	test.each(withManifest)("%s gives the module platform, and preloads all its modules", (name) => {
		const { modules = {}, preload } = manifest(`platforms/${name}/manifest.json`);
		const names = list(modules["*"]).map((path) => path.slice("./".length));
		expect(names).toContain("platform");
		expect(preload).toEqual(names);
		// A folder within it has a manifest of its own.
		const own = sources(`platforms/${name}`).filter((path) => path.split("/").length === 3);
		expect([...names].sort()).toEqual(own.map((path) => path.split("/").at(-1)));
	});

	test.each(withManifest)("%s has the native kernels", (name) => {
		expect(list(manifest(`platforms/${name}/manifest.json`).include)).toContain("../moddable/manifest.json");
	});

	test("the native kernels are one module with all C sources, preloaded", () => {
		const { modules = {}, preload } = manifest("platforms/moddable/manifest.json");
		expect(modules).toEqual({ "*": ["./native-kernels", "./checksum", "../native/*", "../../kernels/*"] });
		expect(preload).toEqual(["native-kernels", "checksum"]);
		const headers = readFileSync(join(root, "platforms/moddable/native-kernels.c"), "utf8");
		for (const [, path] of headers.matchAll(/#include "(\.\.[^"]*)"/g))
			expect(existsSync(join(root, "platforms/moddable", path))).toBe(true);
	});

	test("no two C sources of a firmware have the same name: the SDK's objects lie in one folder", () => {
		const sources = ["platforms/esp32", "platforms/moddable", "platforms/native", "kernels"]
			.flatMap((folder) => readdirSync(join(root, folder)))
			.filter((name) => name.endsWith(".c"));
		expect(new Set(sources).size).toBe(sources.length);
	});

	test.each(folders)("%s implements the seam", (name) => {
		expect(existsSync(join(root, "platforms", name, "platform.ts"))).toBe(true);
	});
});

describe("manifest.json", () => {
	const application = manifest("manifest.json");

	test("includes manifests that exist", () => {
		const own = list(application.include).filter((path) => path.startsWith("./"));
		expect(own).toContain("./modules/manifest.json");
		expect(own).toContain("./platforms/manifest.json");
		for (const path of own) expect(existsSync(join(root, path))).toBe(true);
	});

	test("preloads main and takes the brain from build/brain", () => {
		expect(application.preload).toEqual(["main"]);
		expect(application.data).toEqual({ "*": "./build/brain/*" });
	});

	test("leaves memory to the platforms; a chip's own static heap would starve the pools", () => {
		expect(application.creation).toBeUndefined();
		expect(manifest("platforms/esp32/manifest.json").creation).toMatchObject({ static: 0 });
	});
});
