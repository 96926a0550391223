/** What a failed transfer leaves behind, said plainly. */
import { EngineError } from "../errors.js";
import type { Connection, Esptool, EsptoolResult } from "./esptool.js";

export function unreachable(result: EsptoolResult, { port }: Connection, tool: Esptool): EngineError {
	return new EngineError(
		"flash-connect",
		port,
		`esptool ${tool.version} does not reach a chip; nothing was written\n${lastWords(result)}`,
		"check cable and --port, close other programs that use it, hold BOOT while it connects",
	);
}

export function halfWritten(result: EsptoolResult, { port }: Connection): EngineError {
	const untouched =
		/[Ff]ailed to connect|[Cc]ould not open/.test(result.output) && !/Writing at/.test(result.output);
	return new EngineError(
		"flash-write",
		port,
		untouched
			? `the connection was lost before anything was written\n${lastWords(result)}`
			: `the transfer failed: the brain partition is half-written. The board refuses such an image and runs the one built in\n${lastWords(result)}`,
		"run it again, with a lower --baud if it fails again",
	);
}

export function differs(result: EsptoolResult, { port }: Connection): EngineError {
	return new EngineError(
		"flash-verify",
		port,
		`the brain partition does not hold what was written\n${lastWords(result)}`,
		"run it again; if it stays so, the flash is worn out or the supply too weak",
	);
}

export function lastWords({ output }: EsptoolResult): string {
	return output.trim().split("\n").slice(-4).join("\n");
}
