import { noteUnknown, noteUnused } from "./ignored.js";
import { at, quote } from "./json-path.js";
import type { JsonObject } from "./parse.js";
import { type PropertyInfo, properties } from "./properties.js";
import type { AreaSource, Reading, Sourced } from "./source.js";

/** `_____10c-AREA-cx-PROP06-t`; 3.0 files hold a base64 id where older ones hold six characters (spec 1.2). */
const grammar = /^_____10c-(.+)-(?:cx|nx)-(.{6})-([a-z])$/s;
const byCode: ReadonlyMap<string, PropertyInfo> = new Map(properties.map((info) => [info.code, info]));
const templateExcitability = 1;

interface FlatArea extends AreaSource {
	/** Properties given in the spelling that FEAGI itself looks for. */
	readonly native: Set<string>;
}

/**
 * Areas of a flat blueprint, in the order in which the file first names them. FEAGI reads `snooze-f` only, yet its
 * own files say `snooze-i`; every type letter is accepted for every property (spec 1.3).
 */
export function flatAreas(blueprint: JsonObject, reading: Reading): AreaSource[] {
	const areas = new Map<string, FlatArea>();
	for (const key of Object.keys(blueprint)) {
		const [, spelling, code, suffix] = grammar.exec(key) ?? [];
		const path = at("$.blueprint", key);
		if (spelling === undefined || code === undefined || suffix === undefined) {
			const message = `${quote(key)} is not a flat genome key; FEAGI and feagi-xs ignore it.`;
			reading.notes.warn("unknown-key", path, message, key);
			continue;
		}
		const area = areas.get(spelling) ?? newArea(spelling);
		areas.set(spelling, area);
		place(area, code, suffix, { value: blueprint[key]!, path }, reading);
	}
	return [...areas.values()];
}

function newArea(spelling: string): FlatArea {
	const path = at("$.blueprint", `_____10c-${spelling}-*`);
	return {
		spelling,
		path,
		properties: new Map(),
		defaultExcitability: templateExcitability,
		native: new Set(),
	};
}

function place(area: FlatArea, code: string, suffix: string, sourced: Sourced, reading: Reading): void {
	const info = byCode.get(code);
	if (!info) {
		noteUnknown(code, sourced.path, reading.notes);
		return;
	}
	if (sourced.value === null) return;
	if (info.use === "unused") noteUnused(info.name, sourced.path, reading.notes);
	if (info.use !== "engine") return;
	const name = info.index === undefined ? info.name : at(info.name, info.index);
	const before = area.properties.get(name);
	if (before && before.value !== sourced.value) {
		const own = `${info.code}-${info.suffix}`;
		const message = `${info.name} is spelt twice (also ${before.path}); ${own} wins if given, else the last one.`;
		reading.notes.warn("conflicting-spellings", sourced.path, message, info.name);
	}
	if (suffix !== info.suffix) {
		const message = `FEAGI looks for ${info.code}-${info.suffix} and drops ${info.code}-${suffix}; feagi-xs reads both.`;
		reading.notes.info("suffix-honoured", sourced.path, message, info.code);
	}
	if (area.native.has(name) && suffix !== info.suffix) return;
	if (suffix === info.suffix) area.native.add(name);
	area.properties.set(name, sourced);
}
