import { GenomeError } from "../errors.js";

/** Every reason to refuse a genome. Stable: scripts may test them. */
export type GenomeErrorCode =
	| "json-syntax"
	| "json-number"
	| "json-too-large"
	| "json-too-deep"
	| "genome-shape"
	| "genome-version"
	| "genome-too-large"
	| "blueprint-nested"
	| "area-id"
	| "area-duplicate"
	| "area-too-large"
	| "area-memory"
	| "property"
	| "mapping-shape"
	| "mapping-destination"
	| "mapping-morphology"
	| "mapping-plastic"
	| "morphology-shape"
	| "morphology-composite"
	| "burst-period"
	| "precision-option";

/** Throws GenomeError. `path` is a JSON path, or line and column when there is no JSON yet. */
export function refuse(code: GenomeErrorCode, path: string, message: string, remedy: string): never {
	throw new GenomeError(code, path, message, remedy);
}
