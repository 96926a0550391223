/** Goals that whole applications meet, from what the other benchmarks measured with XS inside. */
import { readFileSync } from "node:fs";
import type { CapacityRow } from "../capacity/rows.js";
import type { Figures } from "../compare.js";

export interface SystemGoal {
	readonly what: string;
	readonly limit: string;
	readonly measured: string;
	readonly met: boolean;
}

const BYTES: Readonly<Record<string, number>> = { "int8-compact": 2.8, int8: 3.8, fp32: 5.8 };
const NEURONS: Readonly<Record<string, number>> = { "int8-compact": 100_000, int8: 75_000, fp32: 48_000 };
const AROUND = 20_000;
/** Instructions of a modelled core of 160 MHz in a period of FEAGI's essential genome. */
const PERIOD = 160e6 / 15;
const IDLE_SHARE = 0.9;

/** `bare`: figures of the same core without XS. */
export function systemGoals(bare: Figures): SystemGoal[] {
	const capacity = readResult<CapacityRow[]>("capacity.json");
	const xs = readResult<Figures>("rv32.json");
	const rows = (precision: string) => capacity.filter((row) => row.precision === precision);
	const idle = "native: essential, instructions per idle burst";
	const around = xs[`int8, ${idle}`]! - bare["rv32imac, int8: burst, essential, idle"]!;
	const busy = xs["int8, native: essential, instructions per burst on moving digits, mean"]! / PERIOD;
	return [
		...Object.entries(BYTES).map(([precision, limit]) => {
			const most = Math.max(...rows(precision).map(({ bytesPerNeuron }) => bytesPerNeuron));
			return goal(`SRAM per neuron, ${precision}, bytes`, limit, most, most <= limit, "at most");
		}),
		...Object.entries(NEURONS).map(([precision, limit]) => {
			const fewest = Math.min(...rows(precision).map(({ neurons }) => neurons));
			const what = `neurons that ran in 320 KB with XS and the report, ${precision}`;
			return goal(what, limit, fewest, fewest >= limit, "at least");
		}),
		goal("XS and TypeScript around an idle burst, instructions", AROUND, around, around <= AROUND, "at most"),
		{
			what: "`essential` in INT8 with XS, 15 Hz, a core of 160 MHz: idle",
			limit: `at least ${100 * IDLE_SHARE} %`,
			measured: `${(100 * (1 - busy)).toFixed(1)} %`,
			met: 1 - busy >= IDLE_SHARE,
		},
	];
}

function goal(what: string, limit: number, measured: number, met: boolean, bound: string): SystemGoal {
	const text = (value: number) => value.toLocaleString("en-US");
	return { what, limit: `${bound} ${text(limit)}`, measured: text(measured), met };
}

function readResult<T>(name: string): T {
	return JSON.parse(readFileSync(new URL(`../results/${name}`, import.meta.url), "utf8")) as T;
}
