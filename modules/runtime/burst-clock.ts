import type { Platform } from "platform";

/**
 * Calls `burst` at the genome's rate without drift: burst n is due at start + n·period. A burst that is due
 * before the one before it has ended is late, not lost; a whole period that passed meanwhile is dropped and
 * counted. Arms one timer at a time and allocates nothing per burst.
 */
export class BurstClock {
	readonly periodMs: number;
	/** Bursts called. */
	bursts = 0;
	/** Periods that passed without a burst of their own. */
	overruns = 0;
	readonly #platform: Platform;
	readonly #burst: () => void;
	readonly #finished: () => void;
	readonly #tick = () => this.#run();
	#startMs = 0;
	#lastMs = 0;
	/** Periods since the start, dropped ones included. */
	#periods = 0;
	#running = false;

	/** `finished` is called once `platform.burstLimit` bursts have run. */
	constructor(platform: Platform, periodMs: number, burst: () => void, finished: () => void) {
		this.#platform = platform;
		this.periodMs = periodMs;
		this.#burst = burst;
		this.#finished = finished;
	}

	/** Mean time between bursts in ms; 0 before the second burst. */
	get meanPeriodMs(): number {
		return this.bursts > 1 ? (this.#lastMs - this.#startMs) / (this.bursts - 1) : 0;
	}

	start(): void {
		if (this.#running) return;
		this.#running = true;
		this.#platform.after(0, this.#tick);
	}

	stop(): void {
		this.#running = false;
	}

	#run(): void {
		if (!this.#running) return;
		const platform = this.#platform;
		const nowMs = platform.now();
		if (this.bursts === 0) this.#startMs = nowMs;
		this.#lastMs = nowMs;
		this.bursts++;
		this.#burst();
		if (this.bursts === platform.burstLimit) {
			this.#running = false;
			this.#finished();
			return;
		}
		platform.after(platform.freeRunning ? 0 : this.#delayMs(), this.#tick);
	}

	#delayMs(): number {
		this.#periods++;
		const delay = this.#startMs + this.#periods * this.periodMs - this.#platform.now();
		if (delay >= 0) return delay;
		const missed = Math.floor(-delay / this.periodMs);
		this.overruns += missed;
		this.#periods += missed;
		return 0;
	}
}
