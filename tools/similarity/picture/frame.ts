/** Everything of the picture but the spikes: areas, axis, horizon, legend. */
import { formatCount, formatPercent } from "../format.js";
import type { Side } from "../merge.js";
import type { RasterArea } from "../raster.js";
import type { Fps, Similarity } from "../similarity.js";
import type { Choice } from "./choose.js";
import type { Layout } from "./layout.js";
import { BAND, box, COLORS, FAINT, INK, PLOT, px, RULE, shorten, text } from "./look.js";
import { Marks } from "./marks.js";

/** By area and not by name: areas may share one. */
type Scores = ReadonlyMap<RasterArea, Fps>;

/** Names on the left, scores on the right, a ground for the spikes between them. */
export function areas({ bands }: Choice, free: boolean, scores: Scores, layout: Layout): string {
	const header = text(PLOT.right + 12, layout.top - 10, free ? "FPS %, H99" : "FPS %", {
		size: 11,
		color: FAINT,
	});
	if (bands.length === 0)
		return text(PLOT.left, layout.top + 12, "no neuron that is scored fires here", { color: FAINT });
	const rows = bands.map(({ area, neurons }, index) => {
		const { top, height } = layout.bands[index];
		const middle = top + height / 2 + 4;
		const some = neurons.length < area.size && height >= 34;
		const fps = scores.get(area);
		return [
			box(PLOT.left, top, PLOT.width, height, `rx="2" fill="${BAND}"`),
			text(PLOT.left - 12, some ? middle - 6 : middle, shorten(area.name, 21), { anchor: "end" }),
			some
				? text(PLOT.left - 12, middle + 9, `${neurons.length} of ${formatCount(area.size)}`, {
						size: 10,
						color: FAINT,
						anchor: "end",
					})
				: "",
			fps === undefined
				? ""
				: text(PLOT.right + 12, middle, score(fps), { color: isPerfect(fps) ? FAINT : INK }),
		].join("");
	});
	return [header, ...rows].join("\n");
}

function score(fps: Fps): string {
	if (typeof fps === "number") return formatPercent(fps);
	return `${formatPercent(fps.percent)}, ${formatCount(fps.h99)}`;
}

function isPerfect(fps: Fps): boolean {
	return (typeof fps === "number" ? fps : fps.percent) === 100;
}

/** Bursts from left to right. */
export function axis({ from, to }: Choice, { x, cell, top, bottom }: Layout): string {
	const step = tickStep(to - from);
	const ticks: string[] = [];
	const lines: string[] = [];
	for (let burst = Math.ceil(from / step) * step; burst < to; burst += step) {
		const center = x(burst) + cell / 2;
		lines.push(`M${px(center)} ${px(top)}V${px(bottom - 2)}`);
		ticks.push(text(center, bottom + 13, formatCount(burst), { size: 11, color: FAINT, anchor: "middle" }));
	}
	const label = text(PLOT.left - 30, bottom + 13, "burst", { size: 11, color: FAINT, anchor: "end" });
	return [`<path d="${lines.join("")}" stroke="${RULE}" stroke-width="0.8"/>`, label, ...ticks].join("");
}

/** 1, 2 or 5 times a power of ten, for about a dozen ticks. */
function tickStep(span: number): number {
	const least = Math.max(span / 14, 1);
	const power = 10 ** Math.floor(Math.log10(least));
	return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}

/** Where freely running brains fall below 99 %, if that is in the picture. */
export function horizon({ from, to }: Choice, { fps }: Similarity, { x, top, bottom }: Layout): string {
	if (typeof fps === "number" || fps.h99 < from || fps.h99 >= to) return "";
	return (
		`<path d="M${px(x(fps.h99))} ${px(top - 6)}V${px(bottom)}" stroke="${INK}" stroke-dasharray="4 3"/>` +
		text(x(fps.h99), top - 10, "H99", { size: 11, bold: true, anchor: "middle" })
	);
}

/** The three marks with their counts over the whole run. */
export function legend({ reference, candidate, spikes, common }: Similarity, y: number): string {
	const items: readonly (readonly [Side, string, number])[] = [
		["both", "in both", common],
		["reference", `only in ${reference}`, spikes[0] - common],
		["candidate", `only in ${candidate}`, spikes[1] - common],
	];
	let x = 32;
	return items
		.map(([side, label, count]) => {
			const marks = new Marks(12, 15);
			marks.add(side, x, y - 4);
			const words = `${label}: ${formatCount(count)}`;
			const item = marks + text(x + 12, y, words, { color: side === "both" ? INK : COLORS[side] });
			x += 46 + words.length * 7.4;
			return item;
		})
		.join("");
}
