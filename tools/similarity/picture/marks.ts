/** Spikes as paths, one per kind of mark: short however many there are. */
import type { Side } from "../merge.js";
import { COLORS, PAPER, px } from "./look.js";

export class Marks {
	readonly #paths: Record<Side, string[]> = { both: [], reference: [], candidate: [] };
	readonly #height: number;
	readonly #radius: number;
	readonly #stroke: number;

	/** For cells of `width` by `height` pixels. */
	constructor(width: number, height: number) {
		this.#height = Math.min(height * 0.86, 11);
		this.#radius = Math.min(height * 0.46, width * 0.48, 4.2);
		this.#stroke = Math.max(Math.min(width * 0.34, 2), 0.9);
	}

	/** Centre of the mark. */
	add(side: Side, x: number, y: number): void {
		const r = this.#radius * 0.8;
		if (side === "both") this.#paths.both.push(`M${px(x)} ${px(y - this.#height / 2)}v${px(this.#height)}`);
		else if (side === "reference") this.#paths.reference.push(`M${px(x)} ${px(y)}h.01`);
		else {
			const [full, back] = [px(2 * r), px(-2 * r)];
			this.#paths.candidate.push(`M${px(x - r)} ${px(y - r)}l${full} ${full}m0 ${back}l${back} ${full}`);
		}
	}

	/** Bars where both agree, rings only in the reference, crosses only in the candidate. */
	toString(): string {
		const { both, reference, candidate } = this.#paths;
		const stroke = (path: readonly string[], color: string, width: number, cap = "butt") =>
			path.length === 0
				? ""
				: `<path d="${path.join("")}" fill="none" stroke="${color}" stroke-width="${px(width)}" stroke-linecap="${cap}"/>`;
		// a dot and a smaller one on it: a ring costs no more than a point
		return [
			stroke(both, COLORS.both, this.#stroke),
			stroke(reference, COLORS.reference, 2 * this.#radius, "round"),
			stroke(reference, PAPER, 2 * this.#radius - 2.6, "round"),
			stroke(candidate, COLORS.candidate, 1.7, "round"),
		].join("");
	}
}
