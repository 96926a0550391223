/** The genome's quantization_range and quantization_same_unit. */
import { GenomeError } from "../errors.js";
import { at, quote } from "./json-path.js";
import type { PrecisionName, QuantizationRange } from "./model.js";
import type { JsonObject } from "./parse.js";
import { check, flag, isObject } from "./schema.js";
import type { Reading } from "./source.js";

const physiology = "$.physiology";
/** Ranges by name, genome units; "biological" is that of FEAGI's INT8 codes. */
const named: ReadonlyMap<string, QuantizationRange> = new Map<string, QuantizationRange>([
	["auto", { policy: "auto" }],
	["embedded", { policy: "embedded" }],
	["biological", { policy: "biological", min: -100, max: 50 }],
	["feagi_standard", { policy: "feagi_standard", min: 0, max: 100 }],
]);
const accepted = `${[...named.keys()].map((name) => JSON.stringify(name)).join(", ")} or {"min": …, "max": …}`;

/** quantization_range as a genome, or a caller, writes it. */
export type RangeWish = string | { readonly min: number; readonly max: number };

/**
 * The range of genome units that the integer precisions must hold; "auto" unless the genome or `override` says
 * otherwise. The float precisions need none: a wish is then noted and ignored.
 * @throws GenomeError quantization-range for an unknown policy, or min and max that are no range around 0
 */
export function chooseRange(
	section: JsonObject,
	override: RangeWish | undefined,
	precision: PrecisionName,
	{ notes }: Reading,
): QuantizationRange {
	const path = override === undefined ? at(physiology, "quantization_range") : "--range";
	const wish = override ?? section.quantization_range ?? undefined;
	const range = wish === undefined ? named.get("auto")! : rangeOf(wish, path);
	if (range.policy === "auto" || precision.startsWith("int")) return range;
	const message = `quantization_range does nothing in ${precision}: its potentials have a range of their own.`;
	notes.info("range-ignored", path, message);
	return named.get("auto")!;
}

/** @throws GenomeError property when it is neither true nor false */
export function chooseSameUnit(section: JsonObject, override: boolean | undefined): boolean {
	if (override !== undefined) return override;
	const value = section.quantization_same_unit ?? undefined;
	const path = at(physiology, "quantization_same_unit");
	return value !== undefined && check("quantization_same_unit", { value, path }, flag);
}

function rangeOf(wish: unknown, path: string): QuantizationRange {
	if (typeof wish === "string")
		return named.get(wish.toLowerCase()) ?? refuseRange(wish, path, "it is unknown");
	if (!isObject(wish as never)) return refuseRange(wish, path, "it is neither a name nor an object");
	const { min, max } = wish as { min?: unknown; max?: unknown };
	if (typeof min !== "number" || typeof max !== "number" || !Number.isFinite(min) || !Number.isFinite(max))
		return refuseRange(wish, path, "min and max must be finite numbers");
	if (min >= max) return refuseRange(wish, path, `min ${min} is not below max ${max}`);
	if (min > 0 || max < 0)
		return refuseRange(wish, path, `0, the potential at rest, is outside ${min} … ${max}`);
	return { policy: "custom", min, max };
}

function refuseRange(wish: unknown, path: string, why: string): never {
	throw new GenomeError(
		"quantization-range",
		path,
		`quantization_range ${typeof wish === "string" ? quote(wish) : JSON.stringify(wish).slice(0, 80)} cannot be used: ${why}.`,
		`write ${accepted}, with min ≤ 0 ≤ max in genome units`,
	);
}
