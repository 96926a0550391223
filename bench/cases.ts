/** What the benchmark runs: small brains that isolate one cost each, in FEAGI's hierarchical form. */

export interface BenchCase {
	readonly name: string;
	readonly genome: string;
	/** Sensory events of every burst: area name, neurons, potential. */
	readonly drive: { readonly area: string; readonly neurons: number; readonly potential: number };
	/** Synapses that one burst's spikes reach once the drive is on; 0 where neurons are what is measured. */
	readonly eventsPerBurst: number;
}

interface AreaSketch {
	readonly id: string;
	readonly size: readonly [number, number, number];
	readonly properties?: Readonly<Record<string, unknown>>;
	readonly mappings?: Readonly<Record<string, unknown>>;
}

const NEURONS = 512;
const SOURCES = 27;

/** Neurons that integrate below threshold, that fire, and that are blocked. */
export function updateCases(): BenchCase[] {
	const drive = { area: "input", neurons: NEURONS, potential: 1 };
	const area = (properties: Record<string, unknown>): AreaSketch => ({
		id: "iic400",
		size: [NEURONS, 1, 1],
		properties,
	});
	const quiet = { firing_threshold: 1e6, mp_charge_accumulation: true };
	return [
		{ name: "update, integrating", genome: genome([area(quiet)]), drive, eventsPerBurst: 0 },
		{
			name: "update, leaking",
			genome: genome([area({ ...quiet, leak_coefficient: 0.1 })]),
			drive,
			eventsPerBurst: 0,
		},
		{
			name: "update, firing",
			genome: genome([area({ firing_threshold: 1, mp_charge_accumulation: true })]),
			drive,
			eventsPerBurst: 0,
		},
		{
			name: "update, firing with refractory period",
			genome: genome([area({ firing_threshold: 1, mp_charge_accumulation: true, refractory_period: 1 })]),
			drive,
			eventsPerBurst: 0,
		},
	];
}

/** One source area that fires as a whole, into targets that never do. */
export function propagateCases(): BenchCase[] {
	const targets = 27 * 27;
	return [
		propagateCase("event, projector one to one", "projector", [3, 3, 3], SOURCES),
		propagateCase("event, projector growing", "projector", [9, 9, 9], targets),
		propagateCase("event, pattern all to all", "all_to_all", [9, 9, 9], SOURCES * targets),
		propagateCase("event, 26 vectors", "neighbours", [3, 3, 3], neighbourPairs()),
		propagateCase("event, stored list", "overlapping", [9, 9, 9], SOURCES * targets),
	];
}

function propagateCase(
	name: string,
	morphology: string,
	size: readonly [number, number, number],
	events: number,
): BenchCase {
	const rule = {
		morphology_id: morphology,
		morphology_scalar: [1, 1, 1],
		postSynapticCurrent_multiplier: 1,
		plasticity_flag: false,
	};
	const source: AreaSketch = {
		id: "iic400",
		size: [3, 3, 3],
		properties: { firing_threshold: 1, psp_uniform_distribution: true },
		mappings: { cTARGT: [rule] },
	};
	const target: AreaSketch = {
		id: "cTARGT",
		size,
		properties: { firing_threshold: 1e6, mp_charge_accumulation: true },
	};
	return {
		name,
		genome: genome([source, target]),
		drive: { area: "input", neurons: SOURCES, potential: 1 },
		eventsPerBurst: events,
	};
}

function genome(areas: readonly AreaSketch[]): string {
	const steps = [-1, 0, 1];
	const neighbours = steps
		.flatMap((x) => steps.flatMap((y) => steps.map((z) => [x, y, z])))
		.filter((v) => v.some(Boolean));
	return JSON.stringify({
		genome_id: "bench",
		genome_title: "bench",
		version: "2.1",
		physiology: { simulation_timestep: 0.025, quantization_precision: "fp32" },
		neuron_morphologies: {
			neighbours: { type: "vectors", parameters: { vectors: neighbours }, class: "custom" },
			all_to_all: {
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
			},
			overlapping: {
				type: "patterns",
				parameters: {
					patterns: [
						[
							["*", "*", "*"],
							["*", "*", "*"],
						],
						[
							["*", "*", "*"],
							[0, 0, 0],
						],
					],
				},
				class: "custom",
			},
		},
		blueprint: Object.fromEntries(
			areas.map(({ id, size, properties, mappings }) => [
				id,
				{
					cortical_name: id === "cTARGT" ? "target" : "input",
					block_boundaries: size,
					...properties,
					cortical_mapping_dst: mappings ?? {},
				},
			]),
		),
	});
}

/** Ordered pairs of different voxels of a 3×3×3 block that touch. */
function neighbourPairs(): number {
	const inside = [2, 3, 2];
	const perAxis = inside.reduce((a, b) => a + b);
	return perAxis ** 3 - SOURCES;
}
