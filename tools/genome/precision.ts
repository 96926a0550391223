import { at, quote } from "./json-path.js";
import type { PrecisionName } from "./model.js";
import type { JsonObject } from "./parse.js";
import { refuse } from "./refuse.js";
import { check, text } from "./schema.js";
import type { Reading } from "./source.js";

/** FEAGI's spellings, any case (spec 1.8), and those of the two precisions that FEAGI does not have. */
const spellings: ReadonlyMap<string, PrecisionName> = new Map<string, PrecisionName>([
	["fp32", "fp32"],
	["float32", "fp32"],
	["f32", "fp32"],
	["fp16", "fp16"],
	["float16", "fp16"],
	["f16", "fp16"],
	["fp16r", "fp16r"],
	["f16r", "fp16r"],
	["int8", "int8"],
	["i8", "int8"],
	["int8-compact", "int8-compact"],
	["int8_compact", "int8-compact"],
	["int8c", "int8-compact"],
]);
const accepted = [...spellings.keys()].join(", ");

/** The precision that `spelling` names, undefined for none. */
export function precisionOf(spelling: string): PrecisionName | undefined {
	return spellings.get(spelling.toLowerCase());
}

/** What `option` asks for. @throws GenomeError precision-option when `spelling` names none */
export function precisionOption(option: string, spelling: string): PrecisionName {
	const message = `Precision ${quote(spelling)} cannot be used: it is unknown.`;
	return precisionOf(spelling) ?? refuse("precision-option", option, message, `use one of ${accepted}`);
}

/**
 * The number format of the brain. FEAGI itself never consumes the genome's wish (spec 4.4) and its defaults
 * contradict each other, so feagi-xs falls back to fp32, which computes what FEAGI's engine computes.
 * @throws GenomeError precision-option for an override that names none, property when no text
 */
export function choosePrecision(
	physiology: JsonObject,
	override: string | undefined,
	reading: Reading,
): PrecisionName {
	const path = at("$.physiology", "quantization_precision");
	const value = physiology.quantization_precision ?? undefined;
	const wish = value === undefined ? undefined : check("quantization_precision", { value, path }, text);
	if (override !== undefined) return overridden(override, wish, path, reading);
	if (wish === undefined) {
		reading.notes.info(
			"precision-missing",
			path,
			"The genome names no quantization_precision; fp32 is used.",
		);
		return "fp32";
	}
	const precision = precisionOf(wish);
	if (precision === undefined) {
		const message = `quantization_precision ${quote(wish)} is unknown; fp32 is used. Accepted: ${accepted}.`;
		reading.notes.warn("precision-unknown", path, message);
		return "fp32";
	}
	return precision;
}

function overridden(
	override: string,
	wish: string | undefined,
	path: string,
	reading: Reading,
): PrecisionName {
	const precision = precisionOption("--precision", override);
	const genome = wish === undefined ? "the genome names none" : `the genome says ${quote(wish)}`;
	reading.notes.info("precision-override", path, `Precision ${precision} from the command line; ${genome}.`);
	return precision;
}
