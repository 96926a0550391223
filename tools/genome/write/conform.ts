import { quote } from "../json-path.js";
import type { Notes } from "../notes.js";
import type { Json } from "../parse.js";
import type { RawProperty } from "./raw.js";

/** What FEAGI's strict parser accepts for a property that the engine does not use (spec 1.5). */
type Kind = "text" | "flag" | "number" | "signed" | "unsigned" | "generation";

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
	["cortical_group", "text"],
	["sub_group_id", "text"],
	["memory_twin_of", "text"],
	["visualization", "flag"],
	["location_generation_type", "generation"],
	["synapse_attractivity", "number"],
	["postsynaptic_current_max", "number"],
	["leak_variability", "number"],
	["degeneration", "number"],
	["lifespan_growth_rate", "number"],
	["dev_count", "unsigned"],
	["longterm_mem_threshold", "unsigned"],
	["init_lifespan", "unsigned"],
	["temporal_depth", "unsigned"],
	["relative_coordinate", "signed"],
	["2d_coordinate", "signed"],
]);

/**
 * The value as FEAGI reads it without refusing the whole genome, or undefined where there is none: whole numbers are
 * truncated, values of another type are left out.
 */
export function conform(
	name: string,
	raw: Pick<RawProperty, "value" | "path">,
	floatPaths: ReadonlySet<string>,
	notes: Notes,
): Json | undefined {
	const kind = kinds.get(name);
	const { value, path } = raw;
	const fits = kind === undefined ? value : convert(kind, value);
	if (fits === undefined) {
		const message = `${name} ${quote(value)} is left out: FEAGI would refuse the genome for it.`;
		notes.info("fix-dropped", path, message, name);
	} else if (kind !== "generation" && (!Object.is(fits, value) || isSpeltFloat(kind, path, floatPaths))) {
		notes.info("fix-value", path, `${name} ${quote(value)} is written as ${quote(fits)}.`, name);
	}
	return fits;
}

function isSpeltFloat(kind: Kind | undefined, path: string, floatPaths: ReadonlySet<string>): boolean {
	return (kind === "signed" || kind === "unsigned") && floatPaths.has(path);
}

function convert(kind: Kind, value: Json): Json | undefined {
	if (kind === "text") return typeof value === "string" ? value : undefined;
	if (kind === "flag") return typeof value === "boolean" ? value : undefined;
	if (kind === "generation") {
		if (typeof value === "boolean") return value ? "random" : "sequential";
		return typeof value === "string" ? value : undefined;
	}
	if (typeof value !== "number") return undefined;
	if (kind === "number") return value;
	const whole = Math.trunc(value) + 0;
	const [low, high] = kind === "signed" ? [-(2 ** 31), 2 ** 31 - 1] : [0, 2 ** 32 - 1];
	return whole >= low && whole <= high ? whole : undefined;
}
