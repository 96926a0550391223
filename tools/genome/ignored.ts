import { quote } from "./json-path.js";
import type { Notes } from "./notes.js";

/** One note per property that FEAGI reads and never uses, whatever the number of areas (spec 1.3). */
export function noteUnused(name: string, path: string, notes: Notes): void {
	const message = `${name} has no effect: FEAGI's engine does not use it and neither does feagi-xs.`;
	notes.info("unused-property", path, message, name);
}

/** One note per property name that FEAGI does not know either. */
export function noteUnknown(name: string, path: string, notes: Notes): void {
	notes.info(
		"unknown-property",
		path,
		`Property ${quote(name)} is unknown; FEAGI and feagi-xs ignore it.`,
		name,
	);
}
