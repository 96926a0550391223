import { identifyAreas } from "../area-ids.js";
import { detectForm } from "../detect.js";
import { flatAreas } from "../flat.js";
import { hierarchicalAreas } from "../hierarchical.js";
import { at } from "../json-path.js";
import type { CorticalId, Genome } from "../model.js";
import { Notes } from "../notes.js";
import { type Json, type JsonObject, parseJson } from "../parse.js";
import { aliases, type PropertyInfo, properties } from "../properties.js";
import { isObject, section } from "../schema.js";
import type { AreaSource, Sourced } from "../source.js";

/** One property as the file spells it. */
export interface RawProperty extends Sourced {
	/** Hierarchical name (with `[0]` where the flat form spells elements one by one), or the unknown one. */
	readonly name: string;
	readonly info: PropertyInfo | undefined;
	/** The spelling that FEAGI itself looks for. */
	readonly native: boolean;
	/** How the file spells it: a property code with its type letter, or a name. */
	readonly spelling: string;
}

/** One area with everything that the file says about it, what the compiler ignores included. */
export interface RawArea {
	readonly id: CorticalId;
	readonly source: AreaSource;
	readonly properties: readonly RawProperty[];
}

export interface RawGenome {
	readonly genome: JsonObject;
	readonly form: Genome["form"];
	readonly floatPaths: ReadonlySet<string>;
	readonly duplicatePaths: readonly string[];
	readonly areas: readonly RawArea[];
	readonly legacy: ReadonlyMap<string, Uint8Array>;
	/** Keys of a flat blueprint that belong to no area. */
	readonly strays: ReadonlyMap<string, Json>;
}

const strict = /^_____10c-(.+)-(?:cx|nx)-(.{6})-([a-z])$/s;
/** Unknown properties of the hierarchical form keep their names in the flat one, whatever their length. */
const wide = /^_____10c-(.+?)-(?:cx|nx)-(.+)-([a-z])$/s;
const byCode: ReadonlyMap<string, PropertyInfo> = new Map(properties.map((info) => [info.code, info]));
const byName: ReadonlyMap<string, PropertyInfo> = new Map(properties.map((info) => [info.name, info]));

/** Area, property and type letter of a flat key, read as the genome reader reads it. */
export function splitFlatKey(key: string): { area: string; property: string; suffix: string } | undefined {
	const [, area, property, suffix] = strict.exec(key) ?? wide.exec(key) ?? [];
	if (area === undefined || property === undefined || suffix === undefined) return undefined;
	return { area, property, suffix };
}

export function isFlatCode(text: string): boolean {
	return byCode.has(text);
}

/** Whether FEAGI's hierarchical form gives the name a meaning. */
export function isKnownName(name: string): boolean {
	return byName.has(name) || aliases.has(name);
}

/** Takes the file apart without judging it. The text must be one that readGenome accepts. */
export function readRaw(text: string): RawGenome {
	const { value, floatPaths, duplicatePaths } = parseJson(text);
	const genome = value as JsonObject;
	const blueprint = section(genome, "blueprint");
	const form = detectForm(blueprint);
	const reading = { notes: new Notes(), floatPaths, form };
	const sources = (form === "flat" ? flatAreas : hierarchicalAreas)(blueprint, reading);
	const { ids, legacy } = identifyAreas(sources);
	const collected = new Map<string, RawProperty[]>(sources.map(({ spelling }) => [spelling, []]));
	const strays = new Map<string, Json>();
	if (form === "flat") collectFlat(blueprint, collected, strays);
	else collectHierarchical(blueprint, collected);
	const areas = sources.map((source, i) => ({
		id: ids[i]!,
		source,
		properties: collected.get(source.spelling)!,
	}));
	return { genome, form, floatPaths, duplicatePaths, areas, legacy, strays };
}

function collectFlat(
	blueprint: JsonObject,
	collected: ReadonlyMap<string, RawProperty[]>,
	strays: Map<string, Json>,
): void {
	for (const key of Object.keys(blueprint)) {
		const parts = splitFlatKey(key);
		const list = parts && collected.get(parts.area);
		const value = blueprint[key]!;
		if (!parts || !list) {
			strays.set(key, value);
			continue;
		}
		const info = byCode.get(parts.property);
		const name = info ? (info.index === undefined ? info.name : at(info.name, info.index)) : parts.property;
		list.push({
			name,
			info,
			native: parts.suffix === (info?.suffix ?? parts.suffix),
			spelling: `${parts.property}-${parts.suffix}`,
			value,
			path: at("$.blueprint", key),
		});
	}
}

function collectHierarchical(blueprint: JsonObject, collected: ReadonlyMap<string, RawProperty[]>): void {
	for (const [area, list] of collected) {
		const path = at("$.blueprint", area);
		const object = blueprint[area];
		if (!isObject(object)) continue;
		for (const spelling of Object.keys(object)) {
			const name = aliases.get(spelling) ?? spelling;
			list.push({
				name,
				info: byName.get(name),
				native: name === spelling,
				spelling,
				value: object[spelling]!,
				path: at(path, spelling),
			});
		}
	}
}
