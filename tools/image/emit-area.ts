import { Area, AreaFlag, AreaKind, PRECISION_NAMES, Section } from "../../modules/connectome/layout.js";
import { stateFormat } from "../../modules/connectome/state-format.js";
import type { Network } from "../develop/network.js";
import { neuronCount } from "../genome/area.js";
import type { CorticalArea, PrecisionName } from "../genome/model.js";
import type { AreaParameters } from "../quantise/area-parameters.js";
import { type ExcitabilityRule, excitabilityRule } from "../quantise/excitability.js";
import type { ImageWriter } from "./image-writer.js";
import { bytesOf } from "./section-writer.js";
import { type AreaPlaces, fireCountBits } from "./state-plan.js";

interface AreaEmission {
	readonly precision: PrecisionName;
	readonly parameters: AreaParameters;
	readonly places: AreaPlaces;
	readonly firstNeuron: number;
	readonly firstProjection: number;
	readonly incoming: number;
}

const KINDS = {
	core: AreaKind.CORE,
	ipu: AreaKind.IPU,
	opu: AreaKind.OPU,
	custom: AreaKind.CUSTOM,
	memory: AreaKind.MEMORY,
};

/** Appends the record of area `index` and the tables that it points to. */
export function emitArea(writer: ImageWriter, network: Network, index: number, emission: AreaEmission): void {
	const area = network.genome.areas[index];
	const section = writer.section(Section.AREAS);
	const record = section.reserve(Area.BYTES);
	const excitability = excitabilityRule(area.excitability);
	const [width, height, depth] = area.dimensions;
	area.id.bytes.forEach((byte, i) => void section.u8(record + Area.ID + i, byte));
	writer.name(Section.AREAS, record + Area.NAME, Section.NAMES, area.name || area.spelling);
	section.u32(record + Area.WIDTH, width);
	section.u32(record + Area.HEIGHT, height);
	section.u32(record + Area.DEPTH, depth);
	section.u32(record + Area.NEURONS_PER_VOXEL, area.neuronsPerVoxel);
	section.u32(record + Area.NEURON_COUNT, neuronCount(area));
	section.u32(record + Area.FIRST_NEURON, emission.firstNeuron);
	section.u32(record + Area.FLAGS, flagsOf(area, excitability, emission.parameters));
	section.u8(record + Area.KIND, KINDS[area.kind]);
	section.u16(record + Area.REFRACTORY_PERIOD, area.refractoryPeriod);
	section.u16(record + Area.SNOOZE_PERIOD, area.snoozePeriod);
	section.u16(record + Area.FIRE_LIMIT, area.consecutiveFireLimit);
	section.u8(record + Area.FIRE_COUNT_BITS, fireCountBits(area));
	section.u32(record + Area.EXCITABILITY, excitability.threshold);
	emitPotentials(writer, record, emission, Math.fround(area.leakCoefficient));
	section.u32(record + Area.FIRST_PROJECTION, emission.firstProjection);
	section.u32(record + Area.PROJECTION_COUNT, emission.incoming);
	section.u32(record + Area.STATE_INDEX, emission.places.state);
	section.u32(record + Area.COUNTDOWN_INDEX, emission.places.countdown);
	section.u32(record + Area.FIRE_COUNT_INDEX, emission.places.fireCount);
	section.u32(record + Area.FIRED_WORD, emission.places.firedWord);
	section.u32(record + Area.PSP_INDEX, emission.places.psp);
	emitDegreeClasses(writer, network, index, record);
}

function flagsOf(
	area: CorticalArea,
	excitability: ExcitabilityRule,
	{ highEndIsHarmless, sumsAreSafe }: AreaParameters,
): number {
	return (
		(area.mpChargeAccumulation ? AreaFlag.CHARGE_ACCUMULATES : 0) |
		(area.mpDrivenPsp ? AreaFlag.MP_DRIVEN_PSP : 0) |
		(area.pspUniformDistribution ? AreaFlag.PSP_UNIFORM : 0) |
		(excitability.always ? AreaFlag.ALWAYS_FIRES : 0) |
		(highEndIsHarmless ? AreaFlag.HIGH_END_IS_HARMLESS : 0) |
		(sumsAreSafe ? AreaFlag.SUMS_FIT : 0)
	);
}

function emitPotentials(
	writer: ImageWriter,
	record: number,
	{ parameters, precision }: AreaEmission,
	leak: number,
): void {
	const section = writer.section(Section.AREAS);
	const { float } = stateFormat(PRECISION_NAMES.indexOf(precision));
	const put = (field: number, value: number) =>
		float ? section.f32(record + field, value) : section.i32(record + field, value);
	put(Area.THRESHOLD, parameters.threshold);
	put(Area.THRESHOLD_LIMIT, parameters.thresholdLimit);
	section.f32(record + Area.LEAK, leak);
	section.i32(record + Area.LEAK_MULTIPLIER, parameters.integerLeak.multiplier);
	section.u32(record + Area.LEAK_SHIFT, parameters.integerLeak.shift);
	section.f32(record + Area.UNIT, parameters.unit);
	section.f32(record + Area.UNITS_PER_POTENTIAL, 1 / parameters.unit);
	if (parameters.thresholds) {
		const offset = writer.section(Section.THRESHOLDS).share(bytesOf(parameters.thresholds));
		writer.refer(Section.AREAS, record + Area.THRESHOLD_TABLE, Section.THRESHOLDS, offset);
	}
}

function emitDegreeClasses(writer: ImageWriter, network: Network, index: number, record: number): void {
	const { degrees, classes } = network.degrees[index];
	writer.section(Section.AREAS).u32(record + Area.DEGREE_CLASS_COUNT, degrees.length);
	if (!classes) return;
	const table = degrees.length > 256 ? classes : new Uint8Array(classes);
	const offset = writer.section(Section.DEGREES).share(bytesOf(table));
	writer.refer(Section.AREAS, record + Area.DEGREE_CLASSES, Section.DEGREES, offset);
}
