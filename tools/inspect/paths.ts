import type { CorticalArea } from "../genome/model.js";
import { readRaw } from "../genome/write/raw.js";

/** JSON path of every property of every area: by area id, then by hierarchical name. */
export type AreaPaths = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function areaPathsOf(text: string): AreaPaths {
	return new Map(
		readRaw(text).areas.map(({ id, source }) => [
			id.key,
			new Map([...source.properties].map(([name, { path }]) => [name, path])),
		]),
	);
}

/** The property's own place, or the area's when the file leaves the property out. */
export function pathOf(paths: AreaPaths, area: CorticalArea, name: string): string {
	return paths.get(area.id.key)?.get(name) ?? area.path;
}
