/** A block of lines that is redrawn in place. */

export interface Output {
	write(text: string): unknown;
	/** Present on terminals, and kept up to date by Node. */
	readonly columns?: number;
	readonly rows?: number;
}

const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";
const NO_WRAP = "\x1b[?7l";
const WRAP = "\x1b[?7h";
/** Terminals that know them show everything in between at once; others ignore them. */
const HOLD_BACK = "\x1b[?2026h";
const LET_GO = "\x1b[?2026l";
const CLEAR_LINE = "\x1b[K";
const CLEAR_BELOW = "\x1b[J";
const CLEAR_SCREEN = "\x1b[2J\x1b[H";

export class Block {
	readonly #out: Output;
	/** Lines on screen; the cursor stands at the start of the last one. */
	#height = 0;
	#open = false;
	readonly #onExit = () => this.close();
	readonly #onSignal = (signal: NodeJS.Signals) => {
		this.close();
		process.kill(process.pid, signal);
	};

	constructor(out: Output) {
		this.#out = out;
	}

	/** Replaces what was drawn before. After a change of the terminal's size pass `fresh`. */
	draw(lines: readonly string[], fresh = false): void {
		let text = HOLD_BACK + NO_WRAP;
		if (!this.#open) text += HIDE_CURSOR;
		if (fresh) text += CLEAR_SCREEN;
		else if (this.#height > 1) text += `\x1b[${this.#height - 1}A`;
		text += lines.map((line) => `\r${CLEAR_LINE}${line}`).join("\n");
		text += `${CLEAR_BELOW}\r${WRAP}${LET_GO}`;
		this.#height = lines.length;
		this.#listen();
		this.#out.write(text);
	}

	/** Leaves the last picture where it is and gives the cursor back. */
	close(): void {
		if (!this.#open) return;
		this.#open = false;
		process.off("exit", this.#onExit).off("SIGINT", this.#onSignal).off("SIGTERM", this.#onSignal);
		this.#out.write(`\n${SHOW_CURSOR}`);
	}

	#listen(): void {
		if (this.#open) return;
		this.#open = true;
		process.on("exit", this.#onExit).on("SIGINT", this.#onSignal).on("SIGTERM", this.#onSignal);
	}
}
