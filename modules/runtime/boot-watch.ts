import type { BootLog } from "platform";
import type { BurstPart } from "./brain.js";
import type { BurstClock } from "./burst-clock.js";

/** Boots in a row that ended before a minute of bursts, after which no brain is started. */
export const FAILED_BOOTS = 3;

/** Bursts for that long make a boot good; pauses do not count. */
const GOOD_MS = 60_000;

/** Confirms the boot once bursts have run for a minute. */
export class BootWatch implements BurstPart {
	readonly #boots: BootLog;
	readonly #clock: BurstClock;
	#confirmed = false;

	constructor(boots: BootLog, clock: BurstClock) {
		this.#boots = boots;
		this.#clock = clock;
	}

	afterBurst(): void {
		if (!this.#confirmed && this.#clock.ranMs >= GOOD_MS) this.confirm();
	}

	confirm(): void {
		if (this.#confirmed) return;
		this.#confirmed = true;
		this.#boots.confirm();
	}
}
