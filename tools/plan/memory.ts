/** Bytes of SRAM and flash, by part. */
import { BrainImage } from "../../modules/connectome/image.js";
import { PART_NAMES, SECTION_KINDS, SECTION_NAMES, Section } from "../../modules/connectome/layout.js";
import { HEADROOM, PREDICTED_FOOTPRINT } from "../../modules/runtime/footprint.js";
import { asBuffer } from "../cli/files.js";
import type { Compilation } from "../compile.js";
import { persistentBytes } from "../image/state-plan.js";
import { COSTS_FILE, type KernelCosts } from "./costs.js";
import { exact, type Figure, measured, predicted, type Unmeasured, unmeasured } from "./figure.js";

export interface SramPlan {
	/** Pools by name; with the alignment between them they add up to `state`. */
	readonly pools: Readonly<Record<string, Figure>>;
	readonly alignment: Figure;
	readonly state: Figure;
	/**
	 * XS heap and stack; measured on the emulated rv32 core, and predicted for any board. `other` without the context of
	 * native code of the brain that it was measured with, where that is known: the brain's own is below.
	 */
	readonly xs: Readonly<Record<string, Figure>>;
	/** What native code keeps beside the state. */
	readonly context: Figure | Unmeasured;
	readonly headroom: Figure;
	/** All of it, as far as it is known. */
	readonly needed: Figure;
	/** State that grows with neurons, per neuron. */
	readonly bytesPerNeuron: Figure;
}

export interface FlashPlan {
	/** Of the brain image, its header, and padding. */
	readonly sections: Readonly<Record<string, Figure>>;
	readonly image: Figure;
}

export function planSram({ plan, network, bytes }: Compilation, costs: KernelCosts | undefined): SramPlan {
	const pools = Object.fromEntries(
		plan.parts.map(({ kind, elementBytes, count }) => [PART_NAMES[kind], exact(elementBytes * count)]),
	);
	const inFootprint = costs?.context?.inFootprint ?? 0;
	const xs = Object.fromEntries(
		Object.entries({ ...PREDICTED_FOOTPRINT, other: PREDICTED_FOOTPRINT.other - inFootprint }).map(
			([part, size]) => [part, predicted(size)],
		),
	);
	const context = contextOf(network.genome.areas.length, network.projections.length, costs);
	const known = [...Object.values(xs), context, predicted(HEADROOM)];
	const { neuronCount } = new BrainImage(asBuffer(bytes));
	return {
		pools,
		alignment: exact(plan.bytes - total(Object.values(pools))),
		state: exact(plan.bytes),
		xs,
		context,
		headroom: predicted(HEADROOM),
		needed: predicted(plan.bytes + total(known)),
		bytesPerNeuron: exact(persistentBytes(plan) / neuronCount),
	};
}

export function planFlash(bytes: Uint8Array): FlashPlan {
	const image = new BrainImage(asBuffer(bytes));
	const sections: Record<string, Figure> = {};
	for (let kind = 1; kind <= SECTION_KINDS; kind++) {
		const size = image.sectionBytes(kind);
		if (size > 0) sections[SECTION_NAMES[kind]] = exact(size);
	}
	const rest = bytes.length - total(Object.values(sections));
	return { sections: { "header and padding": exact(rest), ...sections }, image: exact(bytes.length) };
}

export function firmwareOf(board: string, costs: KernelCosts | undefined): Figure | Unmeasured {
	const size = costs?.firmware?.[board];
	return size === undefined ? unmeasured(`firmware of ${board} (${COSTS_FILE})`) : measured(size);
}

/** Image bytes that grow with neurons and explicit synapses: the tables of single neurons. */
export function tableBytes({ sections }: FlashPlan): number {
	return [Section.DEGREES, Section.THRESHOLDS, Section.SYNAPSES].reduce(
		(sum, kind) => sum + (sections[SECTION_NAMES[kind]]?.value ?? 0),
		0,
	);
}

function contextOf(areas: number, projections: number, costs: KernelCosts | undefined): Figure | Unmeasured {
	const context = costs?.context;
	if (!context) return unmeasured(`context of native code (${COSTS_FILE})`);
	return measured(Math.ceil(context.fixed + context.area * areas + context.projection * projections));
}

function total(figures: readonly (Figure | Unmeasured)[]): number {
	return figures.reduce((sum, { value }) => sum + (value ?? 0), 0);
}
