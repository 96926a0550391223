import { formatCount as count, formatFloor, formatFps } from "../format.js";
import type { Raster } from "../raster.js";
import type { Similarity } from "../similarity.js";
import type { Choice } from "./choose.js";

export function title({ reference, candidate, mode, fps }: Similarity): string {
	return `${candidate} against ${reference}, ${mode}: FPS ${formatFps(fps)}`;
}

export function subtitle({ floor, bursts, neurons, spikes }: Similarity): string {
	const runs = `${count(spikes[0])} and ${count(spikes[1])} spikes`;
	return [formatFloor(floor), `${count(bursts)} bursts`, `${count(neurons)} neurons`, runs].join("  ·  ");
}

/** What was left out of the picture and how the rest was chosen, as lines; `asked` if someone chose the bursts. */
export function caption(
	{ from, to, bands, differing }: Choice,
	{ areas, bursts }: Raster,
	asked: boolean,
): string[] {
	const scored = areas.filter((area) => area.scored && area.size > 0);
	const neurons = scored.reduce((sum, { size }) => sum + size, 0);
	const shown = bands.reduce((sum, band) => sum + band.neurons.length, 0);
	const parts: string[] = [];
	if (to - from < bursts)
		parts.push(
			`bursts ${count(from)} to ${count(to - 1)} of ${count(bursts)}${asked ? "" : ", where most spikes differ"}`,
		);
	if (shown < neurons)
		parts.push(
			`${count(shown)} of ${count(neurons)} neurons, in ${bands.length} of ${scored.length} areas: ` +
				"those that differ most, then the most active",
		);
	if (parts.length === 0) return ["The whole run, all scored neurons."];
	return [
		`Shown: ${parts.join("; ")}.`,
		`${count(differing[0])} of ${count(differing[1])} differing spikes are in the picture.`,
	];
}
