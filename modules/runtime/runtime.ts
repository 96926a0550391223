import type { Platform } from "platform";
import { reason } from "../connectome/error.js";
import { PoolError } from "../npu/pools.js";
import { FAILED_BOOTS } from "./boot-watch.js";
import { Brain, NO_IMAGE } from "./brain.js";
import { attachParts, letMotorsGo } from "./parts.js";

/** What a platform runs: the first of its images that verifies and fits, or, after failed boots, none. */
export class Runtime {
	readonly platform: Platform;
	brain: Brain | undefined;
	/** Why no brain runs; empty while one does. */
	why = "";

	constructor(platform: Platform) {
		this.platform = platform;
	}

	/** At power-on: boots a brain, unless the boots before this one did not last a minute each. */
	start(): void {
		letMotorsGo(this.platform);
		const { boots, print } = this.platform;
		const failed = boots ? boots.unconfirmed - 1 : 0;
		if (!boots || failed < FAILED_BOOTS) {
			this.boot();
			return;
		}
		this.why = `safe mode: ${failed} boots in a row ended before a minute of bursts; this one began with: ${boots.cause}`;
		print(`${this.why}; no brain runs until you type run`);
	}

	/** Boots the first image that verifies and fits, and reports it; one sentence for each that does not. */
	boot(): void {
		const { platform } = this;
		const { images, print } = platform;
		this.why = NO_IMAGE;
		for (const source of images) {
			try {
				this.brain = new Brain(platform, undefined, source);
				this.why = "";
				break;
			} catch (error) {
				const words = this.#reason(error);
				// An empty place does not explain why the image in another one does not run.
				if (source.bytes) this.why = words;
				if (images.length > 1) print(`brain image "${source.name}" does not run: ${words}`);
			}
		}
		if (this.brain) this.#begin(this.brain);
		else {
			print("feagi-xs cannot start: " + this.why);
			platform.exit(1);
		}
	}

	#begin(brain: Brain): void {
		attachParts(brain);
		brain.report();
		brain.clock.start();
	}

	#reason(error: unknown): string {
		const words = reason(error);
		const memory = error instanceof PoolError ? this.platform.memory() : undefined;
		return memory ? `${words}: the largest free block has ${memory.largestFree} bytes` : words;
	}
}
