/**
 * Spikes of the last burst through one projection into the slab whose turn it is (specification, 3.3).
 * Linear in spikes and in the synapses they reach; rules are evaluated here and cost no memory per synapse.
 */
import { Area, Box, Projection, ProjectionFlag, Rule } from "../connectome/layout.js";
import type { Npu } from "./npu.js";

export function propagate(npu: Npu, projection: number): void {
	const { u8, u16, u32 } = npu.image.views;
	const record = npu.image.projection(projection);
	const source = u16[(record + Projection.SOURCE) >> 1];
	if (npu.lastFiredCount(source) === 0) return;
	const area = npu.image.area(source);
	const rule = u8[record + Projection.RULE];
	const bits = npu.pools.fired[npu.lastBank];
	const first = u32[(area + Area.FIRED_WORD) >> 2];
	const end = first + ((u32[(area + Area.NEURON_COUNT) >> 2] + 31) >>> 5);
	for (let word = first; word < end; word++) {
		let rest = bits[word];
		for (let neuron = (word - first) << 5; rest; rest >>>= 1, neuron++) {
			if ((rest & 1) === 0) continue;
			const contribution = contributionOf(npu, record, area, neuron);
			if (rule === Rule.LIST) deliverList(npu, record, neuron, contribution);
			else deliverRule(npu, record, rule, area, neuron, contribution);
		}
	}
}

/** What one spike of area-local `neuron` delivers to each of its targets, in state units. */
function contributionOf(npu: Npu, record: number, area: number, neuron: number): number {
	const { u8, u16, u32, f32 } = npu.image.views;
	const classes = u32[(area + Area.DEGREE_CLASSES) >> 2];
	let index = u32[(record + Projection.CONTRIBUTIONS) >> 2] >> 2;
	if (classes) {
		const wide = u32[(area + Area.DEGREE_CLASS_COUNT) >> 2] > 256;
		index += wide ? u16[(classes >> 1) + neuron] : u8[classes + neuron];
	}
	const flags = u8[record + Projection.FLAGS];
	if ((flags & ProjectionFlag.MP_DRIVEN) === 0) return npu.contributions[index];
	const psp = npu.pools.psps[npu.lastBank][u32[(area + Area.PSP_INDEX) >> 2] + neuron];
	const contribution = npu.membrane.driven(psp, u8[record + Projection.WEIGHT], f32[index]);
	return flags & ProjectionFlag.INHIBITORY ? -contribution : contribution;
}

/** Row `neuron` of an explicit list. */
function deliverList(npu: Npu, record: number, neuron: number, contribution: number): void {
	const { u32 } = npu.image.views;
	const rows = (u32[(record + Projection.RULE_OFFSET) >> 2] >> 2) + neuron;
	const targets = u32[(record + Projection.TARGETS) >> 2] / npu.image.idBytes;
	for (let i = targets + u32[rows], end = targets + u32[rows + 1]; i < end; i++)
		npu.slab.add(npu.ids[i], contribution);
}

function deliverRule(
	npu: Npu,
	record: number,
	rule: number,
	area: number,
	neuron: number,
	contribution: number,
): void {
	const { u16, u32 } = npu.image.views;
	const target = npu.image.area(u16[(record + Projection.TARGET) >> 1]);
	const perVoxel = u32[(area + Area.NEURONS_PER_VOXEL) >> 2];
	const height = u32[(area + Area.HEIGHT) >> 2];
	const depth = u32[(area + Area.DEPTH) >> 2];
	const voxel = (neuron - (neuron % perVoxel)) / perVoxel;
	const z = voxel % depth;
	const column = (voxel - z) / depth;
	const y = column % height;
	const x = (column - y) / height;
	const first = u32[(record + Projection.RULE_OFFSET) >> 2];
	const count = u32[(record + Projection.RULE_COUNT) >> 2];
	for (let i = 0; i < count; i++)
		if (rule === Rule.BOXES) deliverBox(npu, first + i * Box.BYTES, target, x, y, z, contribution);
		else deliverVector(npu, (first >> 2) + i * 3, target, x, y, z, contribution);
}

/** All voxels of the product of three ranges; of several neurons in a voxel, the last one created. */
function deliverBox(
	npu: Npu,
	box: number,
	target: number,
	x: number,
	y: number,
	z: number,
	contribution: number,
): void {
	const { u32 } = npu.image.views;
	const { ids, slab } = npu;
	const idBytes = npu.image.idBytes;
	const xs = u32[(box + Box.X) >> 2] / idBytes + 2 * x;
	const ys = u32[(box + Box.Y) >> 2] / idBytes + 2 * y;
	const zs = u32[(box + Box.Z) >> 2] / idBytes + 2 * z;
	const height = u32[(target + Area.HEIGHT) >> 2];
	const depth = u32[(target + Area.DEPTH) >> 2];
	const perVoxel = u32[(target + Area.NEURONS_PER_VOXEL) >> 2];
	const yLow = ids[ys];
	const yHigh = ids[ys + 1];
	const zLow = ids[zs];
	const zHigh = ids[zs + 1];
	for (let tx = ids[xs], xHigh = ids[xs + 1]; tx < xHigh; tx++)
		for (let ty = yLow; ty < yHigh; ty++) {
			const column = (tx * height + ty) * depth;
			for (let tz = zLow; tz < zHigh; tz++) slab.add((column + tz + 1) * perVoxel - 1, contribution);
		}
}

/** The voxel one step away, unless the step leaves the target area. */
function deliverVector(
	npu: Npu,
	vector: number,
	target: number,
	x: number,
	y: number,
	z: number,
	contribution: number,
): void {
	const { u32, i32 } = npu.image.views;
	const height = u32[(target + Area.HEIGHT) >> 2];
	const depth = u32[(target + Area.DEPTH) >> 2];
	const tx = x + i32[vector];
	const ty = y + i32[vector + 1];
	const tz = z + i32[vector + 2];
	if (tx < 0 || ty < 0 || tz < 0) return;
	if (tx >= u32[(target + Area.WIDTH) >> 2] || ty >= height || tz >= depth) return;
	const perVoxel = u32[(target + Area.NEURONS_PER_VOXEL) >> 2];
	npu.slab.add(((tx * height + ty) * depth + tz + 1) * perVoxel - 1, contribution);
}
