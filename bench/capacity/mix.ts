/**
 * The area mix whose size is measured, in FEAGI's hierarchical form: a robot that sees. Of 27 planes of voxels 3 are
 * sensory and 2 motor, which keep nothing but their spikes; the other 22 integrate, leak and wait after a spike, of them
 * 2 spike no more than three times in a row, and 2 pass their potential on. Wired by every kind of rule.
 */
import { Coder } from "../../modules/connectome/layout.js";

/** What each area is for, with its share of the 27 planes. */
interface Part {
	readonly name: string;
	readonly id: string;
	readonly planes: number;
	readonly properties: Readonly<Record<string, unknown>>;
	/** Morphologies by the name of the area that they reach. */
	readonly wires?: Readonly<Record<string, Wire>>;
}

interface Wire {
	readonly rule: string;
	/** Multiple of the source's postsynaptic current of 1; negative inhibits. */
	readonly weight?: number;
}

/** Base64 of an IO area's id: direction and unit, data type, unit index. */
function ioId(unit: string, coder: number, index: number): string {
	return Buffer.from([...Buffer.from(unit), coder, 0, 0, index]).toString("base64");
}

const memoryFree = { mp_charge_accumulation: false, firing_threshold: 0.9 };
const integrates = { mp_charge_accumulation: true, leak_coefficient: 0.2 };
const eye = (index: number) => ioId("iimg", Coder.CARTESIAN_PLANE, index);
const picture = (index: number) => ioId("oimg", Coder.CARTESIAN_PLANE, index);

const PARTS: readonly Part[] = [
	{
		name: "left eye",
		id: eye(0),
		planes: 1,
		properties: memoryFree,
		wires: { edges: { rule: "block_to_block" } },
	},
	{
		name: "right eye",
		id: eye(1),
		planes: 1,
		properties: memoryFree,
		wires: { edges: { rule: "projector" } },
	},
	{
		name: "far eye",
		id: eye(2),
		planes: 1,
		properties: memoryFree,
		wires: { motion: { rule: "neighbours" } },
	},
	{
		name: "edges",
		id: "cEDGES",
		planes: 4,
		properties: { ...integrates, firing_threshold: 1.5, refractory_period: 1 },
		wires: { shapes: { rule: "overlapping" }, calm: { rule: "block_to_block" } },
	},
	{
		name: "motion",
		id: "cMOTIO",
		planes: 2,
		properties: { ...integrates, firing_threshold: 2.5, refractory_period: 2 },
		wires: { shapes: { rule: "projector" }, places: { rule: "neighbours" } },
	},
	{
		name: "shapes",
		id: "cSHAPE",
		planes: 4,
		properties: { ...integrates, firing_threshold: 1.2, refractory_period: 3 },
		wires: { places: { rule: "projector" }, echo: { rule: "overlapping" } },
	},
	{
		name: "calm",
		id: "cCALM_",
		planes: 2,
		properties: { ...integrates, firing_threshold: 1, refractory_period: 1 },
		wires: { edges: { rule: "neighbours", weight: -1 } },
	},
	{
		name: "places",
		id: "cPLACE",
		planes: 6,
		properties: { ...integrates, firing_threshold: 1.8, refractory_period: 2 },
		wires: { burst: { rule: "projector" }, value: { rule: "first_plane" } },
	},
	{
		name: "burst",
		id: "cBURST",
		planes: 2,
		properties: { ...integrates, firing_threshold: 0.9, consecutive_fire_cnt_max: 3, snooze_length: 4 },
		wires: { "left arm": { rule: "projector" } },
	},
	{
		name: "value",
		id: "cVALUE",
		planes: 1,
		properties: { ...integrates, firing_threshold: 0.9, mp_driven_psp: true },
		wires: { "right arm": { rule: "block_to_block" } },
	},
	{
		name: "echo",
		id: "cECHO_",
		planes: 1,
		properties: { ...integrates, firing_threshold: 0.9, refractory_period: 1, mp_driven_psp: true },
		wires: { echo: { rule: "neighbours", weight: -1 }, "right arm": { rule: "neighbours" } },
	},
	{ name: "left arm", id: picture(0), planes: 1, properties: memoryFree },
	{ name: "right arm", id: picture(1), planes: 1, properties: memoryFree },
];

/** The mix with planes of ⌈size / 2⌉ × ⌊size / 2⌋ voxels. */
export function mixGenome(size: number): string {
	const idOf = new Map(PARTS.map(({ name, id }) => [name, id]));
	const blueprint = PARTS.map(({ name, id, planes, properties, wires = {} }) => [
		id,
		{
			cortical_name: name,
			block_boundaries: [Math.ceil(size / 2), Math.floor(size / 2), planes],
			postsynaptic_current: 1,
			psp_uniform_distribution: true,
			...properties,
			cortical_mapping_dst: Object.fromEntries(
				Object.entries(wires).map(([target, wire]) => [idOf.get(target), [mapping(wire)]]),
			),
		},
	]);
	return JSON.stringify({
		genome_id: "capacity",
		genome_title: "seeing robot",
		version: "2.1",
		physiology: { simulation_timestep: 0.05, quantization_precision: "int8" },
		neuron_morphologies: MORPHOLOGIES,
		blueprint: Object.fromEntries(blueprint),
	});
}

function mapping({ rule, weight = 1 }: Wire) {
	return {
		morphology_id: rule,
		morphology_scalar: [1, 1, 1],
		postSynapticCurrent_multiplier: weight,
		plasticity_flag: false,
	};
}

const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y, 0]));

const MORPHOLOGIES = {
	neighbours: {
		type: "vectors",
		parameters: { vectors: around.filter(([x, y]) => x !== 0 || y !== 0) },
		class: "custom",
	},
	first_plane: {
		type: "patterns",
		parameters: {
			patterns: [
				[
					["*", "*", 0],
					["?", "?", 0],
				],
			],
		},
		class: "custom",
	},
	/** Two patterns with synapses in common: what no table of ranges says, and is stored one by one. */
	overlapping: {
		type: "patterns",
		parameters: {
			patterns: [
				[
					["*", "*", 0],
					["?", "?", "*"],
				],
				[
					["*", "*", "*"],
					["?", "?", 0],
				],
			],
		},
		class: "custom",
	},
};
