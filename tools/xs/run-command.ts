import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export interface CommandResult {
	/** Exit status; -1 if a signal ended it or it could not start. */
	readonly status: number;
	readonly timedOut: boolean;
	readonly stdout: string;
	readonly stderr: string;
}

export interface CommandOptions {
	readonly cwd?: string;
	readonly timeoutMs?: number;
	/** Receives standard output as it comes, instead of having it collected. */
	readonly onStdout?: (text: string) => void;
}

export function hasCommand(name: string): boolean {
	return (process.env.PATH ?? "").split(delimiter).some((folder) => {
		try {
			accessSync(join(folder, name), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}

export function run(
	command: string,
	args: readonly string[],
	options: CommandOptions = {},
): Promise<CommandResult> {
	return new Promise((resolve) => {
		let stdout = "";
		let stderr = "";
		let timedOut = false;
		const child = spawn(command, args, { cwd: options.cwd, stdio: ["ignore", "pipe", "pipe"] });
		const timer =
			options.timeoutMs === undefined
				? undefined
				: setTimeout(() => {
						timedOut = true;
						child.kill("SIGKILL");
					}, options.timeoutMs);
		child.stdout.setEncoding("utf8").on("data", (text: string) => {
			if (options.onStdout) options.onStdout(text);
			else stdout += text;
		});
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			stderr += text;
		});
		child.on("error", (error) => {
			clearTimeout(timer);
			resolve({ status: -1, timedOut, stdout, stderr: error.message });
		});
		child.on("close", (status) => {
			clearTimeout(timer);
			resolve({ status: status ?? -1, timedOut, stdout, stderr });
		});
	});
}
