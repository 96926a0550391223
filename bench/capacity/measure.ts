/** Brains on the emulated rv32 machine of 320 KB: the whole firmware, native kernels, input in every burst. */
import { BrainImage } from "../../modules/connectome/image.js";
import { formatHash, stateHash } from "../../modules/npu/state-hash.js";
import { Brain } from "../../modules/runtime/brain.js";
import type { Report } from "../../modules/runtime/report.js";
import { hostPlatform } from "../../platforms/host/platform.js";
import { asBuffer } from "../../tools/cli/files.js";
import { EngineError } from "../../tools/errors.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { runOnXs } from "../../tools/xs/run-engine.js";

export const SRAM = 327_680;
export const BURSTS = 24;
const SEED = 1;
const CORE_AREAS = 3;

export interface NodeRun {
	/** Of each burst. */
	readonly spikes: readonly number[];
	/** From this burst on, the first being 1, every area but the core's spikes in every one. */
	readonly busyFrom: number;
	/** Of all state after the last burst. */
	readonly stateHash: string;
}

export interface Counts {
	readonly boot: number;
	readonly mean: number;
	readonly most: number;
	readonly stateHash: string;
}

export interface FirmwareRun {
	/** Undefined where it did not come to its end. */
	readonly report?: Report;
	/** The largest block that the allocator could still hand out then, bytes. */
	readonly largestFree?: number;
	/** What it said instead. */
	readonly why: string;
}

/** Handwritten digits that wander through the visual field. */
function stimulusOf(image: Uint8Array): Uint8Array {
	const brain = new BrainImage(asBuffer(image));
	return buildStimulus({ source: "digits", image: brain, bursts: BURSTS, seed: SEED }).bytes;
}

/** The TypeScript reference. */
export function runOnNode(image: Uint8Array): NodeRun {
	const stimulus = asBuffer(stimulusOf(image));
	const brain = new Brain(hostPlatform({ image: asBuffer(image), stimulus, print: () => {} }));
	const spikes: number[] = [];
	let busyFrom = 1;
	while (spikes.length < BURSTS) {
		spikes.push(brain.step());
		for (let area = CORE_AREAS; area < brain.image.areaCount; area++)
			if (brain.npu.firedCount(area) === 0) busyFrom = spikes.length + 1;
	}
	return { spikes, busyFrom, stateHash: formatHash(stateHash(brain.npu)) };
}

/** The whole firmware, as it would be flashed, to its report after the last burst. */
export async function runFirmware(image: Uint8Array): Promise<FirmwareRun> {
	try {
		const { lines, exitStatus, report } = await runOnXs({
			engine: "xs-rv32",
			ramBytes: SRAM,
			image,
			stimulus: stimulusOf(image),
			bursts: BURSTS,
			freeRunning: true,
		});
		const last = lines.at(-1) ?? "";
		if (exitStatus !== 0) return { why: last };
		return { report: JSON.parse(last) as Report, largestFree: report.ram.largestFree, why: "" };
	} catch (error) {
		if (error instanceof EngineError) return { why: `${error.code}: ${error.message}` };
		throw error;
	}
}

/** Instructions of the boot and of the bursts, in a run of its own that prints no report. */
export async function countInstructions(image: Uint8Array): Promise<Counts> {
	const { lines } = await runOnXs({
		engine: "xs-rv32",
		ramBytes: SRAM,
		main: "bench/device/bursts.ts",
		image,
		stimulus: stimulusOf(image),
		bursts: BURSTS,
	});
	return JSON.parse(lines.at(-1) ?? "") as Counts;
}
