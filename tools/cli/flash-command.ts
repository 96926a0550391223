import { flashBrain, planFlash } from "../firmware/flash.js";
import { readFlashImage } from "../firmware/flash-image.js";
import { thisMachine } from "../firmware/machine.js";
import { TARGETS, targetOf } from "../firmware/targets.js";

interface FlashCommandOptions {
	readonly port: string;
	readonly chip?: string;
	readonly baud: number;
	readonly table?: string;
	readonly dryRun?: boolean;
}

/** Writes a brain image into a board's brain partition; the firmware stays. */
export function flashCommand(file: string, options: FlashCommandOptions): void {
	const target = options.chip === undefined ? undefined : targetOf(options.chip);
	const flash = {
		image: readFlashImage(file),
		connection: { port: options.port, baud: options.baud, chip: target?.chip },
		table: options.table,
		machine: thisMachine,
		say: (line: string) => console.log(line),
	};
	if (!options.dryRun) {
		flashBrain(flash);
		return;
	}
	const table = options.table ?? (target ?? TARGETS[0]).partitions;
	const plan = planFlash(flash, table);
	console.log(`dry run, nothing is written; partition table of ${table}`);
	for (const line of plan) console.log(line);
}
