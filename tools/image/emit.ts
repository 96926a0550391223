/** Network → brain image bytes. The order of everything is the genome's, so the same input gives the same bytes. */
import { Header, PRECISION_NAMES, Section } from "../../modules/connectome/layout.js";
import type { Network } from "../develop/network.js";
import { neuronCount } from "../genome/area.js";
import type { PrecisionName } from "../genome/model.js";
import type { AreaParameters } from "../quantise/area-parameters.js";
import { emitArea } from "./emit-area.js";
import { emitPorts } from "./emit-ports.js";
import { emitProjection } from "./emit-projection.js";
import { emitState } from "./emit-state.js";
import { ImageWriter } from "./image-writer.js";
import { planState, type StatePlan } from "./state-plan.js";

export interface Emission {
	readonly bytes: Uint8Array;
	readonly plan: StatePlan;
	readonly parameters: readonly AreaParameters[];
	readonly ruleSynapses: number;
	readonly explicitSynapses: number;
	/** int8: contributions that had to be clamped. */
	readonly clampedContributions: number;
}

/** `parameters`: of each area, for that precision. */
export function emitImage(
	network: Network,
	precision: PrecisionName,
	parameters: readonly AreaParameters[],
	layout: { readonly slabNeurons?: number | undefined; readonly blocks?: readonly number[] | undefined } = {},
): Emission {
	const { genome, projections } = network;
	const writer = new ImageWriter();
	const plan = planState(genome.areas, precision, layout.slabNeurons, layout.blocks);
	const idBytes =
		genome.areas.every((area) => neuronCount(area) <= 65536) && widestAxis(network) <= 65535 ? 2 : 4;
	let firstNeuron = 0;
	let firstProjection = 0;
	genome.areas.forEach((_, i) => {
		const incoming = projections.filter((projection) => projection.target === i).length;
		emitArea(writer, network, i, {
			precision,
			parameters: parameters[i],
			places: plan.areas[i],
			firstNeuron,
			firstProjection,
			incoming,
		});
		firstNeuron += neuronCount(genome.areas[i]);
		firstProjection += incoming;
	});
	let clampedContributions = 0;
	projections.forEach(({ target }, i) => {
		clampedContributions += emitProjection(writer, network, i, parameters[target], precision, idBytes);
	});
	const ports = emitPorts(writer, genome.areas);
	emitState(writer, plan);
	const count = (explicit: boolean) =>
		projections.reduce(
			(sum, { rule, synapses }) => sum + ((rule.kind === "list") === explicit ? synapses : 0),
			0,
		);
	const ruleSynapses = count(false);
	const explicitSynapses = count(true);
	const { header } = writer;
	header.u8(Header.PRECISION, PRECISION_NAMES.indexOf(precision));
	header.u8(Header.ID_BYTES, idBytes);
	header.u32(Header.AREA_COUNT, genome.areas.length);
	header.u32(Header.NEURON_COUNT, firstNeuron);
	header.u32(Header.PROJECTION_COUNT, projections.length);
	header.u32(Header.PORT_COUNT, ports);
	header.u32(Header.BURST_PERIOD_US, genome.burstPeriodUs);
	header.u32(Header.RULE_SYNAPSES, ruleSynapses % 4294967296);
	header.u32(Header.RULE_SYNAPSES_HIGH, Math.floor(ruleSynapses / 4294967296));
	header.u32(Header.EXPLICIT_SYNAPSES, explicitSynapses);
	header.u32(Header.SEED, network.seed);
	writer.name("header", Header.TITLE, Section.NAMES, genome.title);
	return { bytes: writer.finish(), plan, parameters, ruleSynapses, explicitSynapses, clampedContributions };
}

function widestAxis(network: Network): number {
	return Math.max(...network.genome.areas.flatMap((area) => area.dimensions));
}
