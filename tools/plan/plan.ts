/** What a genome costs on boards, before any of them is at hand. */
import { BrainImage } from "../../modules/connectome/image.js";
import { type Board, GPU } from "../board/boards.js";
import { capacityOf, type Fit, fitOn, stateBlocks } from "../board/fit.js";
import { asBuffer } from "../cli/files.js";
import { type Compilation, type CompileOptions, compileGenome } from "../compile.js";
import type { PrecisionName } from "../genome/model.js";
import { planState } from "../image/state-plan.js";
import { buildStimulus } from "../stimulus/build-stimulus.js";
import { type Activity, activityOf } from "./activity.js";
import { type BurstTimes, burstTimes, type CountedRuns } from "./burst-time.js";
import type { KernelCosts } from "./costs.js";
import { countRun } from "./count-run.js";
import type { CountedBurst } from "./counter.js";
import { exact, type Figure, type Label, predicted, type Unmeasured } from "./figure.js";
import { type LargestVersion, Scaling } from "./largest.js";
import { type FlashPlan, firmwareOf, planFlash, planSram, type SramPlan, tableBytes } from "./memory.js";

export interface PlanRequest {
	readonly text: string;
	readonly precisions: readonly PrecisionName[];
	readonly boards: readonly Board[];
	/** All but the precision. */
	readonly compile: CompileOptions;
	readonly source?: string | undefined;
	readonly bursts: number;
	readonly seed: number;
	readonly costs: KernelCosts | undefined;
	/** Also look for the largest version that each board holds. */
	readonly max?: boolean | undefined;
}

export interface Plan {
	readonly genome: {
		readonly title: string;
		readonly areas: number;
		readonly neurons: number;
		readonly synapses: number;
		readonly periodMs: number;
	};
	readonly input: { readonly description: string; readonly bursts: number; readonly seed: number };
	/** How instructions were counted; null where they were not. */
	readonly costs: string | null;
	readonly precisions: readonly PrecisionPlan[];
	readonly boards: readonly Board[];
}

export interface PrecisionPlan {
	readonly precision: PrecisionName;
	readonly sram: SramPlan;
	readonly flash: FlashPlan;
	readonly activity: Activity;
	readonly boards: readonly BoardPlan[];
	readonly gpu: {
		readonly name: string;
		readonly bytes: number;
		/** State and tables of single neurons. */
		readonly bytesPerNeuron: Figure;
		/** `bytes` over `bytesPerNeuron`: no statement about speed. */
		readonly neurons: Figure;
	};
}

export interface BoardPlan extends Fit {
	readonly board: string;
	/** Of the fit: heaps are others' reports. */
	readonly label: Label;
	/** Neurons that would fit with the same mix of areas. */
	readonly capacity: Figure;
	readonly firmware: Figure | Unmeasured;
	readonly burst: BurstTimes;
	/** null: nothing fits, or no axis can be scaled. Only with `max`. */
	readonly largest?: LargestVersion | null;
}

/** Throws GenomeError for what cannot be compiled. */
export function makePlan(request: PlanRequest): Plan {
	const { text, precisions, compile, boards, source, bursts, seed, costs } = request;
	const compilations = precisions.map((precision) => compileGenome(text, { ...compile, precision }));
	const images = compilations.map(({ bytes }) => new BrainImage(asBuffer(bytes)));
	const [image] = images;
	const stimulus = buildStimulus({ source, image, bursts, seed });
	return {
		genome: {
			title: image.title,
			areas: image.areaCount,
			neurons: image.neuronCount,
			synapses: image.ruleSynapses + image.explicitSynapses,
			periodMs: image.burstPeriodUs / 1000,
		},
		input: { description: stimulus.description, bursts, seed },
		costs: costs?.about ?? null,
		precisions: compilations.map((compilation, i) =>
			planPrecision(request, compilation, images[i], {
				idle: countRun(images[i], undefined, bursts),
				driven: countRun(images[i], stimulus.bytes, bursts),
			}),
		),
		boards,
	};
}

function planPrecision(
	request: PlanRequest,
	compilation: Compilation,
	image: BrainImage,
	runs: { readonly idle: readonly CountedBurst[]; readonly driven: readonly CountedBurst[] },
): PrecisionPlan {
	const { costs, compile, boards } = request;
	const { genome } = compilation.network;
	const sram = planSram(compilation, costs);
	const flash = planFlash(compilation.bytes);
	const works: CountedRuns = {
		idle: runs.idle.map(({ work }) => work),
		driven: runs.driven.map(({ work }) => work),
	};
	const scaling = request.max ? new Scaling(genome, compile) : undefined;
	const perNeuron = sram.bytesPerNeuron.value + tableBytes(flash) / image.neuronCount;
	return {
		precision: genome.precision,
		sram,
		flash,
		activity: activityOf(runs.idle, runs.driven),
		boards: boards.map((board): BoardPlan => {
			const state = planState(genome.areas, genome.precision, undefined, stateBlocks(board));
			const others = sram.needed.value - sram.state.value;
			const found = fitOn(board, state.segments, others);
			return {
				board: board.name,
				...found,
				label: "predicted",
				capacity: predicted(capacityOf(board, state, image.neuronCount, others)),
				firmware: firmwareOf(board.name, costs),
				burst: burstTimes(works, board, genome.precision, costs, found.stateIn),
				...(scaling ? { largest: scaling.largest(board, others) ?? null } : {}),
			};
		}),
		gpu: {
			...GPU,
			bytesPerNeuron: exact(perNeuron),
			neurons: predicted(Math.floor(GPU.bytes / perNeuron)),
		},
	};
}
