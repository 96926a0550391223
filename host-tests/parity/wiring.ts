/**
 * Synaptogenesis by the book (behaviour specification, 2.6 and 2.7): for every pair of voxels ask whether the
 * morphology connects them. No axis tables, no products, no sharing of code with tools/develop.
 */
import { decodeCorticalId } from "../../tools/genome/cortical-id.js";
import type {
	AreaSketch,
	BrainSketch,
	Element,
	ExtendedFunction,
	MorphologySketch,
	Triple,
} from "./sketch.js";

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

/** `seed` is what synapses are drawn with, where a mapping asks for that. */
export function wire(brain: BrainSketch, seed = 1): Wires[] {
	const wires: Wires[] = [];
	brain.forEach((_, target) => {
		brain.forEach((area, source) => {
			// Vectors leave out pairs that an earlier rule between the same areas has connected.
			const connected = new Map<number, Set<number>>();
			const connect = (
				vectors: boolean,
				neuron: number,
				reached: number[],
				keeps: (to: number) => boolean,
			) => {
				const made = connected.get(neuron) ?? new Set();
				const left = reached.filter((to) => !(vectors && made.has(to)) && keeps(to));
				connected.set(neuron, new Set([...made, ...left]));
				return left;
			};
			const rules = area.mappings.filter((mapping) => mapping.target === target);
			for (const [rule, mapping] of rules.entries()) {
				const draw = (purpose: number, neuron: number, more: readonly number[]) =>
					hash([seed, purpose, ...words(area.id), ...words(brain[target].id), rule, neuron, ...more]);
				wires.push({
					source,
					target,
					weight: Math.min(Math.abs(mapping.multiplier), 255),
					psp: Math.trunc(Math.max(0, Math.min(area.psc, 255))),
					inhibitory: mapping.multiplier < 0,
					targets: targetsOf(mapping.morphology, area, brain[target], draw).map((reached, neuron) =>
						connect(
							mapping.morphology.kind === "vectors",
							neuron,
							reached,
							(to) => (draw(1, neuron, [to]) * 100n) >> 32n < (mapping.attractivity ?? 100),
						),
					),
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

type Draw = (purpose: number, neuron: number, more: readonly number[]) => bigint;

function targetsOf(
	morphology: MorphologySketch,
	source: AreaSketch,
	target: AreaSketch,
	draw: Draw,
): number[][] {
	const targetVoxels = voxelsOf(target);
	const last = (voxel: number) => voxel * target.neuronsPerVoxel + target.neuronsPerVoxel - 1;
	return voxelsOf(source).flatMap((from, sourceVoxel) => {
		const reached: number[] = [];
		if (drawsVoxel(morphology, from, source.dimensions))
			return new Array(source.neuronsPerVoxel).fill(0).map((_, n) => {
				const random = draw(2, sourceVoxel * source.neuronsPerVoxel + n, []);
				return [last(Number((random * BigInt(targetVoxels.length)) >> 32n))];
			});
		targetVoxels.forEach((to, voxel) => {
			if (connects(morphology, from, to, source.dimensions, target.dimensions)) reached.push(last(voxel));
		});
		return new Array<number[]>(source.neuronsPerVoxel).fill(reached);
	});
}

/** Whether neurons of the voxel have their targets drawn: the randomizer, or one behind composites. */
function drawsVoxel(morphology: MorphologySketch, from: Triple, sourceSize: Triple): boolean {
	if (morphology.kind === "function") return morphology.name === "randomizer";
	if (morphology.kind !== "tile") return false;
	const inside = withinTile(morphology, from, sourceSize);
	return inside !== undefined && drawsVoxel(morphology.mapper, inside, morphology.block);
}

/** Coordinates in the tile that holds the voxel: whole blocks, `take` of them, then `skip` not, along each axis. */
function withinTile(
	{ block, pattern }: MorphologySketch & { kind: "tile" },
	from: Triple,
	sourceSize: Triple,
): Triple | undefined {
	const inside = from.map((l, i) => {
		const [take, skip] = pattern[i];
		const taken: boolean[] = [];
		for (let start = 0; start + block[i] <= sourceSize[i]; start += block[i])
			taken.push(taken.length % (take + skip) < take);
		return taken[Math.floor(l / block[i])] ? l % block[i] : -1;
	});
	return inside.every((l) => l >= 0) ? (inside as unknown as Triple) : undefined;
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
		case "tile": {
			const inside = withinTile(morphology, from, sourceSize);
			return inside !== undefined && connects(morphology.mapper, inside, to, morphology.block, targetSize);
		}
		case "function":
			return functionConnects(morphology.name, from, to, sourceSize, targetSize);
	}
}

/** FEAGI's helper rules that it never calls (2.7), and the randomizer, whose voxels are drawn elsewhere. */
function functionConnects(
	name: ExtendedFunction,
	from: Triple,
	to: Triple,
	sourceSize: Triple,
	targetSize: Triple,
): boolean {
	const f = Math.fround;
	const axes = [0, 1, 2] as const;
	switch (name) {
		case "expander_x":
			return axes.every((i) => {
				const t = Math.trunc(f(f(from[i]) * f(f(targetSize[i]) / f(sourceSize[i]))));
				return to[i] === Math.min(t, targetSize[i] - 1);
			});
		case "reducer_x":
			return to[0] < 32 && Math.floor(from[0] / 2 ** to[0]) % 2 === 1 && to[1] === 0 && to[2] === 0;
		case "lateral_pairs_x": {
			const partner = from[0] % 2 === 0 ? from[0] + 1 : from[0] - 1;
			return partner < sourceSize[0] && to[0] === partner && to[1] === from[1] && to[2] === from[2];
		}
		case "last_to_first":
			return axes.every((i) => from[i] === sourceSize[i] - 1 && to[i] === 0);
		case "randomizer":
			return false;
	}
}

/** docs/image-format.md, seeded draws, in unlimited integers. */
function hash(input: readonly number[]): bigint {
	const wrap = (n: bigint) => BigInt.asUintN(32, n);
	return input.reduce((h, word) => {
		const a = wrap((h ^ BigInt(word)) + 0x9e3779b9n);
		const b = wrap((a ^ (a >> 16n)) * 0x7feb352dn);
		const c = wrap((b ^ (b >> 15n)) * 0x846ca68bn);
		return c ^ (c >> 16n);
	}, 0n);
}

/** The eight bytes of the id as two words, the first byte highest; other tests look at the ids. */
function words(id: string): number[] {
	const bytes = Buffer.from(decodeCorticalId(id)!.bytes);
	return [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
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
