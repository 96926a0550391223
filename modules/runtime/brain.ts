import type { ImageSource, Platform } from "platform";
import { reason } from "../connectome/error.js";
import { BrainImage } from "../connectome/image.js";
import { type Kernels, referenceKernels } from "../npu/kernels.js";
import { Npu } from "../npu/npu.js";
import { Pools } from "../npu/pools.js";
import { Playback } from "../senses/playback.js";
import { Stimulus } from "../senses/stimulus.js";
import { BootWatch } from "./boot-watch.js";
import { BurstClock } from "./burst-clock.js";
import { NativeBrain } from "./native-brain.js";
import { OverrunWatch } from "./overrun-watch.js";
import { makeReport } from "./report.js";
import { printReport } from "./report-text.js";
import { SaturationWatch } from "./saturation-watch.js";

export const NO_IMAGE = "no brain image is there";

/** What takes part in each burst of the clock: sensors, motors, a screen, a debugger. */
export interface BurstPart {
	/** Before the neurons, in order of attachment: the time to inject input. */
	beforeBurst?(): void;
	/** After the neurons, in order of attachment. */
	afterBurst?(): void;
	/** No burst is due until further notice: motors come to rest. */
	rest?(): void;
}

/** Composition root: the image, the engine, its senses and its clock on one platform. */
export class Brain {
	readonly platform: Platform;
	/** Name of the place that the image comes from. */
	readonly source: string;
	readonly image: BrainImage;
	readonly npu: Npu;
	/** Runs the bursts where the platform has native kernels. */
	readonly native: NativeBrain | undefined;
	readonly clock: BurstClock;
	readonly #playback: Playback | undefined;
	readonly #saturation: SaturationWatch;
	readonly #boot: BootWatch | undefined;
	readonly #parts: BurstPart[] = [];
	readonly #before: BurstPart[] = [];
	readonly #after: BurstPart[] = [];

	/** Throws ReferenceError, ImageError or PoolError when `platform` cannot run the image of `source`. */
	constructor(
		platform: Platform,
		kernels: Kernels = referenceKernels,
		source: ImageSource = platform.images[0],
	) {
		if (source.bytes === undefined) throw new ReferenceError(NO_IMAGE);
		this.platform = platform;
		this.source = source.name;
		this.image = new BrainImage(source.bytes, platform.crc32);
		const pools = new Pools(this.image);
		if (platform.native) this.native = new NativeBrain(platform.native, this.image, pools);
		this.npu = new Npu(this.image, kernels, pools, undefined, this.native);
		this.#saturation = new SaturationWatch(this.npu, platform.print);
		const stimulus = this.#recording(platform);
		if (stimulus && this.native) this.native.play(stimulus.views.u8.buffer);
		else if (stimulus) this.#playback = new Playback(stimulus, this.image.areaCount, this.npu.inputs);
		this.clock = new BurstClock(
			platform,
			this.image.burstPeriodUs / 1000,
			() => this.#guardedBurst(),
			() => this.#finish(),
		);
		this.attach(new OverrunWatch(this.clock, platform.print));
		if (!platform.boots) return;
		this.#boot = new BootWatch(platform.boots, this.clock);
		this.attach(this.#boot);
	}

	/** Makes `part` take part in each burst, after those that do already. Not from within a burst. */
	attach(part: BurstPart): void {
		this.#parts.push(part);
		if (part.beforeBurst) this.#before.push(part);
		if (part.afterBurst) this.#after.push(part);
	}

	/** Not from within a burst. */
	detach(part: BurstPart): void {
		for (const list of [this.#parts, this.#before, this.#after]) {
			const at = list.indexOf(part);
			if (at >= 0) list.splice(at, 1);
		}
	}

	/** One burst of the clock, with everything that takes part; tells the platform that it has been completed. */
	burst(): void {
		const before = this.#before;
		for (let i = 0; i < before.length; i++) before[i].beforeBurst!();
		this.step();
		const after = this.#after;
		for (let i = 0; i < after.length; i++) after[i].afterBurst!();
		this.platform.alive();
	}

	/** The neurons of one burst, with what the recording, if any, holds for it; returns the spikes. */
	step(): number {
		if (this.#playback) this.#playback.advance();
		const spikes = this.npu.step();
		this.#saturation.afterBurst();
		return spikes;
	}

	/** Stops the clock; everything that moves comes to rest. Not from within a burst: motors would take its spikes after. */
	pause(): void {
		this.clock.pause();
		this.rest();
	}

	/** Tells who takes part, and the platform's watchdog, that no burst is due. */
	rest(): void {
		this.#restParts();
		this.platform.rest?.();
	}

	/** Prints the report as text and then, on one line, as JSON; either can be left out. */
	report(text = true, json = true): void {
		const { platform } = this;
		const report = makeReport(this);
		if (text) printReport(report, platform.print);
		if (json) platform.print(JSON.stringify(report));
	}

	/** A burst that throws is the last one: what moves comes to rest, and the watchdog is not told. */
	#guardedBurst(): void {
		try {
			this.burst();
		} catch (error) {
			this.#restParts();
			throw error;
		}
	}

	/** One that fails must not keep the motors behind it running. */
	#restParts(): void {
		for (const part of this.#parts)
			try {
				part.rest?.();
			} catch (error) {
				this.platform.print(`this does not rest: ${reason(error)}`);
			}
	}

	/** The recording is built in, the brain may come from elsewhere: one that is not for it is left out. */
	#recording(platform: Platform): Stimulus | undefined {
		if (!platform.stimulus) return undefined;
		try {
			return new Stimulus(platform.stimulus, this.image, platform.crc32);
		} catch (error) {
			platform.print("the recording is left out: " + reason(error));
			return undefined;
		}
	}

	#finish(): void {
		this.#boot?.confirm();
		this.rest();
		this.report();
		this.platform.exit(0);
	}
}
