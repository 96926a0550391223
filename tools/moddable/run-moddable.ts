// SPDX-License-Identifier: Apache-2.0
/** Runs the application in the Moddable simulator, without a window. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { EngineError } from "../errors.js";
import { buildSimulator } from "./build-simulator.js";
import { missingForModdable } from "./sdk.js";

export interface ModdableRunOptions {
	readonly image: Uint8Array;
	readonly stimulus?: Uint8Array | undefined;
	/** Stop after this many bursts, at least 1. */
	readonly bursts: number;
	/** Burst as fast as possible instead of at the genome's rate. @default true */
	readonly freeRunning?: boolean;
	/** What runs the bursts. @default "native" */
	readonly kernels?: "native" | "typescript";
	/** @default false */
	readonly debug?: boolean;
	/** Folder of the Moddable SDK. @default process.env.MODDABLE */
	readonly sdk?: string | undefined;
	/** Of the run, not of the build. @default 60000 */
	readonly timeoutMs?: number;
	readonly onLine?: (line: string) => void;
}

export interface ModdableRun {
	/** The console, without the line that ends it. */
	readonly lines: string[];
	readonly exitStatus: number;
}

const END_MARK = "feagi-xs: end ";
const DEFAULT_TIMEOUT_MS = 60_000;

/** Throws EngineError moddable-…: something is missing, the build fails, XS aborts, or time is up. */
export async function runOnModdable(options: ModdableRunOptions): Promise<ModdableRun> {
	const { host, app } = await buildSimulator({
		sdk: usableSdk(options.sdk),
		image: options.image,
		stimulus: options.stimulus,
		config: {
			bursts: options.bursts,
			freeRunning: options.freeRunning ?? true,
			kernels: options.kernels ?? "native",
		},
		debug: options.debug ?? false,
	});
	try {
		return await watch(host, app, options.timeoutMs ?? DEFAULT_TIMEOUT_MS, options.onLine ?? (() => {}));
	} finally {
		rmSync(app, { force: true });
	}
}

function usableSdk(sdk = process.env.MODDABLE): string {
	const missing = missingForModdable(sdk);
	if (missing) throw new EngineError(missing.code, "moddable-lin", missing.what, missing.remedy);
	return sdk as string;
}

/** A simulator does not end by itself: it is ended when the end mark comes. */
function watch(
	host: string,
	app: string,
	timeoutMs: number,
	onLine: (line: string) => void,
): Promise<ModdableRun> {
	return new Promise((resolve, reject) => {
		const lines: string[] = [];
		let rest = "";
		let exitStatus: number | undefined;
		const child = spawn(host, [app], { stdio: ["ignore", "pipe", "inherit"] });
		const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
		child.stdout.setEncoding("utf8").on("data", (text: string) => {
			const parts = (rest + text).split("\n");
			rest = parts.pop() ?? "";
			for (const line of parts) {
				if (exitStatus !== undefined) return;
				if (line.startsWith(END_MARK)) {
					exitStatus = Number(line.slice(END_MARK.length));
					child.kill();
				} else {
					lines.push(line);
					onLine(line);
				}
			}
		});
		child.on("error", reject);
		child.on("close", (status, signal) => {
			clearTimeout(timer);
			if (exitStatus !== undefined) resolve({ lines, exitStatus });
			else if (signal === "SIGKILL")
				reject(
					new EngineError(
						"moddable-timeout",
						"moddable-lin",
						`not finished after ${timeoutMs} ms`,
						"raise timeoutMs, or ask for fewer bursts",
					),
				);
			else
				reject(
					new EngineError(
						"moddable-abort",
						"moddable-lin",
						`ended with status ${status ?? signal}: ${[...lines, rest].slice(-3).join("\n")}`,
						"status 1 is full memory, 5 an unhandled exception; a debug build prints its text",
					),
				);
		});
	});
}
