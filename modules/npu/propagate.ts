/**
 * Spikes of the last burst through one projection into the slab whose turn it is (specification, 3.3).
 * Linear in spikes and in the synapses they reach; rules are evaluated here and cost no memory per synapse.
 */
import { Area, Box, Extent, Projection, ProjectionFlag, Rule, Vector } from "../connectome/layout.js";
import type { Npu } from "./npu.js";
import { toUnits } from "./precision.js";

// Named once: on XS every mention of Math walks the list of globals.
const { clz32 } = Math;

/** Instead of a neuron: every one that fired. */
export const ALL_FIRED = -1;

/** Delivers the spikes of all source neurons that fired, or of area-local `neuron` alone, which did. */
export function propagate(npu: Npu, projection: number, neuron: number): void {
	const { u8, u16 } = npu.image.views;
	const record = npu.image.projection(projection);
	const source = u16[(record + Projection.SOURCE) >> 1];
	if (npu.lastFiredCount(source) === 0) return;
	const rule = u8[record + Projection.RULE];
	const area = npu.image.area(source);
	if (rule === Rule.BOXES) throughBoxes(npu, record, area, neuron);
	else if (rule === Rule.VECTORS) throughVectors(npu, record, area, neuron);
	else throughList(npu, record, area, neuron);
}

/** Each box reaches a block of voxels; of several neurons in a voxel, the last one created. */
function throughBoxes(npu: Npu, record: number, source: number, only: number): void {
	const { image, slab, ids } = npu;
	const { u16, u32 } = image.views;
	const target = image.area(u16[(record + Projection.TARGET) >> 1]);
	const height = u32[(target + Area.HEIGHT) >> 2];
	const depth = u32[(target + Area.DEPTH) >> 2];
	const perVoxel = u32[(target + Area.NEURONS_PER_VOXEL) >> 2];
	const sourceHeight = u32[(source + Area.HEIGHT) >> 2];
	const sourceDepth = u32[(source + Area.DEPTH) >> 2];
	const sourcePerVoxel = u32[(source + Area.NEURONS_PER_VOXEL) >> 2];
	const idShift = image.idBytes === 2 ? 1 : 2;
	const firstBox = u32[(record + Projection.RULE_OFFSET) >> 2] >> 2;
	const endBox = firstBox + u32[(record + Projection.RULE_COUNT) >> 2] * (Box.BYTES >> 2);
	const { first, size, accumulators, candidates, empty, sumLimit } = slab;
	const bits = npu.pools.fired[npu.lastBank];
	const firstWord = u32[(source + Area.FIRED_WORD) >> 2];
	const startWord = only < 0 ? firstWord : firstWord + (only >> 5);
	const endWord = only < 0 ? firstWord + ((u32[(source + Area.NEURON_COUNT) >> 2] + 31) >> 5) : startWord + 1;
	const varies = contributionsVary(npu, record, source);
	let contribution = npu.contributions[u32[(record + Projection.CONTRIBUTIONS) >> 2] >> 2];
	let count = slab.count;
	for (let word = startWord; word < endWord; word++)
		for (let rest = only < 0 ? bits[word] : 1 << (only & 31); rest; rest &= rest - 1) {
			const neuron = ((word - firstWord) << 5) + 31 - clz32(rest & -rest);
			if (varies) contribution = contributionOf(npu, record, source, neuron);
			const voxel = sourcePerVoxel === 1 ? neuron : (neuron - (neuron % sourcePerVoxel)) / sourcePerVoxel;
			const z = voxel % sourceDepth;
			const column = (voxel - z) / sourceDepth;
			const y = column % sourceHeight;
			const x = (column - y) / sourceHeight;
			for (let box = firstBox; box < endBox; box += 3) {
				const xs = (u32[box] >> idShift) + 2 * x;
				const ys = (u32[box + 1] >> idShift) + 2 * y;
				const zs = (u32[box + 2] >> idShift) + 2 * z;
				const yLow = ids[ys];
				const yHigh = ids[ys + 1];
				const zLow = ids[zs];
				const run = (ids[zs + 1] - zLow) * perVoxel;
				for (let tx = ids[xs], xHigh = ids[xs + 1]; tx < xHigh; tx++)
					for (let ty = yLow; ty < yHigh; ty++) {
						const low = ((tx * height + ty) * depth + zLow + 1) * perVoxel - 1 - first;
						for (let i = low, end = low + run; i < end; i += perVoxel) {
							if (i < 0 || i >= size) continue;
							const sum = accumulators[i];
							if (sum === empty) {
								candidates[count++] = i;
								accumulators[i] = contribution;
							} else {
								const next = sum + contribution;
								accumulators[i] = next > sumLimit ? sumLimit : next < -sumLimit ? -sumLimit : next;
							}
						}
					}
			}
		}
	slab.count = count;
}

/** Each vector reaches one voxel, unless the step leaves the target area. */
function throughVectors(npu: Npu, record: number, source: number, only: number): void {
	const { image, slab } = npu;
	const { u16, u32, i32 } = image.views;
	const target = image.area(u16[(record + Projection.TARGET) >> 1]);
	const width = u32[(target + Area.WIDTH) >> 2];
	const height = u32[(target + Area.HEIGHT) >> 2];
	const depth = u32[(target + Area.DEPTH) >> 2];
	const perVoxel = u32[(target + Area.NEURONS_PER_VOXEL) >> 2];
	const sourceHeight = u32[(source + Area.HEIGHT) >> 2];
	const sourceDepth = u32[(source + Area.DEPTH) >> 2];
	const sourcePerVoxel = u32[(source + Area.NEURONS_PER_VOXEL) >> 2];
	const extent = u32[(record + Projection.RULE_OFFSET) >> 2] >> 2;
	const firstVector = extent + (Extent.BYTES >> 2);
	const endVector = firstVector + u32[(record + Projection.RULE_COUNT) >> 2] * (Vector.BYTES >> 2);
	// Sources from low to high reach only voxels of the target.
	const xInner = -i32[extent];
	const yInner = -i32[extent + 1];
	const zInner = -i32[extent + 2];
	const xOuter = width - i32[extent + 3];
	const yOuter = height - i32[extent + 4];
	const zOuter = depth - i32[extent + 5];
	const { first, size, accumulators, candidates, empty, sumLimit } = slab;
	const bits = npu.pools.fired[npu.lastBank];
	const firstWord = u32[(source + Area.FIRED_WORD) >> 2];
	const startWord = only < 0 ? firstWord : firstWord + (only >> 5);
	const endWord = only < 0 ? firstWord + ((u32[(source + Area.NEURON_COUNT) >> 2] + 31) >> 5) : startWord + 1;
	const varies = contributionsVary(npu, record, source);
	let contribution = npu.contributions[u32[(record + Projection.CONTRIBUTIONS) >> 2] >> 2];
	let count = slab.count;
	for (let word = startWord; word < endWord; word++)
		for (let rest = only < 0 ? bits[word] : 1 << (only & 31); rest; rest &= rest - 1) {
			const neuron = ((word - firstWord) << 5) + 31 - clz32(rest & -rest);
			if (varies) contribution = contributionOf(npu, record, source, neuron);
			const voxel = sourcePerVoxel === 1 ? neuron : (neuron - (neuron % sourcePerVoxel)) / sourcePerVoxel;
			const z = voxel % sourceDepth;
			const column = (voxel - z) / sourceDepth;
			const y = column % sourceHeight;
			const x = (column - y) / sourceHeight;
			const start = ((x * height + y) * depth + z + 1) * perVoxel - 1 - first;
			const border = x < xInner || x >= xOuter || y < yInner || y >= yOuter || z < zInner || z >= zOuter;
			for (let vector = firstVector; vector < endVector; vector += 4) {
				if (border) {
					const tx = x + i32[vector];
					const ty = y + i32[vector + 1];
					const tz = z + i32[vector + 2];
					if (tx < 0 || ty < 0 || tz < 0 || tx >= width || ty >= height || tz >= depth) continue;
				}
				const i = start + i32[vector + 3];
				if (i < 0 || i >= size) continue;
				const sum = accumulators[i];
				if (sum === empty) {
					candidates[count++] = i;
					accumulators[i] = contribution;
				} else {
					const next = sum + contribution;
					accumulators[i] = next > sumLimit ? sumLimit : next < -sumLimit ? -sumLimit : next;
				}
			}
		}
	slab.count = count;
}

/** Explicit synapses: row n of the list holds the targets of source neuron n. */
function throughList(npu: Npu, record: number, source: number, only: number): void {
	const { image, slab, ids } = npu;
	const { u32 } = image.views;
	const rows = u32[(record + Projection.RULE_OFFSET) >> 2] >> 2;
	const targets = u32[(record + Projection.TARGETS) >> 2] >> (image.idBytes === 2 ? 1 : 2);
	const { first, size, accumulators, candidates, empty, sumLimit } = slab;
	const bits = npu.pools.fired[npu.lastBank];
	const firstWord = u32[(source + Area.FIRED_WORD) >> 2];
	const startWord = only < 0 ? firstWord : firstWord + (only >> 5);
	const endWord = only < 0 ? firstWord + ((u32[(source + Area.NEURON_COUNT) >> 2] + 31) >> 5) : startWord + 1;
	const varies = contributionsVary(npu, record, source);
	let contribution = npu.contributions[u32[(record + Projection.CONTRIBUTIONS) >> 2] >> 2];
	let count = slab.count;
	for (let word = startWord; word < endWord; word++) {
		for (let rest = only < 0 ? bits[word] : 1 << (only & 31); rest; rest &= rest - 1) {
			const neuron = ((word - firstWord) << 5) + 31 - clz32(rest & -rest);
			if (varies) contribution = contributionOf(npu, record, source, neuron);
			for (let k = targets + u32[rows + neuron], end = targets + u32[rows + neuron + 1]; k < end; k++) {
				const i = ids[k] - first;
				if (i < 0 || i >= size) continue;
				const sum = accumulators[i];
				if (sum === empty) {
					candidates[count++] = i;
					accumulators[i] = contribution;
				} else {
					const next = sum + contribution;
					accumulators[i] = next > sumLimit ? sumLimit : next < -sumLimit ? -sumLimit : next;
				}
			}
		}
	}
	slab.count = count;
}

/** Whether spikes of one area deliver different amounts: out-degrees differ, or the potential decides. */
function contributionsVary(npu: Npu, record: number, source: number): boolean {
	const { u8, u32 } = npu.image.views;
	if (u8[record + Projection.FLAGS] & ProjectionFlag.MP_DRIVEN) return true;
	return u32[(source + Area.DEGREE_CLASSES) >> 2] !== 0;
}

/** What one spike of area-local `neuron` delivers to each of its targets, in state units. */
function contributionOf(npu: Npu, record: number, source: number, neuron: number): number {
	const { u8, u16, u32, f32 } = npu.image.views;
	const classes = u32[(source + Area.DEGREE_CLASSES) >> 2];
	let index = u32[(record + Projection.CONTRIBUTIONS) >> 2] >> 2;
	if (classes) {
		const wide = u32[(source + Area.DEGREE_CLASS_COUNT) >> 2] > 256;
		index += wide ? u16[(classes >> 1) + neuron] : u8[classes + neuron];
	}
	const flags = u8[record + Projection.FLAGS];
	if ((flags & ProjectionFlag.MP_DRIVEN) === 0) return npu.contributions[index];
	const psp = npu.pools.psps[npu.lastBank][u32[(source + Area.PSP_INDEX) >> 2] + neuron];
	// The float precisions divide by out-degree · unit, the integer ones multiply with weight / (out-degree · unit).
	const size = npu.format.float
		? npu.round((psp * u8[record + Projection.WEIGHT]) / f32[index])
		: toUnits(psp, f32[index]);
	return flags & ProjectionFlag.INHIBITORY ? -size : size;
}
