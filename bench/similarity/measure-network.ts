/** One network of the suite with one seed, in every precision. */
import { BrainImage } from "../../modules/connectome/image.js";
import { Npu } from "../../modules/npu/npu.js";
import { asBuffer } from "../../tools/cli/files.js";
import { type CompileOptions, compileGenome } from "../../tools/compile.js";
import type { RangeWish } from "../../tools/genome/quantization.js";
import { freeRun } from "../../tools/similarity/brain-run.js";
import { measure } from "../../tools/similarity/measure.js";
import type { SpikeRecord } from "../../tools/similarity/spike-record.js";
import { parseRecording } from "../../tools/stimulus/recording.js";
import { writeStimulus } from "../../tools/stimulus/write-stimulus.js";
import type { SuiteNetwork } from "./suite.js";

/** FPS in per cent, and clamped potentials, of one precision. */
export interface Score {
	readonly fps: number;
	/** Freely running, on feed-forward networks only. */
	readonly free: number | null;
	readonly saturations: number;
}

export interface NetworkScores {
	readonly network: string;
	readonly seed: number;
	/** Spikes of the fp32 reference over scored neurons, and how many of these there are. */
	readonly spikes: number;
	readonly neurons: number;
	readonly bursts: number;
	readonly scores: Readonly<Record<string, Score>>;
}

export interface Candidate {
	/** Column of the tables. */
	readonly key: string;
	readonly precision: string;
	/** Reference and candidate share each area's unit. */
	readonly sameUnit?: boolean;
	/** Ranges from a run on another recording of the same network. */
	readonly calibrated?: boolean;
	readonly range?: RangeWish;
}

export const CANDIDATES: readonly Candidate[] = [
	{ key: "int8", precision: "int8" },
	{ key: "int8, same unit", precision: "int8", sameUnit: true },
	{ key: "int8, calibrated", precision: "int8", calibrated: true },
	{ key: "int8-compact", precision: "int8-compact" },
	{ key: "int8-compact, same unit", precision: "int8-compact", sameUnit: true },
	{ key: "int8-compact, calibrated", precision: "int8-compact", calibrated: true },
	{ key: "fp16r", precision: "fp16r" },
	{ key: "fp16r, same unit", precision: "fp16r", sameUnit: true },
	{ key: "fp16", precision: "fp16" },
	{ key: "fp16, same unit", precision: "fp16", sameUnit: true },
];

/** The other policies of quantization_range, measured on fewer seeds. */
export const POLICIES: readonly Candidate[] = ["embedded", "biological", "feagi_standard"].flatMap((range) =>
	["int8", "int8-compact"].map((precision) => ({ key: `${precision}, ${range}`, precision, range })),
);

interface Reference {
	readonly image: BrainImage;
	readonly recorded: SpikeRecord;
}

/** What fp32 itself leaves open: its binary64 twin against it. */
export const FLOOR = "fp64";

export function measureNetwork(
	network: SuiteNetwork,
	seed: number,
	candidates: readonly Candidate[] = CANDIDATES,
): NetworkScores {
	const genome = network.genome(seed);
	const compile = (options: CompileOptions) => new BrainImage(asBuffer(compileGenome(genome, options).bytes));
	const plain = compile({ precision: "fp32" });
	const stimulus = (recorded: number) =>
		writeStimulus(parseRecording(network.recording(recorded), network.name, plain, network.bursts), plain);
	const seen = stimulus(seed);
	const { bursts } = network;
	const freeRunning = network.kind === "feed-forward";
	const references = new Map<boolean, Reference>();
	const scores: Record<string, Score> = {};
	let shape = { spikes: 0, neurons: 0 };
	for (const { key, precision, sameUnit = false, calibrated = false, range } of candidates) {
		// Another seed: what it learns the range from is not what it is judged by.
		const calibrate = calibrated ? { stimulus: stimulus(seed + 1_000_000), bursts } : undefined;
		const known = references.get(sameUnit);
		const image = known?.image ?? (sameUnit ? compile({ precision: "fp32", sameUnit }) : plain);
		const recorded = known?.recorded ?? freeRun(new Npu(image), seen, bursts);
		references.set(sameUnit, { image, recorded });
		const {
			teacherForced,
			freeRunning: free,
			saturated,
		} = measure({
			reference: image,
			candidate: compile({ precision, sameUnit, range, calibrate }),
			stimulus: seen,
			bursts,
			freeRunning,
			recorded,
			floor: known === undefined,
		});
		const saturations = saturated.reduce((sum, { low, high }) => sum + low + high, 0);
		scores[key] = { fps: teacherForced.fps, free: free?.fps.percent ?? null, saturations };
		if (teacherForced.floor) {
			const floor = { fps: teacherForced.floor.fps, free: free?.floor?.fps.percent ?? null, saturations: 0 };
			scores[sameUnit ? `${FLOOR}, same unit` : FLOOR] = floor;
		}
		shape = { spikes: teacherForced.spikes[0], neurons: teacherForced.neurons };
	}
	return { network: network.name, seed, ...shape, bursts: network.bursts, scores };
}
