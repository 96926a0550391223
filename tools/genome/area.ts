import { kindOf } from "./cortical-id.js";
import { at } from "./json-path.js";
import { maxCounter, maxNeuronsPerArea, maxVoxelsPerAxis } from "./limits.js";
import type { CorticalArea, CorticalId } from "./model.js";
import { refuse } from "./refuse.js";
import { check, checkInteger, flag, float, integer, type Rule, text } from "./schema.js";
import type { AreaSource, Reading } from "./source.js";
import { noteSurprises } from "./surprises.js";

export type UnmappedArea = Omit<CorticalArea, "mappings">;

const counter = integer(0, maxCounter);
const voxels = integer(0, maxVoxelsPerAxis);

/**
 * Properties of one area with FEAGI's defaults for those left out (spec 1.3, 1.5). Values are kept as written: a leak
 * of 10 or an excitability of 100 is FEAGI's business, not a mistake to repair (spec 1.11).
 * @throws GenomeError property, area-memory or area-too-large
 */
export function readArea(source: AreaSource, id: CorticalId, reading: Reading): UnmappedArea {
	function read<T>(name: string, rule: Rule<T>, fallback: T): T {
		const sourced = source.properties.get(name);
		return sourced ? check(name, sourced, rule) : fallback;
	}
	function whole(name: string, rule: Rule<number>, fallback: number): number {
		const sourced = source.properties.get(name);
		return sourced ? checkInteger(name, sourced, rule, reading) : fallback;
	}
	const kind = kindOf(id);
	if (kind === "memory" || read("is_mem_type", flag, false)) refuseMemory(source);
	const increment = (axis: string) => read(`firing_threshold_increment_${axis}`, float, 0);
	const area: UnmappedArea = {
		id,
		path: source.path,
		name: read("cortical_name", text, ""),
		spelling: source.spelling,
		kind,
		...readSize(source, kind, reading),
		firingThreshold: read("firing_threshold", float, 1),
		firingThresholdIncrement: [increment("x"), increment("y"), increment("z")],
		firingThresholdLimit: read("firing_threshold_limit", float, 0),
		refractoryPeriod: whole("refractory_period", counter, 0),
		leakCoefficient: read("leak_coefficient", float, 0),
		consecutiveFireLimit: unlimited(whole("consecutive_fire_cnt_max", counter, 0)),
		snoozePeriod: whole("snooze_length", counter, 0),
		excitability: read("neuron_excitability", float, source.defaultExcitability),
		postsynapticCurrent: read("postsynaptic_current", float, 1),
		mpChargeAccumulation: read("mp_charge_accumulation", flag, false),
		mpDrivenPsp: read("mp_driven_psp", flag, false),
		pspUniformDistribution: read("psp_uniform_distribution", flag, false),
	};
	noteSurprises(area, source, reading.notes);
	return area;
}

/** FEAGI stores "no limit" as 65535, and takes either for it. */
function unlimited(limit: number): number {
	return limit === 65535 ? 0 : limit;
}

/** Neurons of one area. */
export function neuronCount({ dimensions, neuronsPerVoxel }: UnmappedArea): number {
	return dimensions[0] * dimensions[1] * dimensions[2] * neuronsPerVoxel;
}

function readSize(
	source: AreaSource,
	kind: UnmappedArea["kind"],
	reading: Reading,
): Pick<UnmappedArea, "dimensions" | "mappedDimensions" | "neuronsPerVoxel"> {
	const width = atLeastOne(at("block_boundaries", 0), source, reading);
	const height = atLeastOne(at("block_boundaries", 1), source, reading);
	const depth = atLeastOne(at("block_boundaries", 2), source, reading);
	const neuronsPerVoxel = atLeastOne("per_voxel_neuron_cnt", source, reading);
	const neurons = width * height * depth * neuronsPerVoxel;
	const mappedDimensions = [width, height, depth] as const;
	if (kind === "core") {
		const size = { dimensions: [1, 1, 1], mappedDimensions, neuronsPerVoxel: 1 } as const;
		if (neurons === 1) return size;
		const message = `A core area always has exactly one neuron; the ${neurons} in the genome are ignored, as in FEAGI.`;
		reading.notes.warn("core-one-neuron", source.path, message);
		return size;
	}
	if (neurons > maxNeuronsPerArea) {
		const size = `${width} × ${height} × ${depth} voxels × ${neuronsPerVoxel}`;
		const message = `${size} = ${neurons} neurons in one area; the limit is ${maxNeuronsPerArea}.`;
		refuse("area-too-large", source.path, message, "make block_boundaries or per_voxel_neuron_cnt smaller");
	}
	return { dimensions: mappedDimensions, mappedDimensions, neuronsPerVoxel };
}

/** Zero becomes one with a warning: FEAGI's auto-fix (spec 1.11). */
function atLeastOne(name: string, source: AreaSource, reading: Reading): number {
	const sourced = source.properties.get(name);
	if (!sourced) return 1;
	const value = checkInteger(name, sourced, voxels, reading);
	if (value > 0) return value;
	reading.notes.warn("zero-fixed", sourced.path, `${name} is 0; 1 is used.`, name);
	return 1;
}

function refuseMemory({ path, spelling }: AreaSource): never {
	const message = `Area ${JSON.stringify(spelling)} is a memory area; feagi-xs does not support memory areas yet.`;
	refuse("area-memory", path, message, "remove the area and its mappings; a later version will support it");
}
