import type { Case, Injection } from "../case.js";
import { base64Id } from "./sketch-case.js";

type Properties = Record<string, unknown>;

const plain: Properties = {
	firing_threshold: 1,
	mp_charge_accumulation: true,
	psp_uniform_distribution: true,
	postsynaptic_current: 3,
};
const lateral = { type: "vectors", parameters: { vectors: [[1, 0, 0]] }, class: "custom" };
const everything = {
	type: "patterns",
	parameters: {
		patterns: [
			[
				["*", "*", "*"],
				["*", "*", "*"],
			],
		],
	},
	class: "custom",
};
const morphologies = { lateral, everything };

/** What a genome may say and leave out, each alone. */
export function genomeForms(): Case[] {
	const cases: Case[] = [];
	const add = (name: string, genome: unknown, injected: readonly string[] = ["c__src"]) =>
		cases.push({ name: `form: ${name}`, features: ["genome form"], genome, bursts: script(injected) });
	const source = (properties: Properties) => add(JSON.stringify(properties), pair(properties, {}));
	const rule = (properties: Properties, from: Properties = {}, to: Properties = {}) =>
		add(
			`rule ${JSON.stringify(properties)} ${JSON.stringify([from, to])}`,
			pair(from, to, [object(properties)]),
		);

	add("every property is missing", blueprint({ c__src: {}, c__dst: {} }));
	add(
		"core areas are missing, one maps",
		blueprint({ c__src: { ...plain, ...mapped("_power", [object({})]) } }),
		["c__src", "_power"],
	);
	// Beyond 65,535 FEAGI keeps the low 16 bits; feagi-xs refuses.
	for (const value of [300, 65535]) {
		source({ refractory_period: value });
		source({ consecutive_fire_cnt_max: value });
		source({ consecutive_fire_cnt_max: 2, snooze_length: value });
		source({ consecutive_fire_cnt_max: 2, refractory_period: 3, snooze_length: value });
	}
	for (const value of [0.999, 0.9989999, 0.9990001, 1e-9, -0.5, 1e-45])
		source({ neuron_excitability: value });
	for (const value of [1.1920929e-7, 1.2e-7, -1.1920929e-7, 1e-8])
		source({ firing_threshold: 0, firing_threshold_increment_x: value });
	source({ firing_threshold: 1e38, firing_threshold_increment_x: 3e38 });
	for (const value of [-1, 0.4999, 255.9, 256, 1e30, -1e30]) source({ postsynaptic_current: value });
	source({ firing_threshold_limit: 1e-45 });
	source({ firing_threshold_limit: -2, firing_threshold: -5 });
	source({ leak_coefficient: 1e38 });
	source({ per_voxel_neuron_cnt: 0 });
	source({ per_voxel_neuron_cnt: 3, psp_uniform_distribution: false });
	source({ firing_threshold: 1, neuron_excitability: 100, mp_driven_psp: true, postsynaptic_current: 0 });

	for (const multiplier of [1.5, 2, 2.0000001, -0.5, -3, 255, 256, -256, 1e10, -1e10, 0])
		rule({ postSynapticCurrent_multiplier: multiplier });
	rule({ synapse_attractivity: 100 });
	// A sum of −0 alone: FEAGI's sums begin with 0.
	for (const leak of [0, 0.5, 1.5])
		rule({ postSynapticCurrent_multiplier: -1 }, { postsynaptic_current: 0 }, { leak_coefficient: leak });
	for (const morphology of ["everything", "lateral", "projector"])
		for (const perVoxel of [1, 2])
			rule({ morphology_id: morphology }, { per_voxel_neuron_cnt: perVoxel }, { per_voxel_neuron_cnt: 3 });
	for (const unknown of ["randomizer", "expander_x", "reducer_x", "lateral_pairs_x", "last_to_first"])
		add(
			`function ${unknown}`,
			pair({}, {}, [object({ morphology_id: unknown })], {
				[unknown]: { type: "functions", parameters: {} },
			}),
		);
	add(
		"composite",
		pair({}, {}, [object({ morphology_id: "tile" })], {
			tile: {
				type: "composite",
				parameters: {
					src_seed: [2, 2, 1],
					src_pattern: [
						[1, 0],
						[1, 0],
						[1, 0],
					],
					mapper_morphology: "projector",
				},
			},
		}),
	);
	add(
		"the same rule twice",
		pair({}, {}, [object({ morphology_id: "everything" }), object({ morphology_id: "everything" })]),
	);
	add(
		"the same vectors twice",
		pair({}, {}, [object({ morphology_id: "lateral" }), object({ morphology_id: "lateral" })]),
	);
	add(
		"patterns, then vectors",
		pair({}, {}, [object({ morphology_id: "everything" }), object({ morphology_id: "lateral" })]),
	);
	add(
		"vectors, then patterns",
		pair({}, {}, [object({ morphology_id: "lateral" }), object({ morphology_id: "everything" })]),
	);
	add(
		"block_to_block as FEAGI's vector",
		pair({}, { block_boundaries: [2, 3, 1] }, [object({ morphology_id: "block_to_block" })]),
	);
	add(
		"a core area with dimensions",
		blueprint({
			_power: {
				...plain,
				block_boundaries: [2, 2, 1],
				per_voxel_neuron_cnt: 3,
				...mapped("c__src", [object({})]),
			},
			c__src: {
				...plain,
				block_boundaries: [4, 2, 1],
				...mapped("_death", [object({ morphology_id: "everything" })]),
			},
			_death: { ...plain, block_boundaries: [3, 1, 1], firing_threshold: 7 },
		}),
	);
	add(
		"a core area's patterns see its one neuron",
		blueprint({
			_power: {
				...plain,
				block_boundaries: [2, 2, 1],
				...mapped("c__src", [object({ morphology_id: "everything" })]),
			},
			c__src: {
				...plain,
				block_boundaries: [4, 2, 1],
				...mapped("_power", [object({ morphology_id: "lateral" })]),
			},
		}),
	);
	for (const excitability of [0.5, 2, -1])
		add(
			`_power with excitability ${excitability}`,
			blueprint({ _power: { ...plain, neuron_excitability: excitability } }),
			[],
		);
	add("power drives a ring", ring(), []);
	for (const id of ["c__src__", "c123", base64Id("c__src")])
		if (id.length !== 4)
			add(
				`id ${id}`,
				blueprint({ [id]: { ...plain, ...mapped(id, [object({ morphology_id: "lateral" })]) } }),
				[id],
			);
	add(
		"legacy ids",
		blueprint(
			Object.fromEntries(
				["iic000", "iic400", "iic800", "omot00", "ogaz00", "ogaz01"].map((id) => [
					id,
					{
						...plain,
						block_boundaries: [2, 1, 1],
						...(id.startsWith("i") ? mapped("omot00", [object({})]) : {}),
					},
				]),
			),
		),
		["iic000", "iic400"],
	);
	for (const [name, keys] of Object.entries(flatKeys)) add(`flat, ${name}`, flat(keys));
	return cases;
}

/** Flat keys of c__src beside bounding box, threshold and mapping. */
const flatKeys: Readonly<Record<string, Properties>> = {
	plain: {},
	"charge accumulates": { "nx-mp_acc-b": true },
	"leak, refractory period": { "nx-mp_acc-b": true, "nx-leak_c-f": 0.3, "nx-refrac-i": 2 },
	"fire limit and snooze": { "nx-c_fr_c-i": 2, "nx-snooze-f": 2 },
	"gradient and limit": { "nx-ftincx-f": 0.5, "nx-ftincy-f": -0.25, "nx-ftincz-f": 2, "nx-fthlim-f": 4.5 },
	excitability: { "nx-excite-f": 0.5 },
	"psp of the potential": { "cx-mp_psp-b": true, "cx-pspuni-b": true },
	"two neurons per voxel": { "cx-_n_cnt-i": 2 },
	"current above 255": { "nx-pstcr_-f": 300, "cx-pspuni-b": true },
	"prefixes the wrong way round": { "cx-mp_acc-b": true, "nx-pspuni-b": true, "cx-leak_c-f": 0.5 },
	"codes nobody knows": { "cx-banana-f": 3, "nx-fire_x-f": 9 },
};

function flat(keys: Properties): unknown {
	const area = (id: string, values: Properties) =>
		Object.entries(values).map(([key, value]) => [`_____10c-${id}-${key}`, value]);
	const box = (x: number, y: number, z: number) => ({ "cx-___bbx-i": x, "cx-___bby-i": y, "cx-___bbz-i": z });
	return {
		...frame({}),
		version: "2.0",
		blueprint: Object.fromEntries([
			...area("_power", { "cx-__name-t": "power", "nx-fire_t-f": 1 }),
			...area("c__src", {
				"cx-__name-t": "source",
				...box(3, 2, 1),
				"nx-fire_t-f": 1.5,
				"nx-pstcr_-f": 4,
				"cx-dstmap-d": {
					c__dst: [["everything", [1, 1, 1], 1, false, 1, 1, 1, 1]],
					c__src: [["lateral", [1, 1, 1], -1, false, 1, 1, 1, 1]],
				},
				...keys,
			}),
			...area("c__dst", { "cx-__name-t": "target", ...box(2, 1, 2), "nx-fire_t-f": 3, "nx-mp_acc-b": true }),
		]),
	};
}

function frame(more: Properties): Properties {
	return {
		version: "2.1",
		genome_title: "form",
		physiology: { simulation_timestep: 0.025, quantization_precision: "fp32" },
		neuron_morphologies: { ...morphologies, ...more },
	};
}

function blueprint(areas: Properties, more: Properties = {}): unknown {
	return { ...frame(more), blueprint: areas };
}

function mapped(to: string, rules: readonly unknown[]): Properties {
	return { cortical_mapping_dst: { [to]: rules } };
}

export function object(properties: Properties): Properties {
	return {
		morphology_id: "projector",
		morphology_scalar: [1, 1, 1],
		postSynapticCurrent_multiplier: 1,
		plasticity_flag: false,
		...properties,
	};
}

export function pair(
	from: Properties,
	to: Properties,
	rules: readonly unknown[] = [object({})],
	more: Properties = {},
): unknown {
	return blueprint(
		{
			c__src: { ...plain, block_boundaries: [3, 2, 1], ...from, ...mapped("c__dst", rules) },
			c__dst: { ...plain, block_boundaries: [3, 2, 2], firing_threshold: 4, ...to },
		},
		more,
	);
}

/** Fires for ever once power has set it off: no sensory input at all. */
function ring(): unknown {
	const step = (to: string) => mapped(to, [object({ morphology_id: "everything" })]);
	return blueprint({
		_power: { ...plain, consecutive_fire_cnt_max: 1, snooze_length: 65535, ...step("c__00a") },
		c__00a: { ...plain, ...step("c__00b") },
		c__00b: { ...plain, ...step("c__00c") },
		c__00c: { ...plain, leak_coefficient: 0.1, ...step("c__00a") },
	});
}

export function script(areas: readonly string[]): Injection[][] {
	return new Array(12).fill(0).map((_, burst) =>
		areas.flatMap((id, i) => {
			if ((burst + i) % 4 === 3) return [];
			const area = id.length === 12 ? id : base64Id(id);
			const injection = (x: number, potential: number): Injection => [area, x, 0, 0, potential];
			return [injection(0, 1 + (burst % 3)), ...(burst % 2 ? [] : [injection(1, 0.75)])];
		}),
	);
}
