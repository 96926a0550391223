import { Coder } from "../../../modules/connectome/layout.js";
import { compileGenome } from "../../../tools/compile.js";
import { hierarchical } from "../genome/sample.js";
import { ioId } from "./brain.js";

const rule = (morphology: string) => ({
	morphology_id: morphology,
	morphology_scalar: [1, 1, 1],
	postSynapticCurrent_multiplier: 1,
	plasticity_flag: false,
});

/** An image with ids of four bytes: a camera of 32 pixels and two switches into an area of 70,000 neurons. */
export function wideBrain(precision: string): Uint8Array {
	const large = "cLARGE";
	const sense = (properties: object, morphology: string) => ({
		firing_threshold: 0.5,
		mp_charge_accumulation: false,
		postsynaptic_current: 1,
		psp_uniform_distribution: true,
		cortical_mapping_dst: { [large]: [rule(morphology)] },
		...properties,
	});
	const genome = hierarchical({
		[ioId("iimg", Coder.CARTESIAN_PLANE)]: sense({ block_boundaries: [8, 4, 1] }, "projector"),
		[ioId("idgp", Coder.BOOLEAN)]: sense({ block_boundaries: [2, 1, 1] }, "block_to_block"),
		[large]: {
			block_boundaries: [350, 200, 1],
			firing_threshold: 1.5,
			mp_charge_accumulation: true,
			leak_coefficient: 0.1,
			refractory_period: 2,
			cortical_mapping_dst: {},
		},
	});
	return compileGenome(genome, { precision }).bytes;
}
