/** Watches a brain run: a screen that is redrawn in place, or a line now and then where there is no terminal. */
import type { BrainImage } from "../../modules/connectome/image.js";
import type { Npu } from "../../modules/npu/npu.js";
import { type Motors, motorsOf } from "../../modules/senses/motors.js";
import type { Frame } from "../stimulus/frame.js";
import { motorLines } from "./gauges.js";
import { History } from "./history.js";
import { plainLine } from "./plain.js";
import { Raster } from "./raster.js";
import { Screen } from "./screen.js";
import { Block, type Output } from "./terminal.js";

export interface ViewOptions {
	readonly out: Output;
	/** Redraw in place; else one line per `every` bursts. */
	readonly tty: boolean;
	/** Size of the terminal; `out`'s own, where it has one, is followed when it changes. */
	readonly columns: number;
	readonly rows: number;
	readonly color: boolean;
	/** Bursts per line without a terminal; default: one second of the brain's time. */
	readonly every?: number;
	/** Bursts of silence after which a motor shows 0; default: half a second of the brain's time. */
	readonly neutralAfter?: number;
	/** Milliseconds; default: the real clock. */
	readonly now?: () => number;
}

export interface View {
	/** Call after each burst, with the picture that was shown in it. */
	burst(npu: Npu, frame?: Frame): void;
	/** Draws the last burst and gives the terminal back. */
	end(): void;
}

/** Redraws are at least this far apart; bursts in between are only noted. */
const REDRAW_MS = 33;
const RATE_WINDOW_MS = 1000;
/** A smaller terminal gets lines. */
const FEWEST_COLUMNS = 48;
const FEWEST_ROWS = 10;
const MOST_COLUMNS = 200;
const MOST_ROWS = 50;

export function createView(image: BrainImage, options: ViewOptions): View {
	const roomy = options.columns >= FEWEST_COLUMNS && options.rows >= FEWEST_ROWS;
	return options.tty && roomy ? new ScreenView(image, options) : new PlainView(image, options);
}

/** Bursts in `seconds` of the brain's own time, at least one. */
function burstsIn(image: BrainImage, seconds: number): number {
	return Math.max(1, Math.round((seconds * 1e6) / image.burstPeriodUs));
}

class PlainView implements View {
	readonly #image: BrainImage;
	readonly #options: ViewOptions;
	readonly #every: number;
	readonly #history: History;
	#motors: readonly Motors[] | undefined;
	#npu: Npu | undefined;
	#since = 0;

	constructor(image: BrainImage, options: ViewOptions) {
		this.#image = image;
		this.#options = options;
		this.#every = options.every ?? burstsIn(image, 1);
		this.#history = new History(image, this.#every);
	}

	burst(npu: Npu): void {
		this.#npu = npu;
		this.#motors ??= motorsOf(npu, this.#options.neutralAfter ?? burstsIn(this.#image, 0.5));
		for (const motors of this.#motors) motors.read();
		this.#history.note(npu);
		if (++this.#since === this.#every) this.#print();
	}

	end(): void {
		if (this.#since > 0) this.#print();
	}

	#print(): void {
		const lines = motorLines(this.#motors!);
		const { out } = this.#options;
		out.write(`${plainLine(this.#image, this.#npu!, this.#history, this.#since, lines)}\n`);
		this.#since = 0;
	}
}

class ScreenView implements View {
	readonly #image: BrainImage;
	readonly #options: ViewOptions;
	readonly #now: () => number;
	readonly #history: History;
	readonly #screen: Screen;
	readonly #block: Block;
	#columns: number;
	#rows: number;
	#motors: readonly Motors[] | undefined;
	#npu: Npu | undefined;
	#frame: Frame | undefined;
	#drawn = Number.NEGATIVE_INFINITY;
	/** When and at which burst the newest measurement of the rate began. */
	#rateSince: number | undefined;
	#rateBurst = 0;
	#rate: number | undefined;

	constructor(image: BrainImage, options: ViewOptions) {
		this.#image = image;
		this.#options = options;
		this.#now = options.now ?? (() => performance.now());
		this.#history = new History(image, MOST_COLUMNS);
		this.#screen = new Screen(image, new Raster(image, this.#history));
		this.#block = new Block(options.out);
		this.#columns = options.columns;
		this.#rows = options.rows;
	}

	burst(npu: Npu, frame?: Frame): void {
		this.#npu = npu;
		this.#frame = frame;
		this.#motors ??= motorsOf(npu, this.#options.neutralAfter ?? burstsIn(this.#image, 0.5));
		for (const motors of this.#motors) motors.read();
		this.#history.note(npu);
		const now = this.#now();
		this.#measure(now, npu.burst);
		if (now - this.#drawn >= REDRAW_MS) this.#draw(now);
	}

	end(): void {
		if (this.#npu) this.#draw(this.#now());
		this.#block.close();
	}

	#measure(now: number, burst: number): void {
		if (this.#rateSince === undefined) {
			this.#rateSince = now;
			this.#rateBurst = burst;
			return;
		}
		const elapsed = now - this.#rateSince;
		const early = this.#rate === undefined && elapsed >= RATE_WINDOW_MS / 4;
		if (elapsed < RATE_WINDOW_MS && !early) return;
		this.#rate = ((burst - this.#rateBurst) * 1000) / elapsed;
		this.#rateSince = now;
		this.#rateBurst = burst;
	}

	#draw(now: number): void {
		const { out, color } = this.#options;
		const columns = out.columns ?? this.#columns;
		const rows = out.rows ?? this.#rows;
		const resized = columns !== this.#columns || rows !== this.#rows;
		this.#columns = columns;
		this.#rows = rows;
		this.#drawn = now;
		const state = {
			npu: this.#npu!,
			frame: this.#frame,
			motors: motorLines(this.#motors!),
			rate: this.#rate,
		};
		const width = Math.min(Math.max(columns, FEWEST_COLUMNS), MOST_COLUMNS);
		const height = Math.min(Math.max(rows, FEWEST_ROWS), MOST_ROWS);
		this.#block.draw(
			this.#screen.draw(state, width, height - 1, color).slice(0, Math.max(rows - 1, 1)),
			resized,
		);
	}
}
