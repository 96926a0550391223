import type { Brain, BurstPart } from "../brain.js";
import { LiveArea } from "../live/live-area.js";

/** Neurons whose coordinates a line shows. */
const SHOWN = 8;
/** Lines per second: a console of 115200 baud carries about 100 of them. */
const LINES = 20;
const SECOND_MS = 1000;

/** `watch <area>`: a line for each burst in which the area fires, up to a number of lines per second. */
export class AreaWatch implements BurstPart {
	readonly #brain: Brain;
	readonly #area: LiveArea;
	/** The second that is under way, lines in it, and bursts in it that found no line left. */
	#startMs = -Infinity;
	#lines = 0;
	#skipped = 0;

	constructor(brain: Brain, area: number) {
		this.#brain = brain;
		this.#area = new LiveArea(brain.npu, area);
	}

	get name(): string {
		return this.#area.name;
	}

	afterBurst(): void {
		const { lastMs } = this.#brain.clock;
		if (lastMs - this.#startMs >= SECOND_MS) this.#nextSecond(lastMs);
		this.#area.look();
		if (this.#area.fired === 0) return;
		if (this.#lines < LINES) this.#tell();
		else this.#skipped++;
	}

	#nextSecond(nowMs: number): void {
		this.#startMs = nowMs;
		this.#lines = 0;
		if (this.#skipped)
			this.#brain.platform.print(`"${this.name}" fired in ${this.#skipped} bursts more in that second`);
		this.#skipped = 0;
	}

	#tell(): void {
		const { fired, firedAt } = this.#area;
		const shown = Math.min(fired, SHOWN);
		this.#lines++;
		let line = `burst ${this.#brain.npu.burst}: "${this.name}" ${fired} fired:`;
		for (let i = 0; i < 3 * shown; i += 3) line += ` ${firedAt[i]},${firedAt[i + 1]},${firedAt[i + 2]}`;
		if (fired > shown) line += ` and ${fired - shown} more`;
		this.#brain.platform.print(line);
	}
}
