/** What the precisions are, for people and for the choice of units. */
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { type StateFormat, stateFormat } from "../../modules/connectome/state-format.js";
import type { PrecisionName } from "../genome/model.js";

export interface PrecisionInfo {
	readonly name: PrecisionName;
	/** One line for people. */
	readonly line: string;
	/** Bytes of potential per neuron; where they hold the refractory countdown too, it costs nothing further. */
	readonly stateBytes: number;
	/** Bursts of refractory period and snooze that fit those bytes; a longer countdown lies beside, in 1 or 2 bytes. */
	readonly countdownLimit: number;
}

/** In the order of the image's ids. */
export const precisions: readonly PrecisionInfo[] = Object.freeze([
	info("fp32", "FEAGI's own arithmetic, bit for bit"),
	info("fp16", "binary16 in memory, binary32 in arithmetic: 11 significant bits"),
	info(
		"fp16r",
		"binary16 and 8 further bits that share a byte with the refractory countdown: 19 significant bits",
	),
	info("int8", "24-bit integers in a unit of the area's own, 16 of the bits shared with the countdown"),
	info(
		"int8-compact",
		"16-bit integers in a unit of the area's own, 8 of the bits shared with the countdown",
	),
]);

/** How `precision` keeps a potential. */
export function formatOf(precision: PrecisionName): StateFormat {
	return stateFormat(PRECISION_NAMES.indexOf(precision));
}

/** Integer precisions: state units per step of the high byte, 2^16 or 2^8. */
export function unitsPerCode(precision: PrecisionName): number {
	return 2 ** (8 * formatOf(precision).fractionBytes);
}

function info(name: PrecisionName, line: string): PrecisionInfo {
	const { potentialBytes, fractionBytes, countdownLimit } = formatOf(name);
	return Object.freeze({ name, line, stateBytes: potentialBytes + fractionBytes, countdownLimit });
}
