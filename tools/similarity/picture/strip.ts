/** Differing spikes over the whole run, with the window that the raster shows. */
import { formatCount } from "../format.js";
import type { Similarity } from "../similarity.js";
import type { Choice } from "./choose.js";
import { box, COLORS, FAINT, INK, PLOT, px, RULE, text } from "./look.js";

/** Height of the bars on one side of the middle line, and of the whole strip with its axis, pixels. */
const HALF = 26;
export const STRIP_HEIGHT = 2 * HALF + 22;
const MOST_BINS = 222;

/** Bars of spikes only in the reference upwards, only in the candidate downwards; `top` in pixels. */
export function strip({ counts, from, to }: Choice, similarity: Similarity, top: number): string {
	const { bursts, reference, candidate, fps } = similarity;
	const width = Math.ceil(bursts / MOST_BINS);
	const [up, down] = [counts.reference, counts.candidate].map((spikes) => binned(spikes, width));
	const peak = Math.max(1, ...up, ...down);
	const middle = top + HALF;
	const x = (burst: number) => PLOT.left + (PLOT.width * burst) / bursts;
	const bars = (bins: readonly number[], sign: number) =>
		bins
			.map((count, bin) => ({ height: (sign * HALF * count) / peak, bin }))
			.filter(({ height }) => height !== 0)
			.map(({ height, bin }) => {
				const [left, right] = [x(bin * width), x(Math.min((bin + 1) * width, bursts))];
				return `M${px(left)} ${px(middle)}v${px(-height)}H${px(Math.max(right - 0.6, left + 0.6))}V${px(middle)}z`;
			})
			.join("");
	const per = width === 1 ? "per burst" : `per ${width} bursts`;
	const mark = typeof fps === "number" ? "" : `M${px(x(fps.h99))} ${px(top - 4)}v${2 * HALF + 8}`;
	const label = { size: 11, anchor: "end" } as const;
	return [
		to - from < bursts
			? box(x(from), top - 4, x(to) - x(from), 2 * HALF + 8, 'rx="3" fill="#fff2cc" stroke="#d9b64a"')
			: "",
		`<path d="M${PLOT.left} ${px(middle)}H${PLOT.right}" stroke="${RULE}"/>`,
		`<path d="${bars(up, 1)}" fill="${COLORS.reference}"/><path d="${bars(down, -1)}" fill="${COLORS.candidate}"/>`,
		mark && `<path d="${mark}" stroke="${INK}" stroke-dasharray="4 3"/>`,
		text(PLOT.left - 12, middle - 9, `only ${reference}`, { ...label, color: COLORS.reference }),
		text(PLOT.left - 12, middle + 16, `only ${candidate}`, { ...label, color: COLORS.candidate }),
		text(PLOT.right + 12, middle - 3, `at most ${formatCount(Math.max(...up, ...down, 0))}`, {
			size: 11,
			color: FAINT,
		}),
		text(PLOT.right + 12, middle + 12, per, { size: 11, color: FAINT }),
		text(PLOT.left, top + 2 * HALF + 18, "0", { size: 11, color: FAINT, anchor: "middle" }),
		text(PLOT.right, top + 2 * HALF + 18, formatCount(bursts), { size: 11, color: FAINT, anchor: "middle" }),
		text((PLOT.left + PLOT.right) / 2, top + 2 * HALF + 18, "whole run", {
			size: 11,
			color: FAINT,
			anchor: "middle",
		}),
	].join("");
}

function binned(values: Uint32Array, width: number): number[] {
	return Array.from({ length: Math.ceil(values.length / width) }, (_, bin) =>
		values.subarray(bin * width, (bin + 1) * width).reduce((sum, value) => sum + value, 0),
	);
}
