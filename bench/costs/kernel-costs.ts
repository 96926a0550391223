/** bench/results/kernels.json: what `feagi-xs plan` computes burst times from. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileGenome } from "../../tools/compile.js";
import type { Instructions, KernelCosts } from "../../tools/plan/costs.js";
import { brains } from "../bare/brains.js";
import type { Runs } from "../bare/runs.js";
import { fitCosts } from "./fit.js";
import type { Machine } from "./machine.js";
import { measureCosts } from "./measure-costs.js";

/** A line of a plan. */
const ABOUT = "exact counts, fitted; rv32: GCC -O2 in QEMU; lx6, taken for lx7, too: LLVM -O2 in QEMU";

/** The brain with which modules/runtime/footprint.ts was measured. */
const FOOTPRINT_GENOME = fileURLToPath(new URL("../../genomes/camera.fp32.genome.json", import.meta.url));

export async function measureKernelCosts(
	machines: readonly Machine[],
	precisions: readonly string[],
	context: NonNullable<KernelCosts["context"]>,
	tell: (line: string) => void,
): Promise<KernelCosts> {
	const instructions: Record<string, Record<string, Instructions>> = {};
	for (const machine of machines) {
		const found: Record<string, Instructions> = {};
		for (const precision of precisions) {
			const { instructions: costs, residual } = await measureCosts(machine, precision);
			found[precision] = costs;
			tell(`${machine.core}, ${precision}: the fit misses its own runs by ${(100 * residual).toFixed(1)} %`);
		}
		instructions[machine.core] = found;
	}
	return { about: ABOUT, instructions, context };
}

/** Exact: the brains' contexts differ in their areas and projections alone. */
export async function measureContext(
	runs: Runs,
	precision: string,
): Promise<NonNullable<KernelCosts["context"]>> {
	const rows = [];
	for (const brain of brains) {
		const { image } = await runs.prepared(brain, precision);
		const { contextBytes } = await runs.whole(brain, precision);
		rows.push({
			counts: { fixed: 1, area: image.areaCount, projection: image.projectionCount },
			total: contextBytes,
		});
	}
	const fitted = fitCosts(["fixed", "area", "projection"], rows, 1);
	const bytes = {
		fixed: Math.round(fitted.fixed),
		area: Math.round(fitted.area),
		projection: Math.round(fitted.projection),
	};
	const contextOf = (areas: number, projections: number) =>
		bytes.fixed + bytes.area * areas + bytes.projection * projections;
	for (const { counts, total } of rows)
		if (contextOf(counts.area, counts.projection) !== total)
			throw new Error(`a context of ${total} bytes does not follow from areas and projections alone`);
	const { network } = compileGenome(readFileSync(FOOTPRINT_GENOME, "utf8"), { precision: "int8" });
	const { genome, projections } = network;
	return { ...bytes, inFootprint: contextOf(genome.areas.length, projections.length) };
}
