import { at, quote } from "../json-path.js";
import type { CorticalArea, Mapping } from "../model.js";
import type { Notes } from "../notes.js";
import type { Json } from "../parse.js";
import { conform } from "./conform.js";
import type { RawArea, RawGenome, RawProperty } from "./raw.js";
import { writeMappings } from "./rules.js";

/** One area ready for either form. */
export interface WrittenArea {
	readonly key: string;
	/** Hierarchical names that FEAGI knows; coordinates and sizes are lists. */
	readonly known: ReadonlyMap<string, Json>;
	/** What FEAGI keeps without looking at it. */
	readonly opaque: ReadonlyMap<string, RawProperty>;
}

/** Properties that the engine uses and the model holds, by hierarchical name. */
const compiled: readonly (readonly [string, (area: CorticalArea) => Json])[] = [
	["per_voxel_neuron_cnt", (area) => area.neuronsPerVoxel],
	["postsynaptic_current", (area) => area.postsynapticCurrent],
	["firing_threshold", (area) => area.firingThreshold],
	["firing_threshold_increment_x", (area) => area.firingThresholdIncrement[0]],
	["firing_threshold_increment_y", (area) => area.firingThresholdIncrement[1]],
	["firing_threshold_increment_z", (area) => area.firingThresholdIncrement[2]],
	["firing_threshold_limit", (area) => area.firingThresholdLimit],
	["refractory_period", (area) => area.refractoryPeriod],
	["leak_coefficient", (area) => area.leakCoefficient],
	["consecutive_fire_cnt_max", (area) => area.consecutiveFireLimit],
	["snooze_length", (area) => area.snoozePeriod],
	["neuron_excitability", (area) => area.excitability],
	["mp_charge_accumulation", (area) => area.mpChargeAccumulation],
	["mp_driven_psp", (area) => area.mpDrivenPsp],
	["psp_uniform_distribution", (area) => area.pspUniformDistribution],
];
const ignored = [
	...["cortical_group", "sub_group_id", "visualization", "location_generation_type", "synapse_attractivity"],
	...["postsynaptic_current_max", "leak_variability", "degeneration", "longterm_mem_threshold"],
	...["lifespan_growth_rate", "init_lifespan", "temporal_depth", "dev_count", "memory_twin_of"],
];
/** FEAGI's values for a core area that it adds itself (spec 1.10). */
const coreExtras = (z: number): ReadonlyMap<string, Json> =>
	new Map<string, Json>([
		["cortical_group", "CORE"],
		["relative_coordinate", [0, 0, z]],
		["postsynaptic_current_max", 10_000],
	]);

/** All properties of one area: compiled ones as the reader understood them, all others as the file has them. */
export function writeArea(
	area: CorticalArea,
	own: RawArea | undefined,
	raw: RawGenome,
	mappings: ReadonlyMap<string, Mapping>,
	notes: Notes,
): WrittenArea {
	if (!own) return addedCoreArea(area, notes);
	if (own.source.spelling !== area.id.key) {
		const message = `Area ${quote(own.source.spelling)} is now ${quote(area.id.key)}.`;
		notes.info("fix-id", own.source.path, message, "area");
	}
	const given = resolve(own, notes);
	const known = new Map<string, Json>([["cortical_name", area.name]]);
	noteChange("cortical_name", area.name, given.get("cortical_name"), own.source.path, raw, notes);
	known.set("block_boundaries", writeSize(area, given, own.source.path, raw, notes));
	for (const [name, read] of compiled) {
		known.set(name, read(area));
		noteChange(name, read(area), given.get(name), own.source.path, raw, notes);
	}
	writeIgnored(known, given, raw, notes);
	known.set("cortical_mapping_dst", writeMappings(given.get("cortical_mapping_dst"), raw, mappings, notes));
	const opaque = new Map([...given].filter(([, { info }]) => !info));
	return { key: area.id.key, known, opaque };
}

function addedCoreArea(area: CorticalArea, notes: Notes): WrittenArea {
	notes.info("fix-core-area", "$.blueprint", `Core area ${area.name} was missing and is written.`, area.name);
	const known = new Map<string, Json>([["cortical_name", area.name]]);
	known.set("block_boundaries", [...area.dimensions]);
	for (const [name, read] of compiled) known.set(name, read(area));
	for (const [name, value] of coreExtras(area.name === "_fatigue" ? -30 : -20)) known.set(name, value);
	known.set("cortical_mapping_dst", {});
	return { key: area.id.key, known, opaque: new Map() };
}

/** One property per name, as the reader chooses it: FEAGI's own spelling before others, then the last one. */
function resolve(own: RawArea, notes: Notes): Map<string, RawProperty> {
	const given = new Map<string, RawProperty>();
	for (const property of own.properties) {
		if (property.value === null && property.info) continue;
		// A flat file may hold an unknown property that is called like one of the other form.
		const name = property.info ? property.name : `unknown ${property.name}`;
		const before = given.get(name);
		if (before) noteLost(before, property, notes);
		if (!before?.native || property.native) given.set(name, property);
	}
	for (const { name, native, spelling, path, info } of given.values()) {
		if (native) continue;
		const message = `FEAGI does not look for ${spelling}: written as ${info?.code}-${info?.suffix} (${name}).`;
		notes.info("fix-name", path, message, spelling);
	}
	return given;
}

function noteLost(before: RawProperty, after: RawProperty, notes: Notes): void {
	const lost = before.native && !after.native ? after : before;
	const message = `${lost.spelling} is left out: ${lost.name} is given twice.`;
	notes.info("fix-dropped", lost.path, message, "twice");
}

function noteChange(
	name: string,
	value: Json,
	before: RawProperty | undefined,
	areaPath: string,
	raw: RawGenome,
	notes: Notes,
): void {
	if (!before) {
		const message = `${name} was left out: written as ${quote(value)}, FEAGI's default.`;
		notes.info("fix-default", areaPath, message, "property");
	} else if (before.value !== value || (isCount(name) && raw.floatPaths.has(before.path))) {
		notes.info(
			"fix-value",
			before.path,
			`${name} ${quote(before.value)} is written as ${quote(value)}.`,
			name,
		);
	}
}

function isCount(name: string): boolean {
	return /^(per_voxel_neuron_cnt|refractory_period|consecutive_fire_cnt_max|snooze_length|block_)/.test(name);
}

function writeSize(
	area: CorticalArea,
	given: ReadonlyMap<string, RawProperty>,
	areaPath: string,
	raw: RawGenome,
	notes: Notes,
): Json {
	const whole = given.get("block_boundaries");
	area.dimensions.forEach((size, i) => {
		const element = whole
			? { ...whole, value: (whole.value as Json[])[i]!, path: at(whole.path, i) }
			: given.get(at("block_boundaries", i));
		noteChange(at("block_boundaries", i), size, element, areaPath, raw, notes);
	});
	return [...area.dimensions];
}

function writeIgnored(
	known: Map<string, Json>,
	given: ReadonlyMap<string, RawProperty>,
	raw: RawGenome,
	notes: Notes,
): void {
	// A memory area does not get this far: what is left is false.
	const memory = given.get("is_mem_type");
	if (memory) known.set("is_mem_type", memory.value);
	for (const name of ignored) {
		const property = given.get(name);
		const value = property && conform(name, property, raw.floatPaths, notes);
		if (value !== undefined) known.set(name, value);
	}
	writeCoordinate(known, "relative_coordinate", 3, 0, given, raw, notes);
	writeCoordinate(known, "2d_coordinate", 2, undefined, given, raw, notes);
}

/** `fallback` stands for an element left out; without one, half a coordinate is none. */
function writeCoordinate(
	known: Map<string, Json>,
	name: string,
	length: number,
	fallback: number | undefined,
	given: ReadonlyMap<string, RawProperty>,
	raw: RawGenome,
	notes: Notes,
): void {
	const whole = given.get(name);
	const elements = Array.from({ length }, (_, i) => given.get(at(name, i)));
	if (whole && !(Array.isArray(whole.value) && whole.value.length === length)) {
		const message = `${name} ${quote(whole.value)} is left out: it must be a list of ${length} whole numbers.`;
		notes.info("fix-dropped", whole.path, message, name);
		return;
	}
	if (!whole && elements.every((element) => element === undefined)) return;
	const values = elements.map((element, i) => {
		const from = whole ? { value: (whole.value as Json[])[i]!, path: at(whole.path, i) } : element;
		return (from && conform(name, from, raw.floatPaths, notes)) ?? fallback;
	});
	if (values.every((value) => value !== undefined)) known.set(name, values);
	else {
		const path = whole?.path ?? elements.find((element) => element)!.path;
		notes.info("fix-dropped", path, `${name} is left out: an element of it is missing.`, name);
	}
}
