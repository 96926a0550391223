/** What becomes of a property: `engine` is compiled, `ui` only matters on screen, `unused` FEAGI reads and ignores. */
export type PropertyUse = "engine" | "ui" | "unused";

export interface PropertyInfo {
	/** Six-character code of the flat form. */
	readonly code: string;
	/** The type letter that FEAGI's converter looks for; feagi-xs accepts every letter. */
	readonly suffix: string;
	/** Name in the hierarchical form. */
	readonly name: string;
	/** Index into the hierarchical array, for coordinates that the flat form spells one by one. */
	readonly index?: number;
	readonly use: PropertyUse;
}

/** Flat codes and hierarchical names (spec 1.3). */
export const properties: readonly PropertyInfo[] = Object.freeze([
	{ code: "__name", suffix: "t", name: "cortical_name", use: "engine" },
	{ code: "_group", suffix: "t", name: "cortical_group", use: "ui" },
	{ code: "subgrp", suffix: "t", name: "sub_group_id", use: "ui" },
	{ code: "___bbx", suffix: "i", name: "block_boundaries", index: 0, use: "engine" },
	{ code: "___bby", suffix: "i", name: "block_boundaries", index: 1, use: "engine" },
	{ code: "___bbz", suffix: "i", name: "block_boundaries", index: 2, use: "engine" },
	{ code: "rcordx", suffix: "i", name: "relative_coordinate", index: 0, use: "ui" },
	{ code: "rcordy", suffix: "i", name: "relative_coordinate", index: 1, use: "ui" },
	{ code: "rcordz", suffix: "i", name: "relative_coordinate", index: 2, use: "ui" },
	{ code: "2dcorx", suffix: "i", name: "2d_coordinate", index: 0, use: "ui" },
	{ code: "2dcory", suffix: "i", name: "2d_coordinate", index: 1, use: "ui" },
	{ code: "_n_cnt", suffix: "i", name: "per_voxel_neuron_cnt", use: "engine" },
	{ code: "gd_vis", suffix: "b", name: "visualization", use: "ui" },
	{ code: "__rand", suffix: "b", name: "location_generation_type", use: "unused" },
	{ code: "synatt", suffix: "f", name: "synapse_attractivity", use: "unused" },
	{ code: "pstcr_", suffix: "f", name: "postsynaptic_current", use: "engine" },
	{ code: "pstcrm", suffix: "f", name: "postsynaptic_current_max", use: "unused" },
	{ code: "fire_t", suffix: "f", name: "firing_threshold", use: "engine" },
	{ code: "ftincx", suffix: "f", name: "firing_threshold_increment_x", use: "engine" },
	{ code: "ftincy", suffix: "f", name: "firing_threshold_increment_y", use: "engine" },
	{ code: "ftincz", suffix: "f", name: "firing_threshold_increment_z", use: "engine" },
	{ code: "fthlim", suffix: "f", name: "firing_threshold_limit", use: "engine" },
	{ code: "refrac", suffix: "i", name: "refractory_period", use: "engine" },
	{ code: "leak_c", suffix: "f", name: "leak_coefficient", use: "engine" },
	{ code: "leak_v", suffix: "f", name: "leak_variability", use: "unused" },
	{ code: "c_fr_c", suffix: "i", name: "consecutive_fire_cnt_max", use: "engine" },
	{ code: "snooze", suffix: "f", name: "snooze_length", use: "engine" },
	{ code: "excite", suffix: "f", name: "neuron_excitability", use: "engine" },
	{ code: "mp_acc", suffix: "b", name: "mp_charge_accumulation", use: "engine" },
	{ code: "mp_psp", suffix: "b", name: "mp_driven_psp", use: "engine" },
	{ code: "pspuni", suffix: "b", name: "psp_uniform_distribution", use: "engine" },
	{ code: "de_gen", suffix: "f", name: "degeneration", use: "unused" },
	{ code: "dstmap", suffix: "d", name: "cortical_mapping_dst", use: "engine" },
	{ code: "memory", suffix: "b", name: "is_mem_type", use: "engine" },
	{ code: "mem__t", suffix: "i", name: "longterm_mem_threshold", use: "unused" },
	{ code: "mem_gr", suffix: "i", name: "lifespan_growth_rate", use: "unused" },
	{ code: "mem_ls", suffix: "i", name: "init_lifespan", use: "unused" },
	{ code: "tmpdpt", suffix: "i", name: "temporal_depth", use: "unused" },
	{ code: "devcnt", suffix: "i", name: "dev_count", use: "unused" },
	{ code: "twinrf", suffix: "t", name: "memory_twin_of", use: "unused" },
] satisfies PropertyInfo[]);

/**
 * Second names of the hierarchical form: FEAGI renames the first kind to the second while loading (spec 1.5), and a
 * file may already hold the second because FEAGI keeps unknown properties as they are.
 */
export const aliases: ReadonlyMap<string, string> = new Map([
	["neurons_per_voxel", "per_voxel_neuron_cnt"],
	["snooze_period", "snooze_length"],
	["consecutive_fire_limit", "consecutive_fire_cnt_max"],
	["dstmap", "cortical_mapping_dst"],
]);

/** Hierarchical properties without a flat code, on screen or unused (spec 1.3, 1.5). */
export const otherNames: ReadonlyMap<string, PropertyUse> = new Map<string, PropertyUse>([
	["cortical_type", "ui"],
	["group_id", "ui"],
	["visible", "ui"],
	["coordinate_2d", "ui"],
	["coordinate_3d", "ui"],
	["coordinates_2d", "ui"],
	["coordinates_3d", "ui"],
	["burst_engine_activation", "unused"],
	["burst_engine_active", "unused"],
]);
