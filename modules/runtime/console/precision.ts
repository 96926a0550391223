import type { BrainImage } from "../../connectome/image.js";
import { Area, NONE, PRECISION_NAMES } from "../../connectome/layout.js";
import { stateFormat } from "../../connectome/state-format.js";
import { bytesPerNeuron } from "../sram-use.js";
import { rounded } from "./numbers.js";

/** What a stored potential is, by precision id. */
const STORED: readonly string[] = Object.freeze([
	"binary32, FEAGI's own arithmetic",
	"binary16",
	"binary16 with 8 further bits",
	"24 bits on a unit of the area's own",
	"16 bits on a unit of the area's own",
]);

/** `precision`: the precision in words, then what the thresholds of `areas` are in it. */
export function printPrecision(
	image: BrainImage,
	areas: readonly number[],
	print: (line: string) => void,
): void {
	const { precision } = image;
	const { low, high } = stateFormat(precision);
	print(`${PRECISION_NAMES[precision]}: a potential is ${STORED[precision]}`);
	print(`${rounded(bytesPerNeuron(image), 3)} B of state per neuron, units from ${low} to ${high}`);
	print(row("index", "name", "unit", "threshold", "in units", "highest"));
	for (const area of areas) print(areaRow(image, area, high));
}

function areaRow(image: BrainImage, area: number, high: number): string {
	const { views } = image;
	const record = image.area(area);
	const { float } = stateFormat(image.precision);
	const unit = views.f32[(record + Area.UNIT) >> 2];
	const threshold = (float ? views.f32 : views.i32)[(record + Area.THRESHOLD) >> 2];
	const each = views.word(record + Area.THRESHOLD_TABLE) !== 0 ? "from " : "";
	const kept = views.word(record + Area.STATE_INDEX) !== NONE;
	const highest = kept ? figure(high * unit) : "not kept";
	return row(
		String(area),
		image.areaName(area),
		figure(unit),
		each + figure(threshold * unit),
		each + figure(threshold),
		highest,
	);
}

/** Seven significant digits, as a binary32 has. */
function figure(value: number): string {
	return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : "no limit";
}

function row(
	index: string,
	name: string,
	unit: string,
	threshold: string,
	units: string,
	highest: string,
): string {
	return `${index.padStart(5)}  ${name.padEnd(20)}  ${unit.padStart(12)}  ${threshold.padStart(12)}  ${units.padStart(14)}  ${highest.padStart(10)}`;
}
