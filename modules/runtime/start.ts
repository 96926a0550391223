import type { Platform } from "platform";
import { Brain } from "./brain.js";
import { SerialConsole } from "./serial.js";

/** Boots the brain that `platform` holds, reports it and lets it run; undefined, after a message, if it cannot. */
export function start(platform: Platform): Brain | undefined {
	let brain: Brain;
	try {
		brain = new Brain(platform);
	} catch (error) {
		platform.print("feagi-xs cannot start: " + (error instanceof Error ? error.message : error));
		platform.exit(1);
		return undefined;
	}
	new SerialConsole(brain);
	brain.report();
	brain.clock.start();
	return brain;
}
