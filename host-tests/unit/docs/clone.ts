/** A folder in which documented commands find what a fresh clone has, and nothing else. */
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { scratchFolder } from "../../scratch.js";
import { root } from "./documents.js";

export interface ShellRun {
	readonly code: number;
	/** Standard output and error as a terminal shows them. */
	readonly output: string;
}

export class Clone {
	readonly folder = scratchFolder();
	readonly #bin = join(this.folder, "node_modules", ".bin");

	constructor() {
		symlinkSync(join(root, "genomes"), join(this.folder, "genomes"));
		mkdirSync(this.#bin, { recursive: true });
		// npx itself takes a second to find what the clone's package.json names.
		const npx = `#!/bin/sh\n[ "$1" = feagi-xs ] || exit 127\nshift\nexec "${process.execPath}" "${root}tools/feagi-xs.mjs" "$@"\n`;
		writeFileSync(join(this.#bin, "npx"), npx);
		chmodSync(join(this.#bin, "npx"), 0o755);
	}

	/** Runs lines of shell; the first that fails ends them. */
	run(commands: string): Promise<ShellRun> {
		const PATH = [this.#bin, join(process.execPath, ".."), process.env.PATH].join(delimiter);
		const options = { cwd: this.folder, env: { ...process.env, PATH, NO_COLOR: "1" } };
		return new Promise((resolve) => {
			execFile("sh", ["-e", "-c", `exec 2>&1\n${commands}`], options, (error, output) =>
				resolve({ code: error ? Number(error.code) : 0, output }),
			);
		});
	}
}
