/** The budget of a running brain: what it costs and whether it keeps its pace. Every figure has a label. */
import type { Platform } from "platform";
import type { BrainImage } from "../connectome/image.js";
import { PRECISION_NAMES, Saturation, SECTION_KINDS, SECTION_NAMES } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import { formatHash, stateHash } from "../npu/state-hash.js";
import type { Brain } from "./brain.js";
import { bytesPerNeuron, capacity, type SramUse, sramUse } from "./sram-use.js";

export type Label = "measured" | "predicted";

export interface BootsReport {
	/** Boots in a row, this one included, without a minute of bursts. */
	unconfirmed: number;
	/** Why the chip started. */
	cause: string;
}

/** One line of JSON on the serial console; its first fields are a contract (docs/report.md). */
export interface Report {
	genome: string;
	precision: string;
	engine: string;
	/** What runs the bursts. */
	kernels: "native" | "typescript";
	areas: number;
	neurons: number;
	/** Rule-made and explicit together. */
	synapses: number;
	ruleSynapses: number;
	explicitSynapses: number;
	bursts: number;
	spikes: number;
	/** Eight hexadecimal digits; null in the report at boot, before anything has happened. */
	stateHash: string | null;
	/** Bytes of state that each neuron costs. */
	bytesPerNeuron: number;
	sram: SramUse;
	sramBudget: number;
	capacity: { neurons: number; label: Label };
	/** Bytes by section. */
	image: { [section: string]: number };
	periodAskedMs: number;
	/** Mean; 0 before the second burst. */
	periodMetMs: number;
	overruns: number;
	/** Stored potentials that were clamped and could matter. */
	saturations: number;
	/** The same by area and end of the range, for areas that have any. */
	saturated: { area: string; low: number; high: number }[];
	droppedInputs: number;
	/** Where the image comes from: "built in", "brain partition", … */
	source: string;
	/** Null where nothing survives a reset. */
	boots: BootsReport | null;
	/** Processor cores that run bursts. */
	cores: number;
	/** How each group of figures was found. */
	labels: { [figure: string]: Label };
}

/** Builds strings and objects: for the console, never for the burst. */
export function makeReport({ platform, source, npu, native, clock }: Brain): Report {
	const { image } = npu;
	const memory = platform.memory();
	const heap: Label = memory ? "measured" : "predicted";
	const sram = sramUse(npu, memory);
	return {
		genome: image.title,
		precision: PRECISION_NAMES[image.precision],
		engine: platform.name,
		kernels: native ? "native" : "typescript",
		areas: image.areaCount,
		neurons: image.neuronCount,
		synapses: image.ruleSynapses + image.explicitSynapses,
		ruleSynapses: image.ruleSynapses,
		explicitSynapses: image.explicitSynapses,
		bursts: npu.burst,
		spikes: npu.spikes,
		stateHash: npu.burst > 0 ? formatHash(stateHash(npu)) : null,
		bytesPerNeuron: round(bytesPerNeuron(image), 3),
		sram,
		sramBudget: platform.sramBudget,
		capacity: { neurons: capacity(platform.sramBudget, image, sram, memory), label: heap },
		image: imageBytes(image),
		periodAskedMs: round(clock.periodMs, 3),
		periodMetMs: round(clock.meanPeriodMs, 3),
		overruns: clock.overruns,
		saturations: npu.saturations(),
		saturated: saturatedAreas(npu),
		droppedInputs: npu.inputs.dropped,
		source,
		boots: bootsOf(platform),
		cores: (native && platform.native?.cores?.()) ?? 1,
		labels: { counts: "measured", pools: "measured", heap, image: "measured", period: platform.clock },
	};
}

/** Areas with stored potentials that were clamped and could matter. */
export function saturatedAreas({ image, pools }: Npu): Report["saturated"] {
	const areas: Report["saturated"] = [];
	if (pools.saturations.length === 0) return areas;
	for (let area = 0, count = image.areaCount; area < count; area++) {
		const low = pools.saturations[Saturation.LOW * count + area];
		const high = pools.saturations[Saturation.HIGH * count + area];
		if (low || high) areas.push({ area: image.areaName(area), low, high });
	}
	return areas;
}

export function bootsOf({ boots }: Platform): BootsReport | null {
	return boots ? { unconfirmed: boots.unconfirmed, cause: boots.cause } : null;
}

function imageBytes(image: BrainImage): { [section: string]: number } {
	const bytes: { [section: string]: number } = {};
	let sections = 0;
	for (let kind = 1; kind <= SECTION_KINDS; kind++) {
		const size = image.sectionBytes(kind);
		if (size) bytes[SECTION_NAMES[kind]] = size;
		sections += size;
	}
	bytes.header = image.views.byteLength - sections;
	bytes.total = image.views.byteLength;
	return bytes;
}

function round(value: number, digits: number): number {
	const scale = 10 ** digits;
	return Math.round(value * scale) / scale;
}
