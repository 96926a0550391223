/** How many synapses a rule stands for: in all, at most into one neuron, and out of each neuron. */
import type { CorticalArea, Vector } from "../genome/model.js";
import type { AxisRanges } from "./axis.js";
import { axisFanIn, axisTotal } from "./axis-measures.js";
import type { DevelopedRule } from "./rule.js";
import type { Dimensions } from "./tiles.js";

/** Synapses that the rule stands for. */
export function countSynapses(rule: DevelopedRule, source: CorticalArea, target: CorticalArea): number {
	if (rule.kind === "list") return rule.list.targets.length;
	let voxels = 0;
	if (rule.kind === "boxes")
		for (const [x, y, z] of rule.boxes) voxels += axisTotal(x) * axisTotal(y) * axisTotal(z);
	else for (const vector of rule.vectors) voxels += stepVoxels(vector, source.dimensions, target.dimensions);
	return voxels * source.neuronsPerVoxel;
}

/** Source voxels from which one step stays inside the target. */
export function stepVoxels(vector: Vector, source: Dimensions, target: Dimensions): number {
	return vector.reduce((product, step, i) => {
		const low = Math.max(0, -step);
		const high = Math.min(source[i], target[i] - step);
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

/** Adds the rule's out-degree to `degrees`, which holds one number for each `grain` consecutive source neurons. */
export function addDegrees(
	degrees: Float64Array,
	grain: number,
	rule: DevelopedRule,
	source: CorticalArea,
	target: CorticalArea,
): void {
	if (rule.kind === "list") {
		const { rows } = rule.list;
		for (let i = 0; i < degrees.length; i++) degrees[i] += rows[i * grain + 1] - rows[i * grain];
		return;
	}
	const repeat = source.neuronsPerVoxel / grain;
	if (rule.kind === "boxes") for (const [x, y, z] of rule.boxes) addBox(degrees, repeat, x, y, z);
	else
		for (const vector of rule.vectors) addStep(degrees, repeat, vector, source.dimensions, target.dimensions);
}

function addBox(degrees: Float64Array, repeat: number, xs: AxisRanges, ys: AxisRanges, zs: AxisRanges): void {
	const column = (zs.length / 2) * repeat;
	const plane = (ys.length / 2) * column;
	for (let x = 0; x < xs.length; x += 2) {
		const width = xs[x + 1] - xs[x];
		if (width === 0) continue;
		for (let y = 0, first = (x / 2) * plane; y < ys.length; y += 2, first += column) {
			const reach = width * (ys[y + 1] - ys[y]);
			if (reach === 0) continue;
			for (let z = 0, i = first; z < zs.length; z += 2)
				for (let n = 0; n < repeat; n++) degrees[i++] += reach * (zs[z + 1] - zs[z]);
		}
	}
}

/** A step reaches one voxel from each that it does not lead out of the target. */
function addStep(
	degrees: Float64Array,
	repeat: number,
	step: Vector,
	source: Dimensions,
	target: Dimensions,
): void {
	const low = step.map((by) => Math.max(0, -by));
	const high = step.map((by, i) => Math.min(source[i], target[i] - by));
	for (let x = low[0]; x < high[0]; x++)
		for (let y = low[1]; y < high[1]; y++) {
			const column = (x * source[1] + y) * source[2];
			for (let i = (column + low[2]) * repeat, end = (column + high[2]) * repeat; i < end; i++) degrees[i]++;
		}
}
