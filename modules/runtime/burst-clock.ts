import type { Platform } from "platform";

/**
 * Calls `burst` at the genome's rate without drift: burst n is due at start + n·period, and never comes before. A
 * burst that is due before the one before it has ended is late, not lost; a whole period that passed meanwhile is
 * dropped and counted. Runs in stretches: after a pause the rate begins anew. Arms one timer at a time and allocates
 * nothing per burst.
 */
export class BurstClock {
	readonly periodMs: number;
	/** Bursts called. */
	bursts = 0;
	/** Periods that passed without a burst of their own. */
	overruns = 0;
	/** When the newest burst began. */
	lastMs = 0;
	/** The longest burst since somebody set this to 0; not measured while bursts run freely. */
	longestMs = 0;
	readonly #platform: Platform;
	readonly #burst: () => void;
	readonly #finished: () => void;
	readonly #tick = () => this.#fire();
	readonly #limit: number;
	readonly #freeRunning: boolean;
	#armed = false;
	/** Bursts that this stretch still has to run; Infinity: until `pause`. */
	#left = 0;
	/** Called when the bursts asked for have run. */
	#done: (() => void) | undefined;
	/** The first burst of this stretch. */
	#startMs = 0;
	/** Bursts and periods of this stretch, dropped ones among the periods. */
	#stretch = 0;
	#periods = 0;
	#dueMs = -Infinity;
	/** Time and number of the intervals between bursts in the stretches before. */
	#pastMs = 0;
	#pastIntervals = 0;

	/** `finished` is called once `platform.burstLimit` bursts have run. */
	constructor(platform: Platform, periodMs: number, burst: () => void, finished: () => void) {
		this.#platform = platform;
		this.periodMs = periodMs;
		this.#burst = burst;
		this.#finished = finished;
		this.#limit = platform.burstLimit;
		this.#freeRunning = platform.freeRunning;
	}

	/** Milliseconds that bursts have run for, from the first to the newest, pauses left out. */
	get ranMs(): number {
		return this.#pastMs + this.#stretchMs;
	}

	/** Mean time between bursts in ms, pauses left out; 0 before the second burst. */
	get meanPeriodMs(): number {
		const intervals = this.#pastIntervals + this.#intervals;
		return intervals ? this.ranMs / intervals : 0;
	}

	/** Whether a burst is due, now or later. */
	get running(): boolean {
		return this.#left > 0;
	}

	/** Whether it pauses by itself after a number of bursts. */
	get stepping(): boolean {
		return this.running && this.#left < Infinity;
	}

	/** Whether `platform.burstLimit` bursts have run: there are no others. */
	get finished(): boolean {
		return this.#limit > 0 && this.bursts >= this.#limit;
	}

	start(): void {
		this.run(Infinity);
	}

	/** Runs `bursts` bursts at the genome's rate from now on, whatever was asked before, then pauses and calls `done`. */
	run(bursts: number, done?: () => void): void {
		if (this.finished) return;
		this.#left = bursts;
		this.#done = done;
		if (!this.#armed) this.#arm(0);
	}

	/** No burst from now on; the time until the next `run` does not count. */
	pause(): void {
		this.#left = 0;
		this.#done = undefined;
		this.#pastMs += this.#stretchMs;
		this.#pastIntervals += this.#intervals;
		this.#stretch = 0;
	}

	get #intervals(): number {
		return this.#stretch > 1 ? this.#stretch - 1 : 0;
	}

	get #stretchMs(): number {
		return this.#stretch > 1 ? this.lastMs - this.#startMs : 0;
	}

	#arm(delayMs: number): void {
		this.#armed = true;
		this.#platform.after(delayMs, this.#tick);
	}

	#fire(): void {
		if (this.#left === 0) {
			this.#armed = false;
			return;
		}
		const nowMs = this.#platform.now();
		// A platform's timer may count in whole milliseconds.
		if (nowMs < this.#dueMs) {
			this.#arm(this.#dueMs - nowMs);
			return;
		}
		if (this.#stretch === 0) this.#begin(nowMs);
		this.#stretch++;
		this.lastMs = nowMs;
		this.bursts++;
		this.#left--;
		this.#burst();
		if (!this.#freeRunning) this.#schedule();
		if (this.finished) this.#left = 0;
		if (this.#left === 0) this.#end();
		else this.#arm(this.#freeRunning ? 0 : Math.max(0, this.#dueMs - this.#platform.now()));
	}

	#begin(nowMs: number): void {
		this.#startMs = nowMs;
		this.#periods = 0;
	}

	#end(): void {
		const done = this.#done;
		this.#armed = false;
		this.pause();
		if (this.finished) this.#finished();
		else if (done) done();
	}

	#schedule(): void {
		const nowMs = this.#platform.now();
		if (nowMs - this.lastMs > this.longestMs) this.longestMs = nowMs - this.lastMs;
		this.#periods++;
		const lateMs = nowMs - this.#startMs - this.#periods * this.periodMs;
		if (lateMs > 0) {
			const missed = Math.floor(lateMs / this.periodMs);
			this.overruns += missed;
			this.#periods += missed;
		}
		this.#dueMs = this.#startMs + this.#periods * this.periodMs;
	}
}
