import type { BurstPart } from "./brain.js";
import type { BurstClock } from "./burst-clock.js";

/** At most one line in this time. */
const QUIET_MS = 1000;

/** Says what the burst clock dropped because bursts, or what ran between them, took too long. */
export class OverrunWatch implements BurstPart {
	readonly #clock: BurstClock;
	readonly #print: (line: string) => void;
	#told = 0;
	/** The newest burst before which nothing was left to tell. */
	#sinceMs = 0;

	constructor(clock: BurstClock, print: (line: string) => void) {
		this.#clock = clock;
		this.#print = print;
	}

	afterBurst(): void {
		const clock = this.#clock;
		const { overruns, lastMs } = clock;
		if (overruns === this.#told) {
			this.#sinceMs = lastMs;
			clock.longestMs = 0;
		} else if (lastMs - this.#sinceMs >= QUIET_MS) this.#tell(overruns - this.#told, lastMs);
	}

	#tell(dropped: number, nowMs: number): void {
		const clock = this.#clock;
		const seconds = ((nowMs - this.#sinceMs) / 1000).toFixed(1);
		const bursts = dropped === 1 ? "1 burst" : `${dropped} bursts`;
		const why = clock.longestMs > clock.periodMs ? "" : " because of what ran between bursts";
		this.#print(
			`${bursts} dropped in the last ${seconds} s${why}: the longest took ${clock.longestMs.toFixed(1)} ms, the period is ${clock.periodMs} ms`,
		);
		clock.longestMs = 0;
		this.#told = clock.overruns;
		this.#sinceMs = nowMs;
	}
}
