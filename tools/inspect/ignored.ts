/** Properties of the file that change nothing, each once. */
import { at } from "../genome/json-path.js";
import { otherNames } from "../genome/properties.js";
import type { RawGenome, RawProperty } from "../genome/write/raw.js";

export interface IgnoredProperty {
	readonly name: string;
	/** unused: FEAGI reads it, no engine uses it. screen: only places or names it. unknown: FEAGI does not know it. dropped: FEAGI does not read this spelling, feagi-xs does. */
	readonly why: "unused" | "screen" | "unknown" | "dropped";
	readonly areas: number;
	/** The first of them. */
	readonly path: string;
}

export function ignoredProperties(raw: RawGenome): IgnoredProperty[] {
	const found = new Map<string, { why: IgnoredProperty["why"]; path: string; areas: Set<string> }>();
	for (const { id, properties } of raw.areas)
		for (const property of properties) {
			const why = reason(property, raw.form);
			if (why === undefined) continue;
			const name = why === "dropped" ? property.spelling : (property.info?.name ?? property.name);
			const entry = found.get(`${why} ${name}`) ?? { why, path: property.path, areas: new Set() };
			entry.areas.add(id.key);
			found.set(`${why} ${name}`, entry);
		}
	const list = [...found].map(([key, { why, path, areas }]) => ({
		name: key.slice(why.length + 1),
		why,
		areas: areas.size,
		path,
	}));
	for (const key of raw.strays.keys())
		list.push({ name: key, why: "unknown", areas: 0, path: at("$.blueprint", key) });
	return list.sort((a, b) => a.why.localeCompare(b.why, "en") || (a.name < b.name ? -1 : 1));
}

function reason(
	{ info, name, native, value }: RawProperty,
	form: RawGenome["form"],
): IgnoredProperty["why"] | undefined {
	if (value === null && info) return undefined;
	const use = info?.use ?? otherNames.get(name);
	if (use === undefined) return "unknown";
	if (use === "ui") return "screen";
	if (use === "unused") return "unused";
	return native || form !== "flat" ? undefined : "dropped";
}
