/** Similarity as lines of a terminal. */
import { textTable } from "../text-table.js";
import type { Floor, Fps, Secondary, Similarity } from "./similarity.js";

/** Per cent with two decimals; what is below 100 never reads as 100. */
export function formatPercent(percent: number): string {
	const text = percent.toFixed(2);
	return text === "100.00" && percent < 100 ? "99.99" : text === "-0.00" ? "0.00" : text;
}

/** "99.91 %", or for freely running brains "27.04 %, H99 120 bursts". */
export function formatFps(fps: Fps): string {
	if (typeof fps === "number") return `${formatPercent(fps)} %`;
	return `${formatPercent(fps.percent)} %, H99 ${formatCount(fps.h99)} ${fps.h99 === 1 ? "burst" : "bursts"}`;
}

export function formatCount(value: number): string {
	return value.toLocaleString("en-US");
}

/** The floor in words, or that none was measured. */
export function formatFloor(floor: Floor | null): string {
	return floor ? `floor ${formatFps(floor.fps)} (${floor.candidate})` : "floor not measured";
}

/** For people: the score first, then areas, then the secondary measures. */
export function formatSimilarity(similarity: Similarity): string[] {
	const { reference, candidate, mode, bursts, neurons, spikes, common, firstMismatch } = similarity;
	const { worstArea, worstNeuron } = similarity;
	const count = formatCount;
	return [
		`${candidate} against ${reference}, ${mode}: FPS ${formatFps(similarity.fps)}; ${formatFloor(similarity.floor)}`,
		`${count(bursts)} bursts, ${count(neurons)} neurons, spikes ${count(spikes[0])} and ${count(spikes[1])}, ${count(common)} in common`,
		firstMismatch === null ? "no spike differs" : `first difference in burst ${count(firstMismatch)}`,
		...(worstArea ? [`worst area ${worstArea.name}: ${formatFps(worstArea.fps)}`] : []),
		...(worstNeuron
			? [`worst neuron ${worstNeuron.index} of ${worstNeuron.area}: ${formatFps(worstNeuron.fps)}`]
			: []),
		"",
		...areaTable(similarity),
		"",
		...secondaryTable(similarity.secondary),
	];
}

function areaTable({ mode, areas, reference, candidate }: Similarity): string[] {
	const free = mode === "free-running";
	const header = [
		"area",
		"neurons",
		reference,
		candidate,
		"in common",
		"FPS %",
		...(free ? ["H99", "H90"] : []),
	];
	const rows = areas.map(({ name, neurons, spikes, common, fps }) => [
		name,
		...[neurons, ...spikes, common].map(formatCount),
		...(typeof fps === "number"
			? [formatPercent(fps)]
			: [formatPercent(fps.percent), ...[fps.h99, fps.h90].map(formatCount)]),
	]);
	return textTable(numbersToTheRight([header, ...rows]));
}

function secondaryTable(secondary: Secondary): string[] {
	const number = (value: number | null, digits: number) => value?.toFixed(digits) ?? "-";
	return textTable([
		["F1, same burst", `${formatPercent(secondary.f1)} %`],
		["F1 within one burst", `${formatPercent(secondary.f1WithinOne)} %`],
		[
			"F1 one spike ahead",
			secondary.oneSpikeAhead === null ? "-" : `${formatPercent(secondary.oneSpikeAhead)} %`,
		],
		["van Rossum distance", number(secondary.vanRossum, 4)],
		["SPIKE distance", number(secondary.spikeDistance, 4)],
		["rate ratio", number(secondary.rateRatio, 4)],
		["CV of intervals", secondary.cvIsi.map((cv) => number(cv, 3)).join(" and ")],
		["KS of intervals", number(secondary.isiKs, 4)],
		["rate correlation", number(secondary.psthCorrelation, 4)],
	]);
}

/** Pads all columns but the first, so that digits line up. */
function numbersToTheRight(rows: readonly (readonly string[])[]): string[][] {
	const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
	return rows.map((row) => row.map((cell, i) => (i === 0 ? cell : cell.padStart(widths[i]))));
}
