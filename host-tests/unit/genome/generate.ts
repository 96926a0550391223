import fc from "fast-check";

/** A genome before it is written in one of FEAGI's two forms. Ids are six or eight characters, or core names. */
export interface GenomeSketch {
	readonly version: string;
	readonly timestep: number;
	readonly precision: "fp32" | "int8";
	readonly areas: readonly AreaSketch[];
}

interface AreaSketch {
	readonly id: string;
	readonly name: string;
	readonly dimensions: readonly [number, number, number];
	/** Hierarchical names and values; left out means FEAGI's default. */
	readonly properties: Readonly<Record<string, number | boolean>>;
	readonly mappings: readonly MappingSketch[];
}

interface MappingSketch {
	readonly destination: string;
	readonly morphology: string;
	readonly multiplier: number;
	/** How the rule is written. */
	readonly spelling: "array7" | "array8" | "object";
}

/** Hierarchical name to flat key without the area (spec 1.3), kept apart from the table under test on purpose. */
const flatKeys: Readonly<Record<string, string>> = {
	per_voxel_neuron_cnt: "cx-_n_cnt-i",
	postsynaptic_current: "nx-pstcr_-f",
	firing_threshold: "nx-fire_t-f",
	firing_threshold_increment_x: "nx-ftincx-f",
	firing_threshold_increment_y: "nx-ftincy-f",
	firing_threshold_increment_z: "nx-ftincz-f",
	firing_threshold_limit: "nx-fthlim-f",
	refractory_period: "nx-refrac-i",
	leak_coefficient: "nx-leak_c-f",
	consecutive_fire_cnt_max: "nx-c_fr_c-i",
	snooze_length: "nx-snooze-f",
	neuron_excitability: "nx-excite-f",
	mp_charge_accumulation: "nx-mp_acc-b",
	mp_driven_psp: "nx-mp_psp-b",
	psp_uniform_distribution: "cx-pspuni-b",
};

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
const tail = fc.string({ unit: fc.constantFrom(...letters), minLength: 5, maxLength: 5 });
const ids = fc.oneof(
	{ arbitrary: tail.map((rest) => `c${rest}`), weight: 6 },
	{ arbitrary: fc.constantFrom("_power", "_death", "_fatigue"), weight: 1 },
	{ arbitrary: fc.integer({ min: 0, max: 8 }).map((n) => `iic${n}00`), weight: 2 },
	{ arbitrary: fc.constantFrom("omot00", "ogaz00", "ogaz01"), weight: 1 },
	{ arbitrary: tail.map((rest) => `c${rest}xy`), weight: 1 },
);
const counter = fc.integer({ min: 0, max: 40 });
const real = (min: number, max: number) => fc.float({ min, max, noNaN: true });

const properties = fc.record(
	{
		per_voxel_neuron_cnt: fc.integer({ min: 1, max: 3 }),
		postsynaptic_current: fc.integer({ min: 0, max: 255 }),
		firing_threshold: real(0, 100),
		firing_threshold_increment_x: real(-1, 1),
		firing_threshold_increment_y: real(-1, 1),
		firing_threshold_increment_z: real(-1, 1),
		firing_threshold_limit: real(0, 200),
		refractory_period: counter,
		leak_coefficient: real(0, 1),
		consecutive_fire_cnt_max: counter,
		snooze_length: counter,
		neuron_excitability: real(0, 1),
		mp_charge_accumulation: fc.boolean(),
		mp_driven_psp: fc.boolean(),
		psp_uniform_distribution: fc.boolean(),
	},
	// The one default that the two forms do not share must always be written.
	{ requiredKeys: ["neuron_excitability"] },
);

const morphologyNames = fc.constantFrom(
	"projector",
	"block_to_block",
	"0-0-0_to_all",
	"all_to_0-0-0",
	"lateral_+x",
	"steps",
);

function mappings(destinations: readonly string[]): fc.Arbitrary<MappingSketch[]> {
	return fc.array(
		fc.record<MappingSketch>({
			destination: fc.constantFrom(...destinations),
			morphology: morphologyNames,
			multiplier: fc.integer({ min: -300, max: 300 }),
			spelling: fc.constantFrom("array7", "array8", "object"),
		}),
		{ maxLength: 4 },
	);
}

/** Legal genomes of up to `maxAreas` areas of up to 6 × 6 × 6 voxels. */
export function genomes(maxAreas = 6): fc.Arbitrary<GenomeSketch> {
	const dimension = fc.integer({ min: 1, max: 6 });
	return fc.uniqueArray(ids, { minLength: 1, maxLength: maxAreas }).chain((names) => {
		const areas = names.map((id) => {
			const isCore = id.startsWith("_");
			const dimensions = isCore
				? fc.constant([1, 1, 1] as [number, number, number])
				: fc.tuple(dimension, dimension, dimension);
			const own = isCore ? properties.map((all) => ({ ...all, per_voxel_neuron_cnt: 1 })) : properties;
			const name = fc.string({ maxLength: 12 });
			return fc.record<AreaSketch>({
				id: fc.constant(id),
				name,
				dimensions,
				properties: own,
				mappings: mappings(names),
			});
		});
		return fc.record<GenomeSketch>({
			version: fc.constantFrom("2.0", "2.1", "3.0"),
			timestep: fc.integer({ min: 100, max: 1_000_000 }).map((us) => us / 1e6),
			precision: fc.constantFrom("fp32", "int8"),
			areas: fc.tuple(...areas),
		});
	});
}

export function writeHierarchical(sketch: GenomeSketch): string {
	const blueprint = Object.fromEntries(
		sketch.areas.map((area) => [
			area.id,
			{
				cortical_name: area.name,
				block_boundaries: area.dimensions,
				...area.properties,
				cortical_mapping_dst: dstmap(area),
			},
		]),
	);
	return JSON.stringify({ ...frame(sketch), blueprint });
}

/** The two readings of a flat key that are only cosmetic, cx and nx, are written as FEAGI does. */
export function writeFlat(sketch: GenomeSketch): string {
	const blueprint: Record<string, unknown> = {};
	for (const area of sketch.areas) {
		const put = (key: string, value: unknown) => void (blueprint[`_____10c-${area.id}-${key}`] = value);
		put("cx-__name-t", area.name);
		for (const [i, axis] of ["x", "y", "z"].entries()) put(`cx-___bb${axis}-i`, area.dimensions[i]);
		for (const [name, value] of Object.entries(area.properties)) put(flatKeys[name]!, value);
		put("cx-dstmap-d", dstmap(area));
	}
	return JSON.stringify({ ...frame(sketch), blueprint });
}

function frame({ version, timestep, precision }: GenomeSketch) {
	return {
		genome_title: "generated",
		version,
		physiology: { simulation_timestep: timestep, quantization_precision: precision },
		neuron_morphologies: {
			steps: {
				type: "vectors",
				parameters: {
					vectors: [
						[1, 0, 0],
						[0, -1, 2],
					],
				},
			},
		},
	};
}

function dstmap({ mappings }: AreaSketch): Record<string, unknown[]> {
	const result: Record<string, unknown[]> = {};
	for (const mapping of mappings) (result[mapping.destination] ??= []).push(rule(mapping));
	return result;
}

function rule({ morphology, multiplier, spelling }: MappingSketch): unknown {
	if (spelling === "array7") return [morphology, [1, 1, 1], multiplier, false, 1, 1, 1];
	if (spelling === "array8") return [morphology, [1, 1, 1], multiplier, false, 1, 1, 1, 1];
	return {
		morphology_id: morphology,
		morphology_scalar: [1, 1, 1],
		postSynapticCurrent_multiplier: multiplier,
		plasticity_flag: false,
	};
}
