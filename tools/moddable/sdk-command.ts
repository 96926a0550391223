/** One command in the environment of the SDK's tools. */
import { EngineError } from "../errors.js";
import { run } from "../xs/run-command.js";
import { searchPath } from "./sdk.js";

export interface Said {
	readonly stdout: string;
	readonly stderr: string;
}

/** Returns what the tool said. @throws EngineError "moddable-build" with the tool's own words */
export async function sdkCommand(
	sdk: string,
	command: string,
	args: readonly string[],
	cwd: string,
	settings: Readonly<Record<string, string>> = {},
): Promise<Said> {
	const environment = Object.entries({ MODDABLE: sdk, PATH: searchPath(sdk), ...settings });
	const assignments = environment.map(([name, value]) => `${name}=${value}`);
	const { status, stdout, stderr } = await run("env", [...assignments, command, ...args], { cwd });
	if (status === 0) return { stdout, stderr };
	const words = `${stdout}${stderr}`.trim().split("\n").slice(-12).join("\n");
	throw new EngineError(
		"moddable-build",
		command,
		words,
		"read the message; delete build/moddable to start afresh",
	);
}
