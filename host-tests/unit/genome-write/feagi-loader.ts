/**
 * FEAGI's present loader as far as the specification tells (sections 1.2 to 1.6), written apart from the tools: strict
 * types, strict spellings, and mappings dropped where FEAGI drops them. Throws where FEAGI refuses the genome.
 */
import { parseJson } from "../../../tools/genome/parse.js";

export interface LoadedArea {
	readonly properties: ReadonlyMap<string, unknown>;
	/** Morphology, destination and multiplier of every rule that survives. */
	readonly rules: readonly (readonly [morphology: string, destination: string, multiplier: number])[];
}

const INTEGERS = [
	...["block_boundaries[0]", "block_boundaries[1]", "block_boundaries[2]", "refractory_period"],
	...["per_voxel_neuron_cnt", "longterm_mem_threshold", "init_lifespan", "temporal_depth"],
	...["consecutive_fire_cnt_max", "snooze_length"],
];
const BOOLEANS = [
	...["mp_charge_accumulation", "mp_driven_psp", "psp_uniform_distribution", "is_mem_type", "visualization"],
];
const NUMBERS = [
	...["firing_threshold", "firing_threshold_limit", "leak_coefficient", "neuron_excitability"],
	...["firing_threshold_increment_x", "firing_threshold_increment_y", "firing_threshold_increment_z"],
	...["postsynaptic_current", "postsynaptic_current_max", "synapse_attractivity", "degeneration"],
	...["leak_variability", "lifespan_growth_rate"],
];

const CONVERTER: Readonly<Record<string, string>> = {
	"__name-t": "cortical_name",
	"_group-t": "cortical_group",
	"subgrp-t": "sub_group_id",
	"___bbx-i": "block_boundaries[0]",
	"___bby-i": "block_boundaries[1]",
	"___bbz-i": "block_boundaries[2]",
	"rcordx-i": "relative_coordinate[0]",
	"rcordy-i": "relative_coordinate[1]",
	"rcordz-i": "relative_coordinate[2]",
	"2dcorx-i": "2d_coordinate[0]",
	"2dcory-i": "2d_coordinate[1]",
	"_n_cnt-i": "per_voxel_neuron_cnt",
	"gd_vis-b": "visualization",
	"__rand-b": "location_generation_type",
	"synatt-f": "synapse_attractivity",
	"pstcr_-f": "postsynaptic_current",
	"pstcrm-f": "postsynaptic_current_max",
	"fire_t-f": "firing_threshold",
	"ftincx-f": "firing_threshold_increment_x",
	"ftincy-f": "firing_threshold_increment_y",
	"ftincz-f": "firing_threshold_increment_z",
	"fthlim-f": "firing_threshold_limit",
	"refrac-i": "refractory_period",
	"leak_c-f": "leak_coefficient",
	"leak_v-f": "leak_variability",
	"c_fr_c-i": "consecutive_fire_cnt_max",
	"snooze-f": "snooze_length",
	"excite-f": "neuron_excitability",
	"mp_acc-b": "mp_charge_accumulation",
	"mp_psp-b": "mp_driven_psp",
	"pspuni-b": "psp_uniform_distribution",
	"de_gen-f": "degeneration",
	"dstmap-d": "cortical_mapping_dst",
	"memory-b": "is_mem_type",
	"mem__t-i": "longterm_mem_threshold",
	"mem_gr-i": "lifespan_growth_rate",
	"mem_ls-i": "init_lifespan",
	"tmpdpt-i": "temporal_depth",
	"devcnt-i": "dev_count",
	"twinrf-t": "memory_twin_of",
};

type Entries = Map<string, { value: unknown; path: string }>;

/** Areas by their base64 id; an id in any other spelling is taken as it is. */
export function loadAsFeagi(text: string): ReadonlyMap<string, LoadedArea> {
	const { value, floatPaths } = parseJson(text);
	const genome = JSON.parse(JSON.stringify(value)) as {
		version: string;
		blueprint: Record<string, unknown>;
	};
	if (!/^2\.|^3\.0$/.test(genome.version)) throw new Error(`version ${genome.version}`);
	const keys = Object.keys(genome.blueprint);
	const flat = keys.some((key) => key.startsWith("___") && key.includes("-") && key.length > 20);
	const areas = flat ? convert(genome.blueprint) : take(genome.blueprint);
	return new Map(
		[...areas].map(([id, entries]) => {
			checkTypes(id, entries, floatPaths);
			const properties = new Map([...entries].map(([name, entry]) => [name, entry.value]));
			return [id, { properties, rules: survivors(properties.get("cortical_mapping_dst"), flat) }];
		}),
	);
}

function convert(blueprint: Record<string, unknown>): Map<string, Entries> {
	const areas = new Map<string, Entries>();
	for (const [key, value] of Object.entries(blueprint)) {
		const [, id, property] = /^_____10c-([^-]+)-(?:cx|nx)-(.{6}-[a-z])$/.exec(key) ?? [];
		const name = CONVERTER[property ?? ""];
		if (!id || !name) continue;
		const entries = areas.get(id) ?? new Map();
		areas.set(id, entries.set(name, { value, path: `$.blueprint[${JSON.stringify(key)}]` }));
	}
	return areas;
}

function take(blueprint: Record<string, unknown>): Map<string, Entries> {
	return new Map(
		Object.entries(blueprint).map(([id, area]) => {
			const entries: Entries = new Map();
			const root = `$.blueprint[${JSON.stringify(id)}]`;
			for (const [name, value] of Object.entries(area as object)) {
				const path = `${root}.${name}`;
				if (/^(block_boundaries|relative_coordinate|2d_coordinate)$/.test(name))
					for (const [i, element] of (value as unknown[]).entries())
						entries.set(`${name}[${i}]`, { value: element, path: `${path}[${i}]` });
				else entries.set(name, { value, path });
			}
			return [id, entries];
		}),
	);
}

function checkTypes(id: string, entries: Entries, floatPaths: ReadonlySet<string>): void {
	for (const [name, { value, path }] of entries) {
		const whole = Number.isInteger(value) && (value as number) >= 0 && !floatPaths.has(path);
		if (INTEGERS.includes(name) && !whole) throw new Error(`${id} ${name}: ${value} is no u32`);
		if (BOOLEANS.includes(name) && typeof value !== "boolean") throw new Error(`${id} ${name}: no boolean`);
		if (NUMBERS.includes(name) && typeof value !== "number") throw new Error(`${id} ${name}: no number`);
		if (/coordinate\[/.test(name) && !Number.isInteger(value)) throw new Error(`${id} ${name}: no i32`);
	}
}

/** Array rules of a flat genome become objects if they have 8 elements; those of a hierarchical one are skipped. */
function survivors(dstmap: unknown, flat: boolean): LoadedArea["rules"] {
	return Object.entries((dstmap ?? {}) as Record<string, unknown[]>).flatMap(([destination, rules]) =>
		rules.flatMap((rule) => {
			if (Array.isArray(rule))
				return flat && rule.length >= 8 ? [[rule[0], destination, rule[2]] as const] : [];
			const { morphology_id, postSynapticCurrent_multiplier, plasticity_flag, ...rest } = rule as Record<
				string,
				unknown
			>;
			if ([morphology_id, postSynapticCurrent_multiplier, plasticity_flag].includes(undefined)) return [];
			const constants = ["plasticity_constant", "ltp_multiplier", "ltd_multiplier", "plasticity_window"];
			if (plasticity_flag === true && constants.some((name) => rest[name] === undefined)) return [];
			return [[morphology_id as string, destination, postSynapticCurrent_multiplier as number] as const];
		}),
	);
}
