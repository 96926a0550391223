import type { Notes } from "./notes.js";
import type { Json } from "./parse.js";

/** A property value and where the file holds it. */
export interface Sourced {
	readonly value: Json;
	readonly path: string;
}

/**
 * One area as the file spells it, with the differences between flat and hierarchical form removed. Keys are the
 * hierarchical names; those with an index in the property table are spelt `block_boundaries[0]`.
 */
export interface AreaSource {
	readonly spelling: string;
	readonly path: string;
	readonly properties: Map<string, Sourced>;
	/** neuron_excitability when the area leaves it out: flat areas start from a template (spec 1.3, 1.5). */
	readonly defaultExcitability: number;
}

/** What every reader of a part of the genome needs besides the part. */
export interface Reading {
	readonly notes: Notes;
	readonly floatPaths: ReadonlySet<string>;
	readonly form: "flat" | "hierarchical";
}
