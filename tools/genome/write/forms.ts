import { at, quote } from "../json-path.js";
import type { Notes } from "../notes.js";
import type { Json, JsonObject } from "../parse.js";
import { properties } from "../properties.js";
import type { WrittenArea } from "./area-properties.js";
import { isFlatCode, isKnownName, type RawProperty, splitFlatKey } from "./raw.js";

/** Codes that FEAGI's own files mark as belonging to the neuron; its converter takes either mark (spec 1.2). */
const ofNeuron = new Set([
	...["pstcr_", "pstcrm", "fire_t", "ftincx", "ftincy", "ftincz", "fthlim", "refrac"],
	...["leak_c", "leak_v", "c_fr_c", "snooze", "excite", "mp_acc", "mp_psp"],
]);

const names = [...new Set(properties.map(({ name }) => name))];

/** `{ areaId: { property: value } }`. */
export function hierarchicalBlueprint(
	areas: readonly WrittenArea[],
	strays: ReadonlyMap<string, Json>,
	notes: Notes,
): JsonObject {
	for (const key of strays.keys())
		noteDropped(at("$.blueprint", key), `${quote(key)} belongs to no area`, "stray", notes);
	return Object.fromEntries(
		areas.map(({ key, known, opaque }) => {
			const extra = sortedOpaque(opaque).filter((property) => {
				const clash = isKnownName(property.name);
				if (clash) noteDropped(property.path, `${quote(property.name)} would gain a meaning`, "clash", notes);
				return !clash;
			});
			const ordered = names.filter((name) => known.has(name)).map((name) => [name, known.get(name)!]);
			return [key, Object.fromEntries([...ordered, ...extra.map(({ name, value }) => [name, value])])];
		}),
	);
}

/** `_____10c-ID-cx-CODE__-t`, one key per property, with the type letters that FEAGI's converter knows. */
export function flatBlueprint(
	areas: readonly WrittenArea[],
	strays: ReadonlyMap<string, Json>,
	notes: Notes,
): JsonObject {
	const blueprint = new Map<string, Json>();
	for (const area of areas) {
		const prefix = `_____10c-${area.key}`;
		for (const { code, suffix, name, index } of properties) {
			const value = area.known.get(name);
			if (value === undefined) continue;
			const element = index === undefined ? value : (value as Json[])[index]!;
			const layer = ofNeuron.has(code) ? "nx" : "cx";
			blueprint.set(`${prefix}-${layer}-${code}-${suffix}`, flatValue(name, element));
		}
		for (const property of sortedOpaque(area.opaque)) {
			const key = `${prefix}-cx-${property.name}-${letterOf(property.value)}`;
			const parts = splitFlatKey(key);
			if (parts?.area === area.key && parts.property === property.name && !isFlatCode(property.name))
				blueprint.set(key, property.value);
			else noteDropped(property.path, `${quote(property.name)} cannot be a flat key`, "clash", notes);
		}
	}
	for (const key of [...strays.keys()].sort()) blueprint.set(key, strays.get(key)!);
	return Object.fromEntries(blueprint);
}

/** The flat form says with a flag what the hierarchical one says with a word. */
function flatValue(name: string, value: Json): Json {
	if (name !== "location_generation_type") return value;
	return value === "random" ? true : value === "sequential" ? false : value;
}

function letterOf(value: Json): string {
	if (typeof value === "string") return "t";
	if (typeof value === "boolean") return "b";
	if (typeof value === "number") return Number.isInteger(value) ? "i" : "f";
	return "d";
}

function sortedOpaque(opaque: ReadonlyMap<string, RawProperty>): RawProperty[] {
	return [...opaque.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function noteDropped(path: string, why: string, kind: string, notes: Notes): void {
	notes.info("fix-dropped", path, `Left out, FEAGI and feagi-xs ignore it anyway: ${why}.`, kind);
}
