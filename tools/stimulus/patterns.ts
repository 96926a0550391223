/** Drawn frames: moving bars, noise. One frame per burst. */
import { blankFrame, type Frame } from "./frame.js";
import { Prng } from "./prng.js";

/** Bursts of one crossing. */
const CROSSING = 32;

/** A vertical and a horizontal bar by turns, each an eighth of the frame thick, crossing it once in 32 bursts. */
export function barFrames(width: number, height: number, bursts: number, seed: number): Frame[] {
	const shift = new Prng(seed).below(CROSSING);
	return Array.from({ length: bursts }, (_, burst) => {
		const at = burst + shift;
		const upright = Math.floor(at / CROSSING) % 2 === 0;
		const length = upright ? width : height;
		const thickness = Math.max(1, Math.round(length / 8));
		const first = Math.floor(((at % CROSSING) * length) / CROSSING);
		const frame = blankFrame(width, height);
		for (let y = 0; y < height; y++)
			for (let x = 0; x < width; x++) {
				const distance = ((upright ? x : y) - first + length) % length;
				if (distance < thickness) frame.pixels[y * width + x] = 255;
			}
		return frame;
	});
}

/** One pixel in 16 lights up, with a random brightness. */
export function noiseFrames(width: number, height: number, bursts: number, seed: number): Frame[] {
	const random = new Prng(seed);
	return Array.from({ length: bursts }, () => {
		const frame = blankFrame(width, height);
		for (let i = 0; i < frame.pixels.length; i++) {
			const draw = random.next();
			if ((draw & 15) === 0) frame.pixels[i] = 2 + ((draw >>> 4) % 254);
		}
		return frame;
	});
}
