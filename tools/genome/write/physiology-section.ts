import { at, quote } from "../json-path.js";
import type { Notes } from "../notes.js";
import type { Json, JsonObject } from "../parse.js";
import { precisionOf } from "../precision.js";
import { section } from "../schema.js";
import type { RawGenome } from "./raw.js";

const root = "$.physiology";
const defaultTimestep = 0.025;
const defaultMaxAge = 10_000_000;
const written = new Set(["simulation_timestep", "burst_delay", "quantization_precision"]);

/** FEAGI's auto-fix of the physiology (spec 1.8, 1.11); keys that the engine does not use are kept. */
export function writePhysiology(raw: RawGenome, notes: Notes): JsonObject {
	const source = section(raw.genome, "physiology");
	const rest = Object.keys(source)
		.filter((key) => !written.has(key))
		.sort()
		.map((key): [string, Json] => [key, key === "max_age" ? maxAge(source[key]!, notes) : source[key]!]);
	return Object.fromEntries([
		["simulation_timestep", timestep(source, notes)],
		["quantization_precision", precision(source, notes)],
		...rest,
	]);
}

function timestep(source: JsonObject, notes: Notes): number {
	const path = at(root, "simulation_timestep");
	const old = source.burst_delay ?? undefined;
	const value = (source.simulation_timestep ?? old) as number | undefined;
	if (old !== undefined || source.burst_delay === null) {
		const message = "burst_delay is the old name of simulation_timestep, under which it is written.";
		notes.info("fix-name", at(root, "burst_delay"), message);
	}
	if (value === undefined) {
		notes.info("fix-default", path, `simulation_timestep was left out: written as ${defaultTimestep}.`);
		return defaultTimestep;
	}
	if (value > 0) return value;
	notes.info("fix-value", path, `simulation_timestep ${value} is written as ${defaultTimestep}.`, "timestep");
	return defaultTimestep;
}

/**
 * The precision's own name. fp32 for what nobody knows, where FEAGI would write int8 or fp32, depending on where it
 * looks: it computes in fp32 either way.
 */
function precision(source: JsonObject, notes: Notes): string {
	const path = at(root, "quantization_precision");
	const wish = source.quantization_precision ?? undefined;
	if (wish === undefined) {
		notes.info("fix-default", path, "quantization_precision was left out: written as fp32.");
		return "fp32";
	}
	const canonical = precisionOf(wish as string) ?? "fp32";
	if (canonical !== wish)
		notes.info(
			"fix-value",
			path,
			`quantization_precision ${quote(wish)} is written as ${canonical}.`,
			"precision",
		);
	return canonical;
}

function maxAge(value: Json, notes: Notes): Json {
	if (value !== 0) return value;
	notes.info("fix-value", at(root, "max_age"), `max_age 0 is written as ${defaultMaxAge}.`, "max_age");
	return defaultMaxAge;
}
