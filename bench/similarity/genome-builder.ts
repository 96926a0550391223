/** Networks as FEAGI genomes: areas, mappings and morphologies in the hierarchical form, version 3.0. */
import { UsageError } from "../../tools/errors.js";
import { type AreaOptions, areaProperties, type Dimensions, neuronsOf } from "./area-properties.js";
import { pairMorphology, rulesOf } from "./pair-morphology.js";
import type { Synapse } from "./wiring.js";

/** An area whose neurons fire when the recording says so, and only then. */
export interface InputArea {
	readonly name: string;
	readonly dimensions: Dimensions;
}

export interface BuiltArea {
	readonly id: string;
	readonly name: string;
	readonly dimensions: Dimensions;
	readonly neurons: number;
	/** Genome units; the first neuron's, where thresholds rise along an axis. */
	readonly threshold: number;
	/** postsynaptic_current, 1 … 255. */
	readonly psp: number;
	/** FEAGI's blueprint keeps mappings with their source. */
	readonly mappings: Record<string, unknown[]>;
}

const STRONGEST = 255;
/** `imis` with the coder for raw data: FEAGI's id of a miscellaneous sensor, apart from sub-unit and unit. */
const MISC_INPUT = Buffer.from("imis\n\0");

export class GenomeBuilder {
	readonly #title: string;
	readonly #blueprint: Record<string, unknown> = {};
	readonly #morphologies: Record<string, unknown> = {};
	#inputs = 0;
	#areas = 0;

	constructor(title: string) {
		this.#title = title;
	}

	/** @param psp shared out among a neuron's synapses when `sharesPsp` is set, as with every area */
	input(input: InputArea, options: Pick<AreaOptions, "psp" | "sharesPsp"> = {}): BuiltArea {
		const id = Buffer.concat([MISC_INPUT, Buffer.from([0, this.#inputs++])]);
		const plain = { ...options, threshold: 1, accumulates: false };
		return this.#add(id, "IPU", input.name, input.dimensions, plain);
	}

	/** @throws UsageError suite-area for a PSP that FEAGI would change */
	area(name: string, dimensions: Dimensions, options: AreaOptions): BuiltArea {
		const id = Buffer.from(`c${String(this.#areas++).padStart(5, "0")}__`);
		return this.#add(id, "CUSTOM", name, dimensions, options);
	}

	/**
	 * One mapping rule for each weight that occurs, with a morphology of its own that names every pair of neurons.
	 * @throws UsageError suite-synapse for a weight that FEAGI would change and for a pair that it would merge
	 */
	connect(source: BuiltArea, target: BuiltArea, synapses: readonly Synapse[]): void {
		for (const { weight, pairs } of rulesOf(synapses, source, target)) {
			const name = `pairs_${Object.keys(this.#morphologies).length}`;
			this.#morphologies[name] = pairMorphology(source, target, pairs);
			this.map(source, target, name, weight);
		}
	}

	/** One mapping rule. `morphology` is a core one or one of `vectors`. @throws UsageError suite-synapse */
	map(source: BuiltArea, target: BuiltArea, morphology: string, weight: number): void {
		const size = Math.abs(weight);
		if (!Number.isInteger(weight) || size < 1 || size > STRONGEST)
			throw new UsageError(
				"suite-synapse",
				`${source.name} → ${target.name}`,
				`The weight is ${weight}; expected a whole number from 1 to ${STRONGEST}, or its negative.`,
				"choose another threshold or PSP",
			);
		(source.mappings[target.id] ??= []).push({
			morphology_id: morphology,
			morphology_scalar: [1, 1, 1],
			postSynapticCurrent_multiplier: weight,
			plasticity_flag: false,
			plasticity_constant: 1,
			ltp_multiplier: 1,
			ltd_multiplier: 1,
			plasticity_window: 1,
		});
	}

	/** Adds a morphology that leads from each voxel by each of `steps`, where that stays inside the target. */
	vectors(name: string, steps: readonly (readonly [number, number, number])[]): string {
		this.#morphologies[name] = { type: "vectors", parameters: { vectors: steps }, class: "custom" };
		return name;
	}

	/** The genome's JSON. */
	text(): string {
		return JSON.stringify({
			genome_id: `feagi-xs/similarity/${this.#title}`,
			genome_title: this.#title,
			version: "3.0",
			physiology: { simulation_timestep: 0.025, quantization_precision: "fp32" },
			neuron_morphologies: this.#morphologies,
			blueprint: this.#blueprint,
		});
	}

	#add(
		idBytes: Buffer,
		group: string,
		name: string,
		dimensions: Dimensions,
		options: AreaOptions,
	): BuiltArea {
		const { psp = 1, threshold } = options;
		if (!Number.isInteger(psp) || psp < 1 || psp > STRONGEST)
			throw new UsageError(
				"suite-area",
				name,
				`The PSP is ${psp}; expected a whole number from 1 to ${STRONGEST}.`,
				"scale thresholds instead",
			);
		const id = idBytes.toString("base64");
		const mappings: Record<string, unknown[]> = {};
		this.#blueprint[id] = {
			...areaProperties(name, dimensions, options),
			cortical_group: group,
			cortical_mapping_dst: mappings,
		};
		return { id, name, dimensions, neurons: neuronsOf(dimensions), threshold, psp, mappings };
	}
}
