/** Small brains in which one thing at a time is measured, as genomes, and what drives them. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { type AreaInput, writeStimulus } from "../../tools/stimulus/write-stimulus.js";
import { type AreaOptions, areaProperties, type Dimensions } from "../similarity/area-properties.js";
import { pairMorphology } from "../similarity/pair-morphology.js";
import type { Synapse } from "../similarity/wiring.js";

export interface MicroArea extends AreaOptions {
	readonly size: Dimensions;
	/** @default 1 */
	readonly neuronsPerVoxel?: number;
	/** Spikes carry the potential that they fired with. */
	readonly drivenPsp?: boolean;
}

type Coordinate = number | "*" | "?" | "!";
type Triple = readonly [Coordinate, Coordinate, Coordinate];

export type Wiring =
	| { readonly vectors: readonly Dimensions[] }
	| { readonly patterns: readonly (readonly [Triple, Triple])[] }
	/** Stored one by one. */
	| { readonly pairs: readonly Synapse[] }
	| "projector";

export interface MicroRule {
	readonly from: string;
	readonly to: string;
	readonly wiring: Wiring;
	/** @default 1 */
	readonly weight?: number;
}

export interface Workload {
	readonly name: string;
	readonly bursts: number;
	/** Always the same text. */
	genome(): string;
	/** undefined: runs without input. */
	stimulus?(image: BrainImage): Uint8Array;
}

/** Events by area name for one burst, ascending by neuron. */
export type Drive = (
	burst: number,
) => Readonly<Record<string, readonly (readonly [neuron: number, potential: number])[]>>;

/** From every voxel to every voxel. */
export const ALL_TO_ALL: Wiring = {
	patterns: [
		[
			["*", "*", "*"],
			["*", "*", "*"],
		],
	],
};

export function workload(
	name: string,
	areas: Readonly<Record<string, MicroArea>>,
	rules: readonly MicroRule[],
	{ bursts, drive }: { readonly bursts: number; readonly drive?: Drive },
): Workload {
	const play = (image: BrainImage) =>
		writeStimulus(
			Array.from({ length: bursts }, (_, burst) => inputsOf(drive!(burst), image)),
			image,
		);
	return { name, bursts, genome: () => genomeOf(name, areas, rules), ...(drive ? { stimulus: play } : {}) };
}

function inputsOf(events: ReturnType<Drive>, image: BrainImage): AreaInput[] {
	return Object.entries(events).map(([area, list]) => ({ area: image.findArea(area), events: list }));
}

function genomeOf(
	name: string,
	areas: Readonly<Record<string, MicroArea>>,
	rules: readonly MicroRule[],
): string {
	const shapes = new Map(
		Object.entries(areas).map(([area, { size }]) => [area, { name: area, dimensions: size }]),
	);
	const ids = new Map(
		[...shapes.keys()].map((area, i) => [
			area,
			Buffer.from(`c${String(i).padStart(5, "0")}__`).toString("base64"),
		]),
	);
	const morphologies: Record<string, unknown> = {};
	const morphologyOf = ({ from, to, wiring }: MicroRule, i: number): string => {
		if (wiring === "projector") return wiring;
		morphologies[`m${i}`] =
			"pairs" in wiring
				? pairMorphology(shapes.get(from)!, shapes.get(to)!, wiring.pairs)
				: {
						type: "vectors" in wiring ? "vectors" : "patterns",
						parameters: wiring,
						class: "custom",
					};
		return `m${i}`;
	};
	const mappings: Record<string, Record<string, unknown[]>> = {};
	for (const [i, rule] of rules.entries()) {
		const targets = (mappings[rule.from] ??= {});
		(targets[ids.get(rule.to)!] ??= []).push({
			morphology_id: morphologyOf(rule, i),
			morphology_scalar: [1, 1, 1],
			postSynapticCurrent_multiplier: rule.weight ?? 1,
			plasticity_flag: false,
		});
	}
	return JSON.stringify({
		genome_id: `feagi-xs/bench/${name}`,
		genome_title: name,
		version: "3.0",
		physiology: { simulation_timestep: 0.025, quantization_precision: "fp32" },
		neuron_morphologies: morphologies,
		blueprint: Object.fromEntries(
			Object.entries(areas).map(([area, options]) => [
				ids.get(area)!,
				{
					...areaProperties(area, options.size, options),
					per_voxel_neuron_cnt: options.neuronsPerVoxel ?? 1,
					mp_driven_psp: options.drivenPsp ?? false,
					cortical_group: "CUSTOM",
					cortical_mapping_dst: mappings[area] ?? {},
				},
			]),
		),
	});
}
