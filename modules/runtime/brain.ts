import type { Platform } from "platform";
import { BrainImage } from "../connectome/image.js";
import { type Kernels, referenceKernels } from "../npu/kernels.js";
import { Npu } from "../npu/npu.js";
import { Pools } from "../npu/pools.js";
import { Playback } from "../senses/playback.js";
import { Stimulus } from "../senses/stimulus.js";
import { BurstClock } from "./burst-clock.js";
import { NativeBrain } from "./native-brain.js";
import { makeReport } from "./report.js";
import { printReport } from "./report-text.js";
import { SaturationWatch } from "./saturation-watch.js";

/** Composition root: the image, the engine, its senses and its clock on one platform. */
export class Brain {
	readonly platform: Platform;
	readonly image: BrainImage;
	readonly npu: Npu;
	/** Runs the bursts where the platform has native kernels. */
	readonly native: NativeBrain | undefined;
	readonly clock: BurstClock;
	/** Called after each burst of the clock: a screen, motors, a test. */
	afterBurst: (() => void) | undefined;
	readonly #playback: Playback | undefined;
	readonly #saturation: SaturationWatch;

	/** Throws ImageError, StimulusError or PoolError when `platform` cannot run its image. */
	constructor(platform: Platform, kernels: Kernels = referenceKernels) {
		this.platform = platform;
		this.image = new BrainImage(platform.image);
		const pools = new Pools(this.image);
		if (platform.native) this.native = new NativeBrain(platform.native, this.image, pools);
		this.npu = new Npu(this.image, kernels, pools, undefined, this.native);
		this.#saturation = new SaturationWatch(this.npu, platform.print);
		if (platform.stimulus) {
			const stimulus = new Stimulus(platform.stimulus, this.image);
			if (this.native) this.native.play(stimulus.views.u8.buffer);
			else this.#playback = new Playback(stimulus, this.image.areaCount, this.npu.inputs);
		}
		this.clock = new BurstClock(
			platform,
			this.image.burstPeriodUs / 1000,
			() => this.#tick(),
			() => this.#finish(),
		);
	}

	/** One burst with what the recording, if any, holds for it; returns the spikes. */
	step(): number {
		if (this.#playback) this.#playback.advance();
		const spikes = this.npu.step();
		this.#saturation.afterBurst();
		return spikes;
	}

	/** Prints the report as text and then, on one line, as JSON; either can be left out. */
	report(text = true, json = true): void {
		const { platform } = this;
		const report = makeReport(this);
		if (text) printReport(report, platform.print);
		if (json) platform.print(JSON.stringify(report));
	}

	#tick(): void {
		this.step();
		if (this.afterBurst) this.afterBurst();
	}

	#finish(): void {
		this.report();
		this.platform.exit(0);
	}
}
