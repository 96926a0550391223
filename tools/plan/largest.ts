/** The largest version of a genome that a board holds. */
import type { Board } from "../board/boards.js";
import { type Fit, fitOn, stateBlocks } from "../board/fit.js";
import { type DevelopOptions, develop } from "../develop/network.js";
import { GenomeError } from "../errors.js";
import { neuronCount } from "../genome/area.js";
import type { Genome } from "../genome/model.js";
import { emitImage } from "../image/emit.js";
import { planState, type StatePlan } from "../image/state-plan.js";
import { areaParameters } from "../quantise/area-parameters.js";
import { canScale, STEPS_PER_UNIT, scaleAreas } from "./scale.js";

export interface LargestVersion {
	/** Areas have `steps` / 64 of the voxels along their axes. */
	readonly steps: number;
	readonly factor: number;
	readonly neurons: number;
	readonly synapses: number;
	readonly stateBytes: number;
	readonly imageBytes: number;
	/** What one step more lacks. */
	readonly limitedBy: "SRAM" | "largest block" | "PSRAM" | "compiler";
}

/** What is the same for every board. */
type Compiled = Omit<LargestVersion, "stateBytes" | "limitedBy">;

/** Compilations of scaled genomes, kept: boards ask for some of them again. */
export class Scaling {
	readonly #genome: Genome;
	readonly #develop: DevelopOptions;
	readonly #compiled = new Map<number, Compiled | undefined>();

	/** `genome` is read in the precision that is planned for. */
	constructor(genome: Genome, options: DevelopOptions) {
		this.#genome = genome;
		this.#develop = options;
	}

	get scales(): boolean {
		return canScale(this.#genome);
	}

	/** undefined where not even the smallest version fits, or nothing can be scaled. */
	largest(board: Board, others: number): LargestVersion | undefined {
		if (!this.scales) return undefined;
		// By state, which needs no compilation, and which grows with each step; then, if it must be, by compiling.
		let steps = largestStep((candidate) => this.#stateFits(candidate, board, others));
		if (steps > 0 && !this.#compile(steps))
			steps = bisect(0, steps, (candidate) => this.#compile(candidate) !== undefined);
		if (steps === 0) return undefined;
		const stateBytes = this.#state(steps, board)!.bytes;
		return { ...this.#compile(steps)!, stateBytes, limitedBy: this.#limit(steps + 1, board, others) };
	}

	#stateFits(steps: number, board: Board, others: number): boolean {
		return this.#fit(steps, board, others)?.fits === true;
	}

	#limit(steps: number, board: Board, others: number): LargestVersion["limitedBy"] {
		const found = this.#fit(steps, board, others);
		return !found || found.fits ? "compiler" : found.limitedBy;
	}

	#fit(steps: number, board: Board, others: number): Fit | undefined {
		const state = this.#state(steps, board);
		return state && fitOn(board, state.segments, others);
	}

	/** As it is laid out for the board; undefined where the compiler takes no such size. */
	#state(steps: number, board: Board): StatePlan | undefined {
		const { areas, precision } = this.#genome;
		const scaled = scaleAreas(areas, steps);
		return scaled && planState(scaled, precision, undefined, stateBlocks(board));
	}

	#compile(steps: number): Compiled | undefined {
		if (!this.#compiled.has(steps))
			this.#compiled.set(
				steps,
				unlessRefused(() => compileScaled(this.#genome, steps, this.#develop)),
			);
		return this.#compiled.get(steps);
	}
}

/** Throws GenomeError for what cannot be compiled. */
function compileScaled(genome: Genome, steps: number, options: DevelopOptions): Compiled | undefined {
	const areas = scaleAreas(genome.areas, steps);
	if (!areas) return undefined;
	const network = develop({ ...genome, areas }, options);
	const { precision, range, sameUnit } = genome;
	const quantisation = { precision, range, sameUnit };
	const parameters = areas.map((_, i) => areaParameters(network, i, quantisation));
	const { bytes, ruleSynapses, explicitSynapses } = emitImage(network, precision, parameters);
	return {
		steps,
		factor: steps / STEPS_PER_UNIT,
		neurons: areas.reduce((sum, area) => sum + neuronCount(area), 0),
		synapses: ruleSynapses + explicitSynapses,
		imageBytes: bytes.length,
	};
}

/** Doubles, then bisects; 0 where not even one step holds. `holds` must hold up to some step, and not beyond. */
function largestStep(holds: (steps: number) => boolean): number {
	let beyond = 1;
	while (holds(beyond)) beyond *= 2;
	return beyond === 1 ? 0 : bisect(beyond / 2, beyond, holds);
}

/** The largest for which `holds`, given that it holds for `low`, or that `low` is 0, and not for `high`. */
function bisect(low: number, high: number, holds: (steps: number) => boolean): number {
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) low = middle;
		else high = middle;
	}
	return low;
}

function unlessRefused<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch (error) {
		if (error instanceof GenomeError) return undefined;
		throw error;
	}
}
