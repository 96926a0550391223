/**
 * Every number of the brain image format, used by the writer (tools/image) and the reader alike.
 * docs/image-format.md is the prose; a test compares the two. All values little-endian.
 */

/** "FXSB" read as a little-endian u32. */
export const MAGIC = 0x42535846;
/** A reader takes exactly this major version … */
export const MAJOR = 2;
/** … and any minor version up to this one. */
export const MINOR = 0;

/** "None" in every index and offset field. */
export const NONE = 0xffffffff;

export const Header = Object.freeze({
	MAGIC: 0,
	MAJOR: 4,
	MINOR: 5,
	PRECISION: 6,
	/** Bytes per axis-table entry and per explicit target: 2 or 4. */
	ID_BYTES: 7,
	IMAGE_BYTES: 8,
	SECTION_COUNT: 12,
	AREA_COUNT: 16,
	NEURON_COUNT: 20,
	PROJECTION_COUNT: 24,
	PORT_COUNT: 28,
	BURST_PERIOD_US: 32,
	/** Neurons that one pass of the accumulators covers. */
	SLAB_NEURONS: 36,
	INPUT_CAPACITY: 40,
	RULE_SYNAPSES: 44,
	RULE_SYNAPSES_HIGH: 48,
	EXPLICIT_SYNAPSES: 52,
	TITLE: 56,
	TITLE_BYTES: 60,
	/** Four u32: bytes of each state segment, 0 when unused. */
	SEGMENT_BYTES: 64,
	/** What the compiler drew explicit synapses with; 0 when it drew none. */
	SEED: 80,
	/** CRC32 over everything before it and the section table after it. */
	CRC: 84,
	BYTES: 88,
});

export const SEGMENTS = 4;

export const Section = Object.freeze({
	AREAS: 1,
	PROJECTIONS: 2,
	RULES: 3,
	CONTRIBUTIONS: 4,
	DEGREES: 5,
	THRESHOLDS: 6,
	SYNAPSES: 7,
	NAMES: 8,
	PORTS: 9,
	STATE: 10,
});
export const SECTION_KINDS = 10;
export const SECTION_NAMES: readonly string[] = Object.freeze([
	"header",
	"areas",
	"projections",
	"rules",
	"contributions",
	"degrees",
	"thresholds",
	"synapses",
	"names",
	"ports",
	"state",
]);

export const SectionEntry = Object.freeze({ KIND: 0, OFFSET: 4, BYTES_USED: 8, CRC: 12, BYTES: 16 });

/** Ids of `quantization_precision`; how each keeps a potential is in state-format.ts. */
export const Precision = Object.freeze({ FP32: 0, FP16: 1, FP16R: 2, INT8: 3, INT8_COMPACT: 4 });
export const PRECISION_NAMES: readonly string[] = Object.freeze([
	"fp32",
	"fp16",
	"fp16r",
	"int8",
	"int8-compact",
]);

export const Area = Object.freeze({
	/** Eight raw bytes of the cortical id. */
	ID: 0,
	NAME: 8,
	NAME_BYTES: 12,
	WIDTH: 16,
	HEIGHT: 20,
	DEPTH: 24,
	NEURONS_PER_VOXEL: 28,
	NEURON_COUNT: 32,
	FIRST_NEURON: 36,
	FLAGS: 40,
	/** In state units: f32 in the float precisions, i32 in the integer ones. */
	THRESHOLD: 44,
	/** As THRESHOLD; the largest value of the type means "no limit". */
	THRESHOLD_LIMIT: 48,
	/** f32: fraction of the potential lost per candidate burst. */
	LEAK: 52,
	/** Integer precisions: leak as LEAK_MULTIPLIER / 2^LEAK_SHIFT. */
	LEAK_MULTIPLIER: 56,
	LEAK_SHIFT: 60,
	REFRACTORY_PERIOD: 64,
	SNOOZE_PERIOD: 66,
	/** 0: unlimited. */
	FIRE_LIMIT: 68,
	KIND: 70,
	/** 1, 2, 4, 8 or 16, what the fire limit needs; 0 without one. */
	FIRE_COUNT_BITS: 71,
	/** A draw below this u32 fires; meaningful unless ALWAYS_FIRES. */
	EXCITABILITY: 72,
	/** f32: genome units per state unit; 1 in fp32 unless it shares the unit of the other precisions. */
	UNIT: 76,
	/** f32: state units per genome unit. */
	UNITS_PER_POTENTIAL: 80,
	/** Byte offset of one threshold per neuron, 0 when all are THRESHOLD. */
	THRESHOLD_TABLE: 84,
	/** Incoming projections are consecutive. */
	FIRST_PROJECTION: 88,
	PROJECTION_COUNT: 92,
	COUNTDOWN_INDEX: 96,
	FIRE_COUNT_INDEX: 100,
	FIRED_WORD: 104,
	PSP_INDEX: 108,
	/** Byte offset of one degree class per neuron, 0 when all are class 0. */
	DEGREE_CLASSES: 112,
	DEGREE_CLASS_COUNT: 116,
	/** NONE where the area keeps no potential: nothing accumulates, and the precision is not fp32. */
	STATE_INDEX: 120,
	BYTES: 128,
});

export const AreaFlag = Object.freeze({
	/** mp_charge_accumulation: the potential outlives the burst. */
	CHARGE_ACCUMULATES: 1,
	/** mp_driven_psp: spikes carry the potential they fired with. */
	MP_DRIVEN_PSP: 2,
	/** psp_uniform_distribution: every synapse delivers the full PSP. */
	PSP_UNIFORM: 4,
	/** Excitability of 0.999 and more. */
	ALWAYS_FIRES: 8,
	/** A potential that is clamped at the high end fires when the unclamped one would have: not worth counting. */
	HIGH_END_IS_HARMLESS: 16,
	/** Integer precisions: what projections deliver to one neuron adds up to less than SAFE_SUM. */
	SUMS_FIT: 32,
});
export const AREA_FLAGS = 63;

export const AreaKind = Object.freeze({ CORE: 0, IPU: 1, OPU: 2, CUSTOM: 3, MEMORY: 4 });
export const AREA_KIND_NAMES: readonly string[] = Object.freeze(["core", "ipu", "opu", "custom", "memory"]);

/** Index of the _power area: _death, _power and _fatigue always come first. */
export const POWER_AREA = 1;
/** What FEAGI injects into the power neuron at each burst, genome units. */
export const POWER_AMOUNT = 1;

export const Projection = Object.freeze({
	SOURCE: 0,
	TARGET: 2,
	RULE: 4,
	FLAGS: 5,
	WEIGHT: 6,
	PSP: 7,
	/** Byte offset of the boxes, of the vectors' extent, or of the rows of a list. */
	RULE_OFFSET: 8,
	/** Number of boxes or vectors; for a list, of targets. */
	RULE_COUNT: 12,
	/** Byte offset of one value per degree class of the source. */
	CONTRIBUTIONS: 16,
	CONTRIBUTION_COUNT: 20,
	SYNAPSES: 24,
	SYNAPSES_HIGH: 28,
	MORPHOLOGY: 32,
	MORPHOLOGY_BYTES: 36,
	/** Byte offset of a list's targets. */
	TARGETS: 40,
	BYTES: 48,
});

export const Rule = Object.freeze({ BOXES: 1, VECTORS: 2, LIST: 3 });
export const RULE_NAMES: readonly string[] = Object.freeze(["", "boxes", "vectors", "list"]);

export const ProjectionFlag = Object.freeze({
	INHIBITORY: 1,
	MP_DRIVEN: 2,
	/** fp32: rules between the same two areas add up neuron by neuron, not rule by rule. */
	NEURON_BY_NEURON: 4,
});
export const PROJECTION_FLAGS = 7;

/** A box: byte offsets of three axis tables of [low, high) pairs, one pair per source coordinate. */
export const Box = Object.freeze({ X: 0, Y: 4, Z: 8, BYTES: 12 });
/**
 * A vector rule starts with its extent: the least and the largest step along each axis, at most and at least 0.
 * A source whose block of that extent lies inside the target needs no further bounds check.
 */
export const Extent = Object.freeze({ LOW: 0, HIGH: 12, BYTES: 24 });
/** A step in voxels, and the same step as a distance between the target's neurons. All i32. */
export const Vector = Object.freeze({ DX: 0, DY: 4, DZ: 8, DISTANCE: 12, BYTES: 16 });

export const Port = Object.freeze({
	AREA: 0,
	DIRECTION: 2,
	/** FEAGI's data type 0–10 of the cortical id's configuration flag; 255: not an IO area's id. */
	CODER: 3,
	FLAGS: 4,
	UNIT: 5,
	SUB_UNIT: 6,
	CHANNELS: 8,
	NAME: 12,
	NAME_BYTES: 16,
	BYTES: 20,
});
export const Direction = Object.freeze({ INPUT: 0, OUTPUT: 1 });
export const PortFlag = Object.freeze({ INCREMENTAL: 1, FRACTIONAL: 2 });
export const Coder = Object.freeze({
	BOOLEAN: 0,
	PERCENTAGE: 1,
	SIGNED_PERCENTAGE: 5,
	CARTESIAN_PLANE: 9,
	MISC: 10,
	UNKNOWN: 255,
});

/** What one part of the state holds. The first PERSISTENT_PARTS kinds make the state hash. */
export const Part = Object.freeze({
	POTENTIALS: 1,
	/** Further bits of the potential, or the refractory countdown. */
	FRACTIONS: 2,
	COUNTDOWNS: 3,
	FIRE_COUNTS: 4,
	FIRED_0: 5,
	FIRED_1: 6,
	PSP_0: 7,
	PSP_1: 8,
	FIRED_COUNTS: 9,
	SATURATIONS: 10,
	ACCUMULATORS: 11,
	CANDIDATES: 12,
	INPUT_TARGETS: 13,
	INPUT_POTENTIALS: 14,
	INPUT_LINKS: 15,
});
export const PART_KINDS = 15;
export const PERSISTENT_PARTS = 9;
export const PART_NAMES: readonly string[] = Object.freeze([
	"",
	"membrane potentials",
	"potential fractions",
	"countdowns",
	"fire counts",
	"fired bank 0",
	"fired bank 1",
	"psp bank 0",
	"psp bank 1",
	"fired counts",
	"saturations",
	"accumulators",
	"candidates",
	"input targets",
	"input potentials",
	"input links",
]);

export const StatePart = Object.freeze({
	KIND: 0,
	ELEMENT_BYTES: 1,
	SEGMENT: 2,
	OFFSET: 4,
	COUNT: 8,
	PART_BYTES: 12,
	BYTES: 16,
});
/** Parts start on multiples of this, for word lanes. */
export const PART_ALIGNMENT = 16;

/** Lanes of the saturation counters, one u32 per area each: element lane · areas + area. */
export const Saturation = Object.freeze({
	/** Stored potentials that were clamped at the low end and at the high end; they stop at 2^32 − 1. */
	LOW: 0,
	HIGH: 1,
	/** Updates of potentials; wraps. */
	UPDATES: 2,
	/** How often the range would have to double for what was clamped: low end in bits 0–7, high end in bits 8–15. */
	DOUBLINGS: 3,
	/** LOW, HIGH and UPDATES when the window began. */
	LOW_BEFORE: 4,
	HIGH_BEFORE: 5,
	UPDATES_BEFORE: 6,
});
export const SATURATION_LANES = 7;

/** Float precisions: the most state units per genome unit, so that sums stay finite. */
export const UNITS_LIMIT = 16777216;
/** Integer precisions: no single contribution is larger … */
export const CONTRIBUTION_LIMIT = 134217728;
/** … and no accumulated sum. */
export const SUM_LIMIT = 1073741823;
/** Half of it: two sums below this need no clamp when they are added. */
export const SAFE_SUM = 536870912;
/** Integer precisions: a leak is multiplier / 2^shift, within these limits. */
export const LARGEST_LEAK = 128;
export const LARGEST_LEAK_MULTIPLIER = 16777216;
export const SMALLEST_LEAK_SHIFT = 8;
export const LARGEST_LEAK_SHIFT = 48;
/** Injected potentials beyond this are refused, so that float sums stay finite. */
export const POTENTIAL_LIMIT = 1e30;
