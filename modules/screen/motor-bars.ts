import type { Canvas } from "platform";
import type { Npu } from "../npu/npu.js";
import { type Motors, motorsOf } from "../senses/motors.js";
import type { Layout } from "./layout.js";
import { Ink } from "./palette.js";
import { drawDecimal } from "./text.js";

/** Narrower columns have no number. */
const NUMBER_FROM = 140;
const UNKNOWN = -32768;

const { round } = Math;

/** Rotary motors and servos, M1, M2, …: a bar from zero to the right (forwards) or left, and the value. */
export class MotorBars {
	readonly #canvas: Canvas;
	readonly #layout: Layout;
	readonly #motors: readonly Motors[];
	readonly #digitWidth: number;
	readonly #plusWidth: number;
	readonly #minusWidth: number;
	readonly #columnWidth: number;
	readonly #nameWidth: number;
	readonly #numberWidth: number;
	/** Pixels on both sides of zero. */
	readonly #half: number;
	/** What is on the screen: pixels from zero, and hundredths. */
	readonly #bars: Int16Array;
	readonly #numbers: Int16Array;

	constructor(canvas: Canvas, layout: Layout, motors: readonly Motors[]) {
		const { small, motorColumns, motorCount } = layout;
		this.#canvas = canvas;
		this.#layout = layout;
		this.#motors = motors;
		this.#digitWidth = canvas.textWidth("0");
		this.#plusWidth = canvas.textWidth("+");
		this.#minusWidth = canvas.textWidth("-");
		this.#columnWidth = ((layout.motors.width - (motorColumns - 1) * 10) / motorColumns) | 0;
		this.#nameWidth = small ? 0 : canvas.textWidth("M88") + 4;
		this.#numberWidth = small || this.#columnWidth < NUMBER_FROM ? 0 : canvas.textWidth("-0.00") + 8;
		this.#half = (this.#columnWidth - this.#nameWidth - this.#numberWidth - 1) >> 1;
		this.#bars = new Int16Array(motorCount).fill(UNKNOWN);
		this.#numbers = new Int16Array(motorCount).fill(UNKNOWN);
	}

	/** Draws the names. */
	clear(): void {
		const canvas = this.#canvas;
		const { motorCount, motorPitch } = this.#layout;
		this.#bars.fill(UNKNOWN);
		this.#numbers.fill(UNKNOWN);
		for (let motor = 0; motor < motorCount && this.#nameWidth; motor++) {
			const x = this.#left(motor);
			const y = this.#top(motor);
			canvas.begin(x, y, this.#nameWidth, motorPitch);
			canvas.fill(Ink.GROUND, x, y, this.#nameWidth, motorPitch);
			canvas.text(Ink.DIM, x, this.#textTop(y), "M" + (motor + 1));
			canvas.end();
		}
	}

	/** Takes the newest burst's commands; draws the bars and the numbers that have changed. */
	draw(): void {
		const motors = this.#motors;
		const { motorCount } = this.#layout;
		let motor = 0;
		for (let k = 0; k < motors.length; k++) {
			const { values } = motors[k];
			motors[k].read();
			for (let i = 0; i < values.length && motor < motorCount; i++, motor++) {
				this.#drawBar(motor, round(values[i] * this.#half));
				if (this.#numberWidth) this.#drawNumber(motor, round(values[i] * 100));
			}
		}
	}

	#drawBar(motor: number, length: number): void {
		const half = this.#half;
		const pixels = length > half ? half : length < -half ? -half : length;
		if (this.#bars[motor] === pixels || half < 1) return;
		this.#bars[motor] = pixels;
		const canvas = this.#canvas;
		const height = this.#layout.motorPitch - (this.#layout.small ? 2 : 6);
		const x = this.#left(motor) + this.#nameWidth;
		const y = this.#top(motor) + ((this.#layout.motorPitch - height) >> 1);
		const zero = x + half;
		canvas.begin(x, y, 2 * half + 1, height);
		canvas.fill(Ink.TRACK, x, y, 2 * half + 1, height);
		canvas.fill(Ink.ZERO, zero, y, 1, height);
		if (pixels > 0) canvas.fill(Ink.FORWARDS, zero + 1, y, pixels, height);
		if (pixels < 0) canvas.fill(Ink.BACKWARDS, zero + pixels, y, -pixels, height);
		canvas.end();
	}

	#drawNumber(motor: number, hundredths: number): void {
		if (this.#numbers[motor] === hundredths) return;
		this.#numbers[motor] = hundredths;
		const canvas = this.#canvas;
		const { motorPitch } = this.#layout;
		const right = this.#left(motor) + this.#columnWidth;
		const x = right - this.#numberWidth;
		const y = this.#top(motor);
		const size = hundredths < 0 ? -hundredths : hundredths;
		const ink = size === 0 ? Ink.DIM : hundredths > 0 ? Ink.FORWARDS : Ink.BACKWARDS;
		canvas.begin(x, y, this.#numberWidth, motorPitch);
		canvas.fill(Ink.GROUND, x, y, this.#numberWidth, motorPitch);
		const start = drawDecimal(canvas, ink, right, this.#textTop(y), size, 2, this.#digitWidth);
		if (hundredths > 0) canvas.text(ink, start - this.#plusWidth, this.#textTop(y), "+");
		if (hundredths < 0) canvas.text(ink, start - this.#minusWidth, this.#textTop(y), "-");
		canvas.end();
	}

	/** Motors go down the first column, then down the second. */
	#left(motor: number): number {
		const { motors, motorCount, motorColumns } = this.#layout;
		const rows = Math.ceil(motorCount / motorColumns);
		return motors.x + (motor < rows ? 0 : motors.width - this.#columnWidth);
	}

	#top(motor: number): number {
		const { motors, motorPitch, motorCount, motorColumns } = this.#layout;
		const rows = Math.ceil(motorCount / motorColumns);
		return motors.y + (motor < rows ? motor : motor - rows) * motorPitch;
	}

	#textTop(y: number): number {
		return y + ((this.#layout.motorPitch - this.#canvas.textHeight + 3) >> 1);
	}
}

/** Motors of the brain, and how many values they have together. */
export function motorsAndCount(npu: Npu): { motors: Motors[]; count: number } {
	const motors = motorsOf(npu);
	let count = 0;
	for (let k = 0; k < motors.length; k++) count += motors[k].values.length;
	return { motors, count };
}
