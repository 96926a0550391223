/**
 * Synaptogenesis by the book (behaviour specification, 2.6 and 2.7): for every pair of voxels ask whether the
 * morphology connects them. No axis tables, no products, no sharing of code with tools/develop.
 */
import type { AreaSketch, BrainSketch, Element, MorphologySketch, Triple } from "./sketch.js";

/** Synapses that one mapping rule makes. */
export interface Wires {
	readonly source: number;
	readonly target: number;
	readonly weight: number;
	readonly psp: number;
	readonly inhibitory: boolean;
	/** Area-local target neurons by area-local source neuron. */
	readonly targets: readonly (readonly number[])[];
}

export function wire(brain: BrainSketch): Wires[] {
	const wires: Wires[] = [];
	brain.forEach((_, target) => {
		brain.forEach((area, source) => {
			for (const mapping of area.mappings) {
				if (mapping.target !== target) continue;
				wires.push({
					source,
					target,
					weight: Math.min(Math.abs(mapping.multiplier), 255),
					psp: Math.trunc(Math.max(0, Math.min(area.psc, 255))),
					inhibitory: mapping.multiplier < 0,
					targets: targetsOf(mapping.morphology, area, brain[target]),
				});
			}
		});
	});
	return wires;
}

/** Voxel coordinates in the order in which neurons are created. */
export function voxelsOf(area: AreaSketch): Triple[] {
	const [width, height, depth] = area.dimensions;
	const voxels: Triple[] = [];
	for (let x = 0; x < width; x++)
		for (let y = 0; y < height; y++) for (let z = 0; z < depth; z++) voxels.push([x, y, z]);
	return voxels;
}

function targetsOf(morphology: MorphologySketch, source: AreaSketch, target: AreaSketch): number[][] {
	const targetVoxels = voxelsOf(target);
	return voxelsOf(source).flatMap((from) => {
		const reached: number[] = [];
		targetVoxels.forEach((to, voxel) => {
			if (connects(morphology, from, to, source.dimensions, target.dimensions))
				reached.push(voxel * target.neuronsPerVoxel + target.neuronsPerVoxel - 1);
		});
		return new Array<number[]>(source.neuronsPerVoxel).fill(reached);
	});
}

function connects(
	morphology: MorphologySketch,
	from: Triple,
	to: Triple,
	sourceSize: Triple,
	targetSize: Triple,
): boolean {
	const axes = [0, 1, 2] as const;
	switch (morphology.kind) {
		case "projector":
			return axes.every((i) => projects(from[i], to[i], sourceSize[i], targetSize[i]));
		case "block":
			return axes.every((i) => to[i] === Math.min(from[i], targetSize[i] - 1));
		case "vectors":
			return morphology.vectors.some((step) => axes.every((i) => to[i] === from[i] + step[i]));
		case "patterns":
			return morphology.patterns.some(([sourceElements, targetElements]) =>
				axes.every((i) => selects(sourceElements[i], from[i]) && reaches(targetElements[i], from[i], to[i])),
			);
	}
}

/** trunc in binary32, dividing whichever is larger. */
export function projects(l: number, v: number, s: number, d: number): boolean {
	const f = Math.fround;
	if (s > d) return Math.trunc(f(f(l) / f(f(s) / f(d)))) === v;
	if (s < d) return Math.trunc(f(f(v) / f(f(d) / f(s)))) === l;
	return l === v;
}

function selects(element: Element, coordinate: number): boolean {
	return typeof element === "number" ? element === coordinate : true;
}

function reaches(element: Element, from: number, to: number): boolean {
	if (element === "*") return true;
	if (element === "?") return to === from;
	if (element === "!") return to !== from;
	return to === element;
}
