import * as v from "valibot";
import { at, quote } from "./json-path.js";
import { maxFloat32 } from "./limits.js";
import type { Json, JsonObject } from "./parse.js";
import { type GenomeErrorCode, refuse } from "./refuse.js";
import type { Reading, Sourced } from "./source.js";

/** A valibot schema and the words for what it accepts: they complete "must be …" and "write …". */
export interface Rule<T> {
	readonly schema: v.GenericSchema<unknown, T>;
	readonly accepts: string;
	readonly whole?: boolean;
}

export const text: Rule<string> = { schema: v.string(), accepts: "a text" };
export const flag: Rule<boolean> = { schema: v.boolean(), accepts: "true or false" };
/** FEAGI keeps these as IEEE binary32: anything larger would become infinite there. */
export const float: Rule<number> = {
	schema: v.pipe(v.number(), v.minValue(-maxFloat32), v.maxValue(maxFloat32)),
	accepts: "a number of at most 3.4e38",
};

export function integer(min: number, max: number): Rule<number> {
	const schema = v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
	return { schema, accepts: `a whole number from ${min} to ${max}`, whole: true };
}

/** @throws GenomeError with the exact path, what was found and what is accepted */
export function check<T>(
	name: string,
	{ value, path }: Sourced,
	rule: Rule<T>,
	code: GenomeErrorCode = "property",
): T {
	const result = v.safeParse(rule.schema, value, { abortEarly: true });
	if (result.success) return result.output;
	const keys = result.issues[0].path?.map((item) => item.key as string | number) ?? [];
	const message = `${name} must be ${rule.accepts}, is ${quote(result.issues[0].input)}.`;
	refuse(code, keys.reduce(at, path), message, `write ${rule.accepts}`);
}

/**
 * As check, for whole numbers. FEAGI refuses the entire genome for `0.0` where an integer belongs (spec 1.5); the
 * value is unmistakable, so it is taken with a note.
 */
export function checkInteger(
	name: string,
	sourced: Sourced,
	rule: Rule<number>,
	reading: Reading,
	code: GenomeErrorCode = "property",
): number {
	const value = check(name, sourced, rule, code);
	if (reading.floatPaths.has(sourced.path)) {
		const message = `${name} is a float with a zero fraction; FEAGI would refuse the genome, feagi-xs reads ${value}.`;
		reading.notes.info("float-for-integer", sourced.path, message, name);
	}
	return value + 0; // -0 becomes 0
}

export function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws GenomeError genome-shape when the section is there but no object; absent sections are empty */
export function section(genome: JsonObject, name: string): JsonObject {
	const value = genome[name] ?? Object.create(null);
	if (isObject(value)) return value;
	return refuse(
		"genome-shape",
		at("$", name),
		`${name} must be an object, is ${quote(value)}.`,
		"write { … }",
	);
}
