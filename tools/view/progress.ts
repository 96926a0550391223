/** How far a long piece of work is: a bar that is redrawn, or a line per quarter where there is no terminal. */
import { Block, type Output } from "./terminal.js";

export interface ProgressOptions {
	readonly out: Output;
	readonly tty: boolean;
	readonly color: boolean;
	/** Milliseconds; default: the real clock. */
	readonly now?: () => number;
}

export interface Progress {
	/** `done` of the total, and what is being done right now. */
	step(done: number, what?: string): void;
	/** Finishes the bar. */
	end(): void;
}

const BAR = 24;
const REDRAW_MS = 50;
const EIGHTHS = " ▏▎▍▌▋▊▉█";

/** `total` counts whatever the work is made of. */
export function createProgress(label: string, total: number, options: ProgressOptions): Progress {
	return options.tty ? new BarProgress(label, total, options) : new LineProgress(label, total, options.out);
}

class LineProgress implements Progress {
	readonly #label: string;
	readonly #total: number;
	readonly #out: Output;
	#quarter = 0;

	constructor(label: string, total: number, out: Output) {
		this.#label = label;
		this.#total = total;
		this.#out = out;
	}

	step(done: number): void {
		const quarter = Math.floor(share(done, this.#total) * 4);
		if (quarter <= this.#quarter) return;
		this.#quarter = quarter;
		this.#out.write(`${this.#label}: ${quarter * 25} %\n`);
	}

	end(): void {
		this.step(this.#total);
	}
}

class BarProgress implements Progress {
	readonly #label: string;
	readonly #total: number;
	readonly #options: ProgressOptions;
	readonly #block: Block;
	readonly #now: () => number;
	readonly #started: number;
	#drawn = Number.NEGATIVE_INFINITY;

	constructor(label: string, total: number, options: ProgressOptions) {
		this.#label = label;
		this.#total = total;
		this.#options = options;
		this.#block = new Block(options.out);
		this.#now = options.now ?? (() => performance.now());
		this.#started = this.#now();
	}

	step(done: number, what = ""): void {
		const now = this.#now();
		if (now - this.#drawn < REDRAW_MS && done < this.#total) return;
		this.#drawn = now;
		const part = share(done, this.#total);
		const bar = this.#options.color ? `\x1b[38;5;208m${bar8(part)}\x1b[0m` : bar8(part);
		const left = this.#remaining(part, now);
		const text = ` ${String(Math.floor(part * 100)).padStart(3)} %${left}${what === "" ? "" : `  ${what}`}`;
		this.#block.draw([`${this.#label} ▕${bar}▏${text}`]);
	}

	end(): void {
		this.step(this.#total);
		this.#block.close();
	}

	/** Seconds still to go if it goes on like this; nothing while that is a guess. */
	#remaining(part: number, now: number): string {
		const elapsed = now - this.#started;
		if (part < 0.02 || part >= 1 || elapsed < 1000) return "";
		return `  ${Math.ceil((elapsed * (1 - part)) / part / 1000)} s left`;
	}
}

function share(done: number, total: number): number {
	return total > 0 ? Math.min(Math.max(done / total, 0), 1) : 1;
}

function bar8(part: number): string {
	const eighths = Math.round(part * BAR * 8);
	const full = eighths >> 3;
	return ("█".repeat(full) + (full < BAR ? EIGHTHS[eighths & 7] : "")).padEnd(BAR);
}
