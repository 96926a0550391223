/** Every figure that bench/results/bare.json holds a budget for: exact instruction counts of native code. */
import type { Figures } from "../compare.js";
import { brains, silentBrain } from "./brains.js";
import { eventCases } from "./event-cases.js";
import type { Runs } from "./runs.js";
import { ACTIVITIES, SILENT, settledBursts, UPDATE_NEURONS, updateCases } from "./update-cases.js";

export const PRECISIONS = Object.freeze(["int8-compact", "int8", "fp16r", "fp16", "fp32"]);
/** Precisions share the code of synaptic events; what differs between float and integer, these two show. */
const EVENT_PRECISIONS = Object.freeze(["int8", "fp32"]);
/** What opening a brain takes does not depend on its precision. */
const BOOT_PRECISION = "int8";

export async function measureFigures(runs: Runs): Promise<Figures> {
	const figures: Record<string, number> = {};
	const note = (precision: string, what: string, value: number) => {
		figures[`${runs.machine.core}, ${precision}: ${what}`] = value;
	};
	for (const precision of PRECISIONS) {
		for (const one of updateCases) {
			const phases = await runs.phases(one, precision);
			const power = phases[SILENT - 1]!.update;
			for (const [i, { name }] of ACTIVITIES.entries()) {
				const counts = settledBursts(i).map((burst) => phases[burst]!.update - power);
				note(precision, `update, ${one.kind}, ${name}`, tenths(mean(counts) / UPDATE_NEURONS));
			}
		}
		if (EVENT_PRECISIONS.includes(precision))
			for (const one of eventCases) {
				const [phases, counted] = [
					await runs.phases(one, precision),
					await runs.counted(one, precision, "input"),
				];
				note(
					precision,
					`event, ${one.kind}`,
					tenths(phases.at(-1)!.propagate / counted.at(-1)!.synapticEvents),
				);
			}
		for (const brain of brains) {
			const { instructions, open, attach } = await runs.whole(brain, precision);
			note(precision, `burst, ${brain.name}, mean`, Math.round(mean(instructions)));
			note(precision, `burst, ${brain.name}, most`, Math.max(...instructions));
			note(precision, `burst, ${brain.name}, idle`, (await runs.idle(brain, precision)).instructions.at(-1)!);
			if (precision !== BOOT_PRECISION) continue;
			note(precision, `boot, ${brain.name}, open`, open);
			note(precision, `boot, ${brain.name}, attach`, attach);
		}
		const silent = await runs.idle(silentBrain, precision);
		note(precision, `burst, ${silentBrain.name}, idle`, silent.instructions.at(-1)!);
	}
	return figures;
}

export function mean(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

export function tenths(number: number): number {
	return Math.round(number * 10) / 10;
}
