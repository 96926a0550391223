import type { Instruments } from "platform";
import { PRECISION_NAMES } from "../../connectome/layout.js";
import type { Brain } from "../brain.js";
import { LiveArea } from "./live-area.js";

/** What the brain is doing; each has its own line to stop at. A string written there would be made anew in every burst. */
const Phase = Object.freeze({
	BOOTED: "booted",
	BEFORE_BURST: "before the burst",
	AFTER_BURST: "after the burst",
	AFTER_MOTORS: "after the motors",
});

/**
 * The running brain as a person reads it in xsbug, where it is the global `brain`: in debug and instrumented builds
 * only, because it costs SRAM and a look at every area per burst. docs/xsbug.md shows it.
 */
export class LiveBrain {
	readonly genome: string;
	readonly precision: string;
	/** By the area's name; a second area of the same name has its index behind it. */
	readonly areas: { readonly [name: string]: LiveArea };
	phase: string = Phase.BOOTED;
	bursts = 0;
	/** Spikes of the newest burst. */
	spikes = 0;
	allSpikes = 0;
	overruns = 0;
	saturations = 0;
	burstMs = 0;
	readonly #brain: Brain;
	readonly #instruments: Instruments;
	readonly #list: readonly LiveArea[];
	#startMs = 0;

	constructor(brain: Brain, instruments: Instruments) {
		const { npu } = brain;
		this.genome = npu.image.title;
		this.precision = PRECISION_NAMES[npu.image.precision];
		this.#brain = brain;
		this.#instruments = instruments;
		this.#list = Array.from({ length: npu.image.areaCount }, (_, index) => new LiveArea(npu, index));
		const areas: { [name: string]: LiveArea } = {};
		for (const area of this.#list)
			areas[area.name in areas ? area.name + " " + area.index : area.name] = area;
		this.areas = areas;
		instruments.open();
	}

	/** Sensors are about to be read. */
	beforeBurst(): void {
		this.phase = Phase.BEFORE_BURST;
		this.#startMs = this.#brain.platform.now();
	}

	/** Neurons have fired. */
	afterBurst(): void {
		const { npu, clock, platform } = this.#brain;
		this.burstMs = platform.now() - this.#startMs;
		for (let area = 0, list = this.#list; area < list.length; area++) list[area].look();
		this.bursts = npu.burst;
		this.spikes = npu.burstSpikes;
		this.allSpikes = npu.spikes;
		this.overruns = clock.overruns;
		this.saturations = npu.saturations();
		this.#instruments.show(this.spikes, Math.round(1000 * this.burstMs), this.overruns, this.saturations);
		this.phase = Phase.AFTER_BURST;
	}

	/** Motors have their values. */
	afterMotors(): void {
		this.phase = Phase.AFTER_MOTORS;
	}
}
