/** What the compiler knows about a genome once it has been read, migrated and checked. */

/** Number formats; tools/quantise/precisions.ts tells what each is. */
export type PrecisionName = "fp32" | "fp16" | "fp16r" | "int8" | "int8-compact";

/** What the integer precisions must be able to hold. min ≤ 0 ≤ max, genome units. */
export type QuantizationRange =
	| { readonly policy: "auto" | "embedded" }
	| {
			readonly policy: "biological" | "feagi_standard" | "custom";
			readonly min: number;
			readonly max: number;
	  };

/** Eight bytes; `key` is the 12-character base64 form that names the area everywhere in the tools. */
export interface CorticalId {
	readonly bytes: Uint8Array;
	readonly key: string;
}

export type AreaKind = "core" | "ipu" | "opu" | "custom" | "memory";

/** One rule of a cortical mapping (FEAGI's dstmap). */
export interface Mapping {
	/** JSON path of the rule, for messages. */
	readonly path: string;
	/** Key of the destination area. */
	readonly destination: string;
	/** Place among the rules from this area to that destination, from 0. */
	readonly rule: number;
	readonly morphology: string;
	/** postSynapticCurrent_multiplier; negative means inhibitory. */
	readonly multiplier: number;
	readonly plastic: boolean;
	/** synapse_attractivity in percent: what a seeded draw keeps of the synapses; 100 keeps all, without a draw. */
	readonly attractivity: number;
}

/** Properties of one cortical area, in FEAGI's units: potentials in mV-like genome units, times in bursts. */
export interface CorticalArea {
	readonly id: CorticalId;
	/** JSON path of the area, for messages. */
	readonly path: string;
	readonly name: string;
	/** The id as the genome spelt it. */
	readonly spelling: string;
	readonly kind: AreaKind;
	/** Width, height, depth in voxels. */
	readonly dimensions: readonly [number, number, number];
	/** The same, except for a core area: what the genome says, by which projectors and blocks map. */
	readonly mappedDimensions: readonly [number, number, number];
	readonly neuronsPerVoxel: number;
	readonly firingThreshold: number;
	/** Threshold added per voxel along x, y, z. */
	readonly firingThresholdIncrement: readonly [number, number, number];
	/** Upper end of the firing window; 0 means none. */
	readonly firingThresholdLimit: number;
	readonly refractoryPeriod: number;
	/** Fraction of the potential lost per burst in which the neuron received input; genomes also hold 10. */
	readonly leakCoefficient: number;
	/** Most spikes in a row; 0 means no limit. */
	readonly consecutiveFireLimit: number;
	readonly snoozePeriod: number;
	readonly excitability: number;
	readonly postsynapticCurrent: number;
	readonly mpChargeAccumulation: boolean;
	readonly mpDrivenPsp: boolean;
	readonly pspUniformDistribution: boolean;
	readonly mappings: readonly Mapping[];
}

export type PatternElement = number | "*" | "?" | "!";
export type PatternTriple = readonly [PatternElement, PatternElement, PatternElement];
export type Vector = readonly [number, number, number];

export type Morphology = SimpleMorphology | CompositeMorphology;

export type SimpleMorphology =
	| {
			readonly type: "vectors";
			readonly name: string;
			readonly path: string;
			readonly vectors: readonly Vector[];
	  }
	| {
			readonly type: "patterns";
			readonly name: string;
			readonly path: string;
			readonly patterns: readonly (readonly [PatternTriple, PatternTriple])[];
	  }
	| { readonly type: "functions"; readonly name: string; readonly path: string };

/** Connects blocks of the source by another morphology; see tools/develop/tiles.ts. */
export interface CompositeMorphology {
	readonly type: "composite";
	readonly name: string;
	readonly path: string;
	/** src_seed: voxels of a block along x, y, z. */
	readonly block: Vector;
	/** src_pattern: along each axis, how many blocks to take and how many to skip. */
	readonly pattern: readonly [BlockPattern, BlockPattern, BlockPattern];
	/** Name of the morphology that connects a block. */
	readonly mapper: string;
}

export type BlockPattern = readonly [choose: number, skip: number];

export type NoteLevel = "info" | "warning";

/** Something the user should know that does not stop the compiler. `code` is stable. */
export interface Note {
	readonly level: NoteLevel;
	readonly code: string;
	/** JSON path, or "" when the note is about the whole genome. */
	readonly path: string;
	readonly message: string;
}

export interface Genome {
	readonly title: string;
	readonly version: string;
	readonly form: "flat" | "hierarchical";
	/** Microseconds per burst, from simulation_timestep. */
	readonly burstPeriodUs: number;
	/** What the genome asked for, resolved: see tools/genome/precision.ts. */
	readonly precision: PrecisionName;
	/** Of the integer precisions; "auto" in the others. */
	readonly range: QuantizationRange;
	/** Float precisions compute in the unit of the integer ones; false: as FEAGI does. */
	readonly sameUnit: boolean;
	/** _death, _power, _fatigue, then all others by ascending id. */
	readonly areas: readonly CorticalArea[];
	readonly morphologies: ReadonlyMap<string, Morphology>;
	readonly notes: readonly Note[];
}
