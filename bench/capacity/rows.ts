/** What bench/results/capacity.json holds, and its table in docs/precision.md. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ESSENTIAL } from "../agreement.js";
import { table } from "../tables.js";
import { type SizedBrain, scaled, seeingRobot } from "./brains.js";
import { BURSTS, countInstructions, runFirmware, runOnNode } from "./measure.js";

export const PRECISIONS = ["int8-compact", "int8", "fp16r", "fp16", "fp32"] as const;
export const RESULTS = fileURLToPath(new URL("../results/capacity.json", import.meta.url));

export interface CapacityRow {
	readonly brain: string;
	readonly precision: string;
	/** Of the brain, as bench/capacity/brains.ts counts. */
	readonly size: number;
	readonly neurons: number;
	readonly ruleSynapses: number;
	readonly explicitSynapses: number;
	/** State that grows with neurons. */
	readonly bytesPerNeuron: number;
	/** Everything that the allocator handed out when the firmware made its last report, bytes. */
	readonly sram: number;
	readonly largestFree: number;
	readonly image: number;
	readonly bursts: number;
	/** Of the burst with the fewest, and of all bursts. */
	readonly leastSpikes: number;
	readonly spikes: number;
	/** Instructions. */
	readonly boot: number;
	readonly mean: number;
	readonly most: number;
	/** The same on the emulated machine and on Node. */
	readonly stateHash: string;
	/** What the firmware says of one size more. */
	readonly beyond: string;
}

/** FEAGI's `essential` only where it is at hand. */
export function brains(): SizedBrain[] {
	if (!existsSync(ESSENTIAL)) return [seeingRobot];
	return [seeingRobot, scaled("essential, scaled", readFileSync(ESSENTIAL, "utf8"))];
}

/** A brain that does not run to its report, or not as on Node. */
export class CapacityError extends Error {
	override name = "CapacityError";
}

/** @throws CapacityError */
export async function measureRow(
	brain: SizedBrain,
	precision: string,
	size: number,
	beyond: string,
): Promise<CapacityRow> {
	const { bytes } = brain.image(size, precision)!;
	const { report, largestFree = 0, why } = await runFirmware(bytes);
	if (!report) throw new CapacityError(`${brain.name} in ${precision} at size ${size} does not run: ${why}`);
	const node = runOnNode(bytes);
	const { boot, mean, most, stateHash } = await countInstructions(bytes);
	for (const hash of [report.stateHash, stateHash])
		if (hash !== node.stateHash)
			throw new CapacityError(`${brain.name} in ${precision}: state ${hash}, on Node ${node.stateHash}`);
	return {
		brain: brain.name,
		precision,
		size,
		neurons: report.neurons,
		ruleSynapses: report.ruleSynapses,
		explicitSynapses: report.explicitSynapses,
		bytesPerNeuron: report.bytesPerNeuron,
		sram: report.sram.total,
		largestFree,
		image: bytes.length,
		bursts: BURSTS,
		leastSpikes: Math.min(...node.spikes),
		spikes: report.spikes,
		boot,
		mean: Math.round(mean),
		most,
		stateHash: node.stateHash,
		beyond,
	};
}

export function renderCapacity(rows: readonly CapacityRow[]): Record<string, string[]> {
	const head = [
		"brain",
		"precision",
		"neurons",
		"synapses (of them stored)",
		"per neuron",
		"SRAM, all in",
		"largest free block",
		"image",
		"spikes per burst: least, mean",
		"burst, mean",
		"burst, most",
		"boot",
	];
	const cells = rows.map((row) => [
		row.brain,
		row.precision,
		number(row.neurons),
		`${number(row.ruleSynapses + row.explicitSynapses)} (${number(row.explicitSynapses)})`,
		`${row.bytesPerNeuron.toFixed(2)} B`,
		`${number(row.sram)} B`,
		`${number(row.largestFree)} B`,
		`${number(row.image)} B`,
		`${number(row.leastSpikes)}, ${number(Math.round(row.spikes / row.bursts))}`,
		million(row.mean),
		million(row.most),
		million(row.boot),
	]);
	return { capacity: table(head, cells) };
}

function number(value: number): string {
	return value.toLocaleString("en-US");
}

function million(instructions: number): string {
	return `${(instructions / 1e6).toFixed(2)} M`;
}
