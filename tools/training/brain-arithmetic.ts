/** The numbers that a compiled brain computes with: plain data that JSON carries to any framework without loss. */
import { BrainImage } from "../../modules/connectome/image.js";
import {
	Area,
	AreaFlag,
	PRECISION_NAMES,
	Projection,
	ProjectionFlag,
} from "../../modules/connectome/layout.js";
import { stateFormat } from "../../modules/connectome/state-format.js";
import type { Emission } from "../image/emit.js";
import type { Leak, Scale } from "./tier.js";

/** One area. Thresholds are in state units; every number is exact in binary64. */
export interface AreaArithmetic {
	readonly name: string;
	/** State units per genome unit: injections are multiplied with it, potentials divided by it. */
	readonly unitsPerPotential: number;
	/** For contributions and thresholds that training changes; those of the genome are below, ready to use. */
	readonly scale: Scale;
	/** One per neuron, or one for all. */
	readonly thresholds: readonly number[];
	/** A potential beyond it does not fire; the largest number of the state's type where there is no limit. */
	readonly thresholdLimit: number;
	readonly leak: Leak;
	readonly refractoryPeriod: number;
	readonly snoozePeriod: number;
	/** Spikes in a row before the neuron rests; 0: unlimited. */
	readonly fireLimit: number;
	readonly accumulates: boolean;
	/** A neuron fires when excitabilityHash(neuron, burst) is below this; 2^32: always. */
	readonly excitability: number;
	/** Of the brain, for the draw. */
	readonly firstNeuron: number;
	readonly neurons: number;
}

export interface ProjectionArithmetic {
	readonly source: number;
	readonly target: number;
	/** −255 … 255. */
	readonly weight: number;
	readonly psp: number;
	/** What the potential at the spike decides is known only then. */
	readonly driven: boolean;
	/** State units of the target per degree class of the source; empty when driven. */
	readonly contributions: readonly number[];
}

export interface BrainArithmetic {
	readonly precision: string;
	readonly areas: readonly AreaArithmetic[];
	readonly projections: readonly ProjectionArithmetic[];
}

/** All areas and projections of what compileGenome returned, in the order of its image. */
export function brainArithmetic({
	bytes,
	parameters,
}: Pick<Emission, "bytes" | "parameters">): BrainArithmetic {
	const image = new BrainImage(new Uint8Array(bytes).buffer);
	return {
		precision: PRECISION_NAMES[image.precision],
		areas: parameters.map((scale, i) => areaArithmetic(image, i, scale)),
		projections: Array.from({ length: image.projectionCount }, (_, i) => projectionArithmetic(image, i)),
	};
}

function areaArithmetic(image: BrainImage, index: number, { unit, divisor, steps }: Scale): AreaArithmetic {
	const { u16, i32, f32 } = image.views;
	const area = image.area(index);
	const word = (field: number) => image.views.word(area + field);
	const half = (field: number) => u16[(area + field) >> 1];
	const flags = word(Area.FLAGS);
	const parameters = parametersOf(image);
	const table = word(Area.THRESHOLD_TABLE) >> 2;
	return {
		name: image.areaName(index),
		unitsPerPotential: f32[(area + Area.UNITS_PER_POTENTIAL) >> 2],
		scale: { unit, divisor, steps },
		thresholds: table
			? [...parameters.subarray(table, table + word(Area.NEURON_COUNT))]
			: [parameters[(area + Area.THRESHOLD) >> 2]],
		thresholdLimit: parameters[(area + Area.THRESHOLD_LIMIT) >> 2],
		leak: {
			keep: Math.fround(1 - f32[(area + Area.LEAK) >> 2]),
			multiplier: i32[(area + Area.LEAK_MULTIPLIER) >> 2],
			shift: word(Area.LEAK_SHIFT),
		},
		refractoryPeriod: half(Area.REFRACTORY_PERIOD),
		snoozePeriod: half(Area.SNOOZE_PERIOD),
		fireLimit: half(Area.FIRE_LIMIT),
		accumulates: (flags & AreaFlag.CHARGE_ACCUMULATES) !== 0,
		excitability: flags & AreaFlag.ALWAYS_FIRES ? 4294967296 : word(Area.EXCITABILITY),
		firstNeuron: word(Area.FIRST_NEURON),
		neurons: word(Area.NEURON_COUNT),
	};
}

function projectionArithmetic(image: BrainImage, index: number): ProjectionArithmetic {
	const { u8, u16 } = image.views;
	const record = image.projection(index);
	const word = (field: number) => image.views.word(record + field);
	const flags = u8[record + Projection.FLAGS];
	const first = word(Projection.CONTRIBUTIONS) >> 2;
	const driven = (flags & ProjectionFlag.MP_DRIVEN) !== 0;
	return {
		source: u16[(record + Projection.SOURCE) >> 1],
		target: u16[(record + Projection.TARGET) >> 1],
		weight:
			flags & ProjectionFlag.INHIBITORY ? -u8[record + Projection.WEIGHT] : u8[record + Projection.WEIGHT],
		psp: u8[record + Projection.PSP],
		driven,
		contributions: driven
			? []
			: [...parametersOf(image).subarray(first, first + word(Projection.CONTRIBUTION_COUNT))],
	};
}

function parametersOf(image: BrainImage): Float32Array | Int32Array {
	return stateFormat(image.precision).float ? image.views.f32 : image.views.i32;
}
