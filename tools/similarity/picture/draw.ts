/** Two rasters of one brain as one picture, differences marked. */
import { mergeBurst } from "../merge.js";
import { checkRaster, checkSameBrain, type Raster } from "../raster.js";
import type { Similarity } from "../similarity.js";
import { caption, subtitle, title } from "./caption.js";
import { type Choice, choose } from "./choose.js";
import { areas, axis, horizon, legend } from "./frame.js";
import { type Layout, layOut, rowMiddle } from "./layout.js";
import { box, FAINT, PAPER, px, shorten, text, WIDTH, xml } from "./look.js";
import { Marks } from "./marks.js";
import { strip } from "./strip.js";

/** Of the name of a run. */
const MOST_LETTERS = 20;

export interface PictureOptions {
	/** First burst shown of a run that is too long; by default where most spikes differ. */
	readonly from?: number;
}

/**
 * An SVG, time from left to right and neurons by area from top to bottom. Its size does not grow with the brain or
 * the run: of more than 160 bursts, 96 neurons or 24 areas it shows those that differ most, and says so.
 * @throws UsageError `raster-shape`, `rasters-differ`
 */
export function drawSimilarity(
	reference: Raster,
	candidate: Raster,
	similarity: Similarity,
	options: PictureOptions = {},
): string {
	checkRaster(reference, similarity.reference);
	checkRaster(candidate, similarity.candidate);
	checkSameBrain(reference, candidate, `${similarity.reference}, ${similarity.candidate}`);
	const choice = choose(reference, candidate, options.from);
	const layout = layOut(choice);
	const named = {
		...similarity,
		reference: shorten(similarity.reference, MOST_LETTERS),
		candidate: shorten(similarity.candidate, MOST_LETTERS),
	};
	const scored = reference.areas.filter((area) => area.scored);
	const scores = new Map(scored.map((area, index) => [area, similarity.areas[index].fps]));
	const height = px(layout.height);
	const notes = caption(choice, reference, options.from !== undefined);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"` +
			` font-family="DejaVu Sans, Verdana, sans-serif" role="img">`,
		`<title>${xml(title(similarity))}</title>`,
		box(0, 0, WIDTH, layout.height, `fill="${PAPER}"`),
		text(24, 38, title(named), { size: 19, bold: true }),
		text(24, 62, subtitle(named), { size: 12.5, color: FAINT }),
		legend(named, 92),
		areas(choice, named.mode === "free-running", scores, layout),
		axis(choice, layout),
		spikes(reference, candidate, choice, layout),
		horizon(choice, named, layout),
		strip(choice, named, layout.strip),
		...notes.map((line, i) => text(24, layout.height - 34 + 17 * i, line, { size: 11.5, color: FAINT })),
		"</svg>\n",
	].join("\n");
}

function spikes(reference: Raster, candidate: Raster, choice: Choice, layout: Layout): string {
	const middles = new Map(
		choice.bands.flatMap(({ neurons }, band) =>
			neurons.map((neuron, index) => [neuron, rowMiddle(layout, band, index, neurons.length)] as const),
		),
	);
	const marks = new Marks(layout.cell, layout.row);
	for (let time = choice.from; time < choice.to; time++)
		mergeBurst(reference.fired[time], candidate.fired[time], (neuron, side) => {
			const middle = middles.get(neuron);
			if (middle !== undefined) marks.add(side, layout.x(time) + layout.cell / 2, middle);
		});
	return marks.toString();
}
