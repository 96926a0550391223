import type { Platform, SharedBrain } from "platform";
import { reason } from "../../connectome/error.js";
import type { Brain } from "../brain.js";
import { Runtime } from "../runtime.js";
import { makeSpikeRing } from "./spike-ring.js";
import { SpikeRingPart } from "./spike-ring-part.js";

/** A runtime whose brain can be watched from elsewhere: by its spike ring. */
export class SharedRuntime extends Runtime {
	readonly #ready: (brain: SharedBrain) => void;
	readonly #ringBytes: number | undefined;

	/** `ready` is called once, when a brain has booted and before its first burst; `ringBytes` as in makeSpikeRing. */
	constructor(platform: Platform, ready: (brain: SharedBrain) => void, ringBytes?: number) {
		super(platform);
		this.#ready = ready;
		this.#ringBytes = ringBytes;
	}

	override boot(): void {
		super.boot();
		if (this.brain) this.#share(this.brain);
	}

	#share(brain: Brain): void {
		const { image } = brain;
		const ring = this.#makeRing();
		if (!ring) return;
		brain.attach(new SpikeRingPart(brain, ring));
		const areas = Array.from({ length: image.areaCount }, (_, area) => image.areaName(area));
		this.#ready({ ring, genome: image.title, areas, burstPeriodUs: image.burstPeriodUs });
	}

	/** A ring that cannot be had is a sentence on the console, and the brain runs without. */
	#makeRing(): SharedArrayBuffer | undefined {
		try {
			return makeSpikeRing(this.#ringBytes);
		} catch (error) {
			this.platform.print(`the spike ring is left out: ${reason(error)}`);
			return undefined;
		}
	}
}
