/** A computer made of temporary folders, with programs that only write down how they were called. */
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Machine } from "../../../tools/firmware/machine.js";
import { scratchFolder } from "../../scratch.js";

export interface FakeMachine extends Machine {
	readonly env: Record<string, string>;
	/** Calls of programs since the start: name and arguments. */
	calls(): { program: string; args: string[]; env: Record<string, string> }[];
	/** An executable on the PATH; `answer` is what it prints. */
	program(name: string, answer?: string, status?: number): void;
	file(path: string, text: string): void;
	/** A Moddable SDK with built tools, and MODDABLE. */
	sdk(version?: string): void;
	/** An ESP-IDF, IDF_PATH, and its programs on the PATH. */
	idf(version: string): void;
	/** Everything that Linux needs for the simulator beside the SDK. */
	compilers(): void;
}

export function fakeMachine(): FakeMachine {
	const root = scratchFolder();
	const bin = join(root, "bin");
	const log = join(root, "calls");
	mkdirSync(join(root, "dev"));
	mkdirSync(bin);
	symlinkSync(process.execPath, join(bin, "node"));
	writeFileSync(log, "");
	const env: Record<string, string> = { PATH: bin };
	const file = (path: string, text: string) => {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	};
	const executable = (path: string, answer = "", status = 0) => {
		file(
			path,
			`#!${process.execPath}
const { appendFileSync } = require("node:fs");
const { UPLOAD_PORT, SDKCONFIGPATH, PARTITIONS_FILE } = process.env;
const call = { program: ${JSON.stringify(path.split("/").at(-1))}, args: process.argv.slice(2), env: { UPLOAD_PORT, SDKCONFIGPATH, PARTITIONS_FILE } };
appendFileSync(${JSON.stringify(log)}, JSON.stringify(call) + "\\n");
console.log(${JSON.stringify(answer)});
process.exitCode = ${status};
`,
		);
		chmodSync(join(root, path), 0o755);
	};
	file("repository/package.json", '{ "version": "1.2.3" }');
	file("repository/build/brain/brain.img", "no image");
	return {
		env,
		platform: "linux",
		devices: join(root, "dev"),
		repository: join(root, "repository"),
		calls: () =>
			readFileSync(log, "utf8")
				.trim()
				.split("\n")
				.filter(Boolean)
				.map((line) => JSON.parse(line)),
		program: (name, answer, status) => executable(`bin/${name}`, answer, status),
		file,
		sdk(version = "8.2.3") {
			env.MODDABLE = join(root, "sdk");
			file("sdk/tools/VERSION", `${version}\n`);
			mkdirSync(join(root, "sdk/build/devices"), { recursive: true });
			executable("sdk/build/bin/lin/release/mcconfig");
			executable("sdk/build/bin/lin/release/mcsim");
		},
		idf(version) {
			const [major, minor, patch] = version.split(".");
			env.IDF_PATH = join(root, "idf");
			file(
				"idf/tools/cmake/version.cmake",
				`set(IDF_VERSION_MAJOR ${major})\nset(IDF_VERSION_MINOR ${minor})\nset(IDF_VERSION_PATCH ${patch})\n`,
			);
			for (const name of ["idf.py", "cmake", "ninja", "xtensa-esp-elf-gcc", "riscv32-esp-elf-gcc"])
				executable(`bin/${name}`, "14.2.0");
		},
		compilers() {
			for (const name of ["make", "gcc", "pkg-config", "tsc"]) executable(`bin/${name}`, "Version 12.2.0");
		},
	};
}
