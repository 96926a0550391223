import { type AreaSketch, type BrainSketch, genomeText } from "../../host-tests/parity/sketch.js";
import { voxelsOf, wire } from "../../host-tests/parity/wiring.js";
import type { Case, Injection, Network } from "../case.js";

const CORE: Readonly<Record<string, string>> = {
	_death: "___death",
	_power: "___power",
	_fatigue: "___fatig",
};

/** Eight bytes in base64; FEAGI migrates iicN00 and pads other names. */
export function base64Id(id: string): string {
	const vision = /^iic(\d)00$/.exec(id);
	if (vision) return Buffer.from([...Buffer.from("isvi"), 9, 0, Number(vision[1]), 0]).toString("base64");
	return Buffer.from((CORE[id] ?? id).padEnd(8, "_")).toString("base64");
}

/** `injections`: area and neuron by index, as the tests of host-tests/parity have them. */
export function sketchCase(
	name: string,
	features: readonly string[],
	brain: BrainSketch,
	injections: readonly (readonly { area: number; index: number; potential: number }[])[],
): Case {
	const bursts = injections.map((burst) =>
		burst.map(({ area, index, potential }): Injection => {
			const [x, y, z] = voxelsOf(brain[area])[Math.floor(index / brain[area].neuronsPerVoxel)];
			return [base64Id(brain[area].id), x, y, z, potential];
		}),
	);
	return { name, features, genome: feagiGenome(brain), network: network(brain), bursts };
}

/** In a hierarchical genome FEAGI executes only rules that are objects. */
function feagiGenome(brain: BrainSketch): unknown {
	const genome = JSON.parse(genomeText(brain)) as {
		blueprint: Record<string, { cortical_mapping_dst: Record<string, unknown[][]> }>;
	};
	for (const area of Object.values(genome.blueprint))
		for (const rules of Object.values(area.cortical_mapping_dst))
			rules.forEach(([morphology_id, morphology_scalar, postSynapticCurrent_multiplier], i) => {
				(rules as unknown[])[i] = {
					morphology_id,
					morphology_scalar,
					postSynapticCurrent_multiplier,
					plasticity_flag: false,
				};
			});
	return genome;
}

function network(brain: BrainSketch): Network {
	const first = [0];
	for (const area of brain) first.push(first.at(-1)! + voxelsOf(area).length * area.neuronsPerVoxel);
	const synapses = wire(brain).flatMap(({ source, target, weight, psp, inhibitory, targets }) =>
		targets.flatMap((reached, neuron) =>
			reached.map((to) => [first[source] + neuron, first[target] + to, weight, psp, inhibitory] as const),
		),
	);
	return {
		areas: brain.map(({ mappings: _, ...area }: AreaSketch) => ({ ...area, id: base64Id(area.id) })),
		synapses,
	};
}
