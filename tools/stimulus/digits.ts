/** Handwritten digits that wander through the whole visual field, one after another. */
import { DIGIT_SIDE, digitCount, digitImage } from "./digit-images.js";
import { blankFrame, type Frame, resample } from "./frame.js";
import { Prng } from "./prng.js";

/** Bursts that one digit stays. */
const STAY = 24;
/** Bursts of one tour, about; a shorter stimulus shows part of a tour, a longer one whole tours. */
const TOUR = 96;
/** How far the middle of a digit goes from the middle of the frame: into the outer segments, partly out of sight. */
const REACH = 0.4;
/** A stroke of the pen, in pixels of the collection; enlarged it should be this many pixels of the frame. */
const STROKE = 2.5;
const WANTED_STROKE = 3;

/**
 * One frame per burst. The path is a figure of eight (x once, y twice per tour) that meets the centre and all eight
 * segments around it; seed 0 … decides where it starts, its direction and which digits come in which order. From 96
 * bursts on its end meets its start, so that a repeated stimulus has no jump.
 */
export function digitFrames(
	width: number,
	height: number,
	bursts: number,
	seed: number,
	only: number | undefined,
): Frame[] {
	const random = new Prng(seed);
	const start = random.unit();
	const mirror = random.below(4);
	const side = digitSide(width, height);
	const tours = Math.max(1, Math.round(bursts / TOUR));
	const period = Math.max(bursts, TOUR);
	const digits = chooseDigits(random, Math.ceil(bursts / STAY), only);
	return Array.from({ length: bursts }, (_, burst) => {
		const turn = 2 * Math.PI * (start + (tours * burst) / period);
		const x = Math.sin(turn) * (mirror & 1 ? -1 : 1);
		const y = Math.sin(2 * turn) * (mirror & 2 ? -1 : 1);
		return draw(
			digits[Math.floor(burst / STAY)]!,
			width,
			height,
			side,
			(0.5 + REACH * x) * width - side / 2,
			(0.5 + REACH * y) * height - side / 2,
		);
	});
}

/** Side of a digit in pixels of the frame: strokes a few pixels thick, but neither lost in the frame nor filling it. */
export function digitSide(width: number, height: number): number {
	const shorter = Math.min(width, height);
	const wanted = (DIGIT_SIDE * WANTED_STROKE) / STROKE;
	return Math.max(1, Math.round(Math.min(Math.max(wanted, 0.3 * shorter), 0.6 * shorter)));
}

function chooseDigits(random: Prng, count: number, only: number | undefined): Frame[] {
	const classes: number[] = [];
	while (classes.length < count)
		classes.push(...(only === undefined ? random.shuffled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) : [only]));
	return classes.slice(0, count).map((digit) => digitImage(digit, random.below(digitCount(digit))));
}

/** `left` and `top` may lie between pixels: the digit glides. */
function draw(digit: Frame, width: number, height: number, side: number, left: number, top: number): Frame {
	const frame = blankFrame(width, height);
	const firstX = Math.floor(left);
	const firstY = Math.floor(top);
	const scale = DIGIT_SIDE / side;
	const window = {
		x: (firstX - left) * scale,
		y: (firstY - top) * scale,
		width: (side + 1) * scale,
		height: (side + 1) * scale,
	};
	const drawn = resample(digit, window, side + 1, side + 1);
	for (let y = Math.max(0, -firstY); y <= side && firstY + y < height; y++)
		for (let x = Math.max(0, -firstX); x <= side && firstX + x < width; x++)
			frame.pixels[(firstY + y) * width + firstX + x] = drawn.pixels[y * (side + 1) + x]!;
	return frame;
}
