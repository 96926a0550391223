/** Synaptogenesis without synapses: a mapping becomes a rule that the burst engine evaluates. */
import { GenomeError } from "../errors.js";
import type { CorticalArea, Mapping, Morphology, Vector } from "../genome/model.js";
import {
	type AxisRanges,
	axesMeet,
	axisFanIn,
	axisTotal,
	blockAxis,
	patternAxis,
	projectorAxis,
} from "./axis.js";
import { listFromBoxes, type SynapseList } from "./list.js";

/** A product of three axis rules. */
export type BoxRule = readonly [AxisRanges, AxisRanges, AxisRanges];

export type DevelopedRule =
	| { readonly kind: "boxes"; readonly boxes: readonly BoxRule[] }
	| { readonly kind: "vectors"; readonly vectors: readonly Vector[] }
	| { readonly kind: "list"; readonly list: SynapseList };

/** Functions that FEAGI executes; every other one makes no synapses there, and none here. */
const FUNCTIONS: ReadonlyMap<string, (source: number, target: number) => AxisRanges> = new Map([
	["projector", projectorAxis],
	["block_to_block", blockAxis],
]);

/**
 * What `mapping` connects; undefined when FEAGI makes no synapses for its morphology.
 * Throws GenomeError when overlapping patterns would need more explicit synapses than an image may hold.
 */
export function developRule(
	mapping: Mapping,
	morphology: Morphology,
	source: CorticalArea,
	target: CorticalArea,
): DevelopedRule | undefined {
	if (morphology.type === "vectors") {
		// A step that leaves the target from everywhere costs time for nothing, and need not fit an image.
		const vectors = distinct(morphology.vectors).filter((vector) => stepVoxels(vector, source, target) > 0);
		return { kind: "vectors", vectors };
	}
	if (morphology.type === "composite") return undefined;
	if (morphology.type === "functions") {
		const axis = FUNCTIONS.get(morphology.name);
		if (!axis) return undefined;
		const box = source.dimensions.map((size, i) => axis(size, target.dimensions[i]));
		return { kind: "boxes", boxes: [box as unknown as BoxRule] };
	}
	const boxes = distinct(morphology.patterns).flatMap(([from, to]) => {
		const [xs, ys, zs] = from.map((element, i) =>
			patternAxis(source.dimensions[i], target.dimensions[i], element, to[i]),
		);
		return xs.flatMap((x) => ys.flatMap((y) => zs.map((z): BoxRule => [x, y, z])));
	});
	const filled = boxes.filter((box) => box.every((axis) => axisTotal(axis) > 0));
	if (!overlap(filled)) return { kind: "boxes", boxes: filled };
	// FEAGI merges the pairs of a pattern and keeps each target once; boxes that overlap cannot.
	const list = listFromBoxes(filled, source, target);
	if (list) return { kind: "list", list };
	throw new GenomeError(
		"too-many-synapses",
		mapping.path,
		`the overlapping patterns of "${morphology.name}" need more than 16,777,216 explicit synapses`,
		"write the morphology with patterns that do not reach the same target twice, or shrink the areas",
	);
}

/** Synapses that the rule stands for. */
export function countSynapses(rule: DevelopedRule, source: CorticalArea, target: CorticalArea): number {
	if (rule.kind === "list") return rule.list.targets.length;
	let voxels = 0;
	if (rule.kind === "boxes")
		for (const [x, y, z] of rule.boxes) voxels += axisTotal(x) * axisTotal(y) * axisTotal(z);
	else for (const vector of rule.vectors) voxels += stepVoxels(vector, source, target);
	return voxels * source.neuronsPerVoxel;
}

/** Source voxels from which one step stays inside the target. */
function stepVoxels(vector: Vector, source: CorticalArea, target: CorticalArea): number {
	return vector.reduce((product, step, i) => {
		const low = Math.max(0, -step);
		const high = Math.min(source.dimensions[i], target.dimensions[i] - step);
		return product * Math.max(0, high - low);
	}, 1);
}

/** An upper bound of the synapses of this rule that end at one neuron. */
export function largestFanIn(rule: DevelopedRule, source: CorticalArea, target: CorticalArea): number {
	if (rule.kind === "list") return rule.list.largestFanIn;
	if (rule.kind === "vectors") return rule.vectors.length * source.neuronsPerVoxel;
	let sum = 0;
	for (const box of rule.boxes)
		sum += box.reduce((product, axis, i) => product * axisFanIn(axis, target.dimensions[i]), 1);
	return sum * source.neuronsPerVoxel;
}

/** Adds the rule's out-degree to `degrees`, one per source voxel. */
export function addDegrees(
	degrees: Float64Array,
	rule: DevelopedRule,
	source: CorticalArea,
	target: CorticalArea,
): void {
	const [width, height, depth] = source.dimensions;
	if (rule.kind === "list") {
		const { rows } = rule.list;
		for (let voxel = 0; voxel < degrees.length; voxel++) {
			const neuron = voxel * source.neuronsPerVoxel;
			degrees[voxel] += rows[neuron + 1] - rows[neuron];
		}
		return;
	}
	const reach = (ranges: AxisRanges, l: number) => ranges[2 * l + 1] - ranges[2 * l];
	const inside = (l: number, step: number, size: number) => l + step >= 0 && l + step < size;
	const [tw, th, td] = target.dimensions;
	for (let x = 0, voxel = 0; x < width; x++)
		for (let y = 0; y < height; y++)
			for (let z = 0; z < depth; z++, voxel++) {
				if (rule.kind === "boxes")
					for (const [bx, by, bz] of rule.boxes) degrees[voxel] += reach(bx, x) * reach(by, y) * reach(bz, z);
				else
					for (const [dx, dy, dz] of rule.vectors)
						if (inside(x, dx, tw) && inside(y, dy, th) && inside(z, dz, td)) degrees[voxel]++;
			}
}

function distinct<T>(values: readonly T[]): T[] {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function overlap(boxes: readonly BoxRule[]): boolean {
	return boxes.some((a, i) => boxes.some((b, k) => k > i && a.every((axis, n) => axesMeet(axis, b[n]))));
}
