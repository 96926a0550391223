/** Where everything goes: title, eye and motors, raster, figures. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import type { Npu } from "../../modules/npu/npu.js";
import type { Frame } from "../stimulus/frame.js";
import { visionPorts } from "../stimulus/vision.js";
import { bold, Canvas, dim, ink, padTo, printable } from "./canvas.js";
import { drawGauges, type MotorLine } from "./gauges.js";
import { drawPicture } from "./picture.js";
import type { Raster } from "./raster.js";

/** Rows that title, two rules and the figures take. */
const FIXED_ROWS = 4;
const FEWEST_RASTER_ROWS = 4;
const TITLE = ink(208);

export interface ScreenState {
	readonly npu: Npu;
	readonly frame: Frame | undefined;
	readonly motors: readonly MotorLine[];
	/** Bursts per second as measured here; undefined while it is not known. */
	readonly rate: number | undefined;
}

export class Screen {
	readonly #image: BrainImage;
	readonly #raster: Raster;
	readonly #title: string;
	readonly #segmented: boolean;

	constructor(image: BrainImage, raster: Raster) {
		this.#image = image;
		this.#raster = raster;
		const synapses = image.ruleSynapses + image.explicitSynapses;
		this.#title = [
			printable(image.title.replace(/^feagi-xs\W*/i, "")) || "brain",
			PRECISION_NAMES[image.precision],
			`${count(image.neuronCount)} neurons`,
			`${count(synapses)} synapses`,
		].join(" · ");
		this.#segmented = visionPorts(image).some((port) => port.unitCode === "svi");
	}

	/** As many lines as are useful, at most `rows`. */
	draw(state: ScreenState, columns: number, rows: number, color: boolean): string[] {
		const top = this.#topRows(state, columns, rows);
		const rasterRows = Math.min(this.#raster.height, rows - FIXED_ROWS - top + (top === 0 ? 1 : 0));
		const canvas = new Canvas(columns, rasterRows + top + FIXED_ROWS - (top === 0 ? 1 : 0));
		let y = this.#drawTitle(canvas, state.npu);
		if (top > 0) y = this.#drawTop(canvas, y, top, state, color);
		const span = this.#raster.span(columns);
		const seconds = (span * this.#image.burstPeriodUs) / 1e6;
		rule(canvas, y, 0, columns, `spikes of the last ${span} bursts, ${seconds.toFixed(1)} s`);
		this.#raster.draw(canvas, y + 1, rasterRows);
		canvas.put(0, canvas.rows - 1, this.#figures(state), dim);
		return canvas.lines(color);
	}

	/** Rows of the eye and the motors; 0: there is neither. */
	#topRows({ frame, motors }: ScreenState, columns: number, rows: number): number {
		const free = rows - FIXED_ROWS - Math.min(this.#raster.height, FEWEST_RASTER_ROWS);
		const wanted = frame ? Math.max(Math.floor((rows - FIXED_ROWS) * 0.45), motors.length) : motors.length;
		return Math.max(0, Math.min(wanted, free, Math.floor(columns / 4)));
	}

	#drawTitle(canvas: Canvas, npu: Npu): number {
		const burst = `  burst ${count(npu.burst)}`;
		const start = canvas.put(0, 0, "feagi-xs", `${bold};${TITLE}`) + 2;
		canvas.put(start, 0, padTo(this.#title, canvas.columns - start - burst.length));
		canvas.putRight(canvas.columns, 0, burst, bold);
		return 1;
	}

	#drawTop(canvas: Canvas, y: number, rows: number, state: ScreenState, color: boolean): number {
		const { frame, motors } = state;
		let x = 0;
		if (frame) {
			const width = Math.min(Math.round((rows * 2 * frame.width) / frame.height), canvas.columns >> 1);
			rule(canvas, y, 0, width, "eye");
			drawPicture(canvas, 0, y + 1, width, rows, frame, color, this.#segmented);
			x = width + 2;
		}
		rule(canvas, y, x, canvas.columns, motors.length > 0 ? "motors" : "no motors");
		if (motors.length > 0) drawGauges(canvas, x, y + 1, canvas.columns - x, rows, motors);
		return y + 1 + rows;
	}

	#figures({ npu, rate }: ScreenState): string {
		const figures = [
			`${count(npu.burstSpikes)} spikes`,
			`${count(Math.round(npu.spikes / Math.max(npu.burst, 1)))} per burst`,
			`${rate === undefined ? "–" : rate.toFixed(1)} bursts/s of ${(1e6 / this.#image.burstPeriodUs).toFixed(1)}`,
		];
		if (npu.saturations() > 0) figures.push(`${count(npu.saturations())} clamped`);
		if (npu.inputs.dropped > 0) figures.push(`${count(npu.inputs.dropped)} inputs lost`);
		return figures.join(" · ");
	}
}

function rule(canvas: Canvas, y: number, from: number, to: number, name: string): void {
	canvas.put(from, y, "─".repeat(Math.max(to - from, 0)), dim);
	canvas.put(from + 1, y, ` ${name} `.slice(0, Math.max(to - from - 2, 0)), dim);
}

function count(value: number): string {
	return value.toLocaleString("en");
}
