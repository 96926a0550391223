import { at, quote } from "./json-path.js";
import type { PrecisionName } from "./model.js";
import type { JsonObject } from "./parse.js";
import { refuse } from "./refuse.js";
import { check, text } from "./schema.js";
import type { Reading } from "./source.js";

/** FEAGI's spellings, any case (spec 1.8). */
const spellings: ReadonlyMap<string, PrecisionName | "fp16"> = new Map<string, PrecisionName | "fp16">([
	["fp32", "fp32"],
	["float32", "fp32"],
	["f32", "fp32"],
	["fp16", "fp16"],
	["float16", "fp16"],
	["f16", "fp16"],
	["int8", "int8"],
	["i8", "int8"],
]);
const accepted = [...spellings.keys()].join(", ");

/**
 * The number format of the brain. FEAGI itself never consumes the genome's wish (spec 4.4) and its defaults
 * contradict each other, so feagi-xs falls back to fp32, which computes what FEAGI's engine computes.
 * @throws GenomeError precision-option for an override that is not fp32 or int8, property when no text
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
	const precision = spellings.get(wish.toLowerCase());
	if (precision === undefined) {
		const message = `quantization_precision ${quote(wish)} is unknown; fp32 is used. Accepted: ${accepted}.`;
		reading.notes.warn("precision-unknown", path, message);
		return "fp32";
	}
	if (precision !== "fp16") return precision;
	const message = `quantization_precision ${quote(wish)}: half precision is not built yet; fp32 is used instead.`;
	reading.notes.warn("precision-half", path, message);
	return "fp32";
}

function overridden(
	override: string,
	wish: string | undefined,
	path: string,
	reading: Reading,
): PrecisionName {
	const precision = spellings.get(override.toLowerCase());
	if (precision === undefined || precision === "fp16") {
		const why = precision === "fp16" ? "half precision is not built yet" : "it is unknown";
		const remedy = "use fp32 (float32, f32) or int8 (i8)";
		refuse("precision-option", "--precision", `Precision ${quote(override)} cannot be used: ${why}.`, remedy);
	}
	const genome = wish === undefined ? "the genome names none" : `the genome says ${quote(wish)}`;
	reading.notes.info("precision-override", path, `Precision ${precision} from the command line; ${genome}.`);
	return precision;
}
