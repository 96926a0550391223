import { noteUnknown, noteUnused } from "./ignored.js";
import { at, quote } from "./json-path.js";
import type { Json, JsonObject } from "./parse.js";
import { aliases, otherNames, type PropertyUse, properties } from "./properties.js";
import { refuse } from "./refuse.js";
import { isObject } from "./schema.js";
import type { AreaSource, Reading, Sourced } from "./source.js";

const uses: ReadonlyMap<string, PropertyUse> = new Map([
	...properties.map(({ name, use }) => [name, use] as const),
	...otherNames,
]);
const accessorExcitability = 100;

/**
 * Areas of a 2.1 or 3.0 blueprint, `{ areaId: { property: value } }` (spec 1.5).
 * @throws GenomeError genome-shape for an area that is no object, property for malformed block_boundaries
 */
export function hierarchicalAreas(blueprint: JsonObject, reading: Reading): AreaSource[] {
	return Object.keys(blueprint).map((spelling) => {
		const path = at("$.blueprint", spelling);
		const value = blueprint[spelling]!;
		if (!isObject(value)) {
			const remedy = 'write { "block_boundaries": [1, 1, 1], … } or remove the key';
			refuse("genome-shape", path, `A cortical area must be an object, is ${quote(value)}.`, remedy);
		}
		const properties = new Map<string, Sourced>();
		for (const key of Object.keys(value))
			place(properties, key, { value: value[key]!, path: at(path, key) }, reading);
		return { spelling, path, properties, defaultExcitability: accessorExcitability };
	});
}

function place(target: Map<string, Sourced>, key: string, sourced: Sourced, reading: Reading): void {
	const name = aliases.get(key) ?? key;
	const use = uses.get(name);
	if (use === undefined) {
		noteUnknown(key, sourced.path, reading.notes);
		return;
	}
	// FEAGI's optional fields read null as absent.
	if (sourced.value === null) return;
	if (use === "unused") noteUnused(name, sourced.path, reading.notes);
	if (use !== "engine") return;
	if (name === "block_boundaries") {
		placeBoundaries(target, sourced);
		return;
	}
	const before = target.get(name);
	if (before && before.value !== sourced.value) {
		const message = `${name} is given twice (also ${before.path}); the value of ${name} wins.`;
		reading.notes.warn("conflicting-spellings", sourced.path, message, name);
	}
	if (!before || key === name) target.set(name, sourced);
}

function placeBoundaries(target: Map<string, Sourced>, { value, path }: Sourced): void {
	if (!Array.isArray(value) || value.length !== 3) {
		const message = `block_boundaries must be a list of three whole numbers, is ${quote(value)}.`;
		refuse("property", path, message, "write [width, height, depth] in voxels");
	}
	value.forEach(
		(element: Json, i) => void target.set(at("block_boundaries", i), { value: element, path: at(path, i) }),
	);
}
