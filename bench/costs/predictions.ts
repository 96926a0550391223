/** What a plan says of whole brains, beside what they take on the same core: docs/planning.md. */

import type { Board, Core } from "../../tools/board/boards.js";
import type { PrecisionName } from "../../tools/genome/model.js";
import { type BurstTimes, burstTimes } from "../../tools/plan/burst-time.js";
import type { KernelCosts } from "../../tools/plan/costs.js";
import type { CountedBurst } from "../../tools/plan/counter.js";
import { brains } from "../bare/brains.js";
import type { Runs } from "../bare/runs.js";

/** Share by which a prediction may miss before the benchmark fails. */
export const BOUND = 0.2;
const CHECKED: readonly string[] = ["essential", "camera robot", "reflex robot", "synfire4-1200"];

/** Instructions per burst, predicted and measured. */
type Pair = readonly [predicted: number, measured: number];

export interface Prediction {
	readonly idle: Pair;
	readonly typical: Pair;
	readonly worst: Pair;
}

/** By core, precision and brain. */
export type Predictions = Readonly<Record<string, Prediction>>;

export async function predict(
	runs: Runs,
	precision: PrecisionName,
	costs: KernelCosts,
): Promise<Predictions> {
	const { core } = runs.machine;
	const predictions: Record<string, Prediction> = {};
	for (const brain of brains.filter(({ name }) => CHECKED.includes(name))) {
		const workOf = async (input: "input" | "idle") =>
			afterBoot(await runs.counted(brain, precision, input)).map(({ work }: CountedBurst) => work);
		const times = burstTimes(
			{ idle: await workOf("idle"), driven: await workOf("input") },
			boardWith(core),
			precision,
			costs,
			"SRAM",
		);
		const idle = afterBoot((await runs.idle(brain, precision)).instructions);
		const driven = afterBoot((await runs.whole(brain, precision)).instructions);
		const pair = (time: keyof BurstTimes, measured: number): Pair => [
			Math.round(times[time].instructions.value ?? Number.NaN),
			Math.round(measured),
		];
		predictions[`${core}, ${precision}: ${brain.name}`] = {
			idle: pair("idle", mean(idle)),
			typical: pair("typical", mean(driven)),
			worst: pair("worst", Math.max(...driven)),
		};
	}
	return predictions;
}

/** Signed share by which the prediction misses. */
export function errorOf([predicted, measured]: Pair): number {
	return predicted / measured - 1;
}

/** The first burst also empties the sums. */
function afterBoot<T>(bursts: readonly T[]): readonly T[] {
	return bursts.slice(1);
}

function boardWith(core: Core): Board {
	return {
		...{ name: core, core, clockMHz: 160, fpu: false, builds: false },
		...{ sram: 0, blocks: [0], psram: 0, heapSource: "", clockSource: "" },
	};
}

function mean(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
