/** Measured costs of native code: bench/results/kernels.json. What it does not hold is not guessed. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { CORES, type Core } from "../board/boards.js";
import { UsageError } from "../errors.js";
import type { PrecisionName } from "../genome/model.js";
import { type Operation, operations } from "./operations.js";

/** As documents and messages name it. */
export const COSTS_FILE = "bench/results/kernels.json";
const costsPath = fileURLToPath(new URL(`../../${COSTS_FILE}`, import.meta.url));

const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const instructions = v.strictObject(
	Object.fromEntries(operations.map((operation) => [operation, v.optional(count)])) as Record<
		Operation,
		v.OptionalSchema<typeof count, undefined>
	>,
);
const schema = v.strictObject({
	/** How it was measured: compiler, options, emulator. */
	about: v.string(),
	/** Instructions per operation. 0: part of another operation's. Left out: not measured. */
	instructions: v.record(v.picklist(CORES), v.record(v.picklist(PRECISION_NAMES), instructions)),
	/**
	 * Bytes that native code keeps beside the state on a 32-bit core: in all, per area, per projection; and those of the
	 * brain that the predicted footprint of XS was measured with, which that holds already.
	 */
	context: v.optional(
		v.strictObject({ fixed: count, area: count, projection: count, inFootprint: v.optional(count) }),
	),
	/** Bytes of flash that the firmware takes without the brain image, by board. */
	firmware: v.optional(v.record(v.string(), count)),
});

export interface KernelCosts {
	readonly about: string;
	readonly instructions: { readonly [core in Core]?: { readonly [precision: string]: Instructions } };
	readonly context?: {
		readonly fixed: number;
		readonly area: number;
		readonly projection: number;
		readonly inFootprint?: number;
	};
	readonly firmware?: { readonly [board: string]: number };
}

export type Instructions = { readonly [operation in Operation]?: number };

/**
 * `file`: instead of bench/results/kernels.json. undefined where nothing was measured yet.
 * @throws UsageError costs-missing, costs-format
 */
export function readCosts(file?: string): KernelCosts | undefined {
	const path = file ?? costsPath;
	if (!existsSync(path)) {
		if (file === undefined) return undefined;
		throw new UsageError(
			"costs-missing",
			file,
			"there is no such file",
			"give the file that holds the costs",
		);
	}
	return parseCosts(readFileSync(path, "utf8"), file ?? COSTS_FILE);
}

export function parseCosts(text: string, name: string): KernelCosts {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw refuse(name, (error as Error).message);
	}
	const result = v.safeParse(schema, value);
	if (result.success) return result.output as KernelCosts;
	const [issue] = result.issues;
	throw refuse(name, `${v.getDotPath(issue) ?? "the document"}: ${issue.message}`);
}

/**
 * Where the same machine code runs, the same counts hold: rv32imac runs what is compiled for rv32imc, and LX7 has LX6's
 * instructions. rv32imafc runs rv32imc's code, too, but is never compiled for so.
 */
const RUNS_CODE_OF: { readonly [core in Core]?: Core } = { rv32imac: "rv32imc", lx7: "lx6" };

/** undefined where nothing was measured. */
export function instructionsOf(
	costs: KernelCosts | undefined,
	core: Core,
	precision: PrecisionName,
): Instructions | undefined {
	return precisionsOf(costs, core)?.[precision];
}

/** Whether anything was measured on that core. */
export function hasCore(costs: KernelCosts | undefined, core: Core): boolean {
	return precisionsOf(costs, core) !== undefined;
}

function precisionsOf(costs: KernelCosts | undefined, core: Core) {
	const other = RUNS_CODE_OF[core];
	return costs?.instructions[core] ?? (other && costs?.instructions[other]);
}

function refuse(name: string, message: string): UsageError {
	return new UsageError("costs-format", name, message, "docs/planning.md tells what the file holds");
}
