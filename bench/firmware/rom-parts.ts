/** What takes the bytes of a ROM image: read off mc.xs.c, as the SDK's linker writes it, and off its object file. */

/** Bytes in flash on a 32-bit machine. */
export interface RomParts {
	/** Functions, prototypes, scopes and constants: of modules, and of those built-ins of XS that are left in. */
	readonly objects: number;
	/** Names of properties and variables, with the tables that find them. */
	readonly names: number;
	readonly bytecode: number;
	/** The brain, and on a board with a screen the font. */
	readonly resources: number;
	/** Other strings, and tables of modules and natives. */
	readonly others: number;
}

const SLOT_BYTES = 16;
const OBJECTS = ["gxHeap", "gxStack"];
const NAME_TABLES = ["gxKeys", "gxNames", "gxColors"];

/**
 * `source`: mc.xs.c; `symbols`: bytes by symbol of its object file; `textBytes`: of that object file; `resourceBytes`: of
 * mc.resources.o. All parts together are the two object files.
 */
export function romParts(
	source: string,
	symbols: ReadonlyMap<string, number>,
	textBytes: number,
	resourceBytes: number,
): RomParts {
	const sizes = (names: readonly string[]) => names.reduce((sum, name) => sum + (symbols.get(name) ?? 0), 0);
	const keys = [...source.matchAll(/XS_KEY_X_KIND\}, \.value = \{ \.key = \{ "((?:[^"\\]|\\.)*)"/g)];
	const codes = [...source.matchAll(/\(txByte\*\)"((?:[^"\\]|\\.)*)"/g)];
	const keySlots = keys.length * SLOT_BYTES;
	const objects = sizes(OBJECTS) - keySlots;
	const names = keySlots + sizes(NAME_TABLES) + keys.reduce((sum, [, key]) => sum + bytesOf(key) + 1, 0);
	const bytecode = codes.reduce((sum, [, code]) => sum + bytesOf(code), 0);
	return {
		objects,
		names,
		bytecode,
		resources: resourceBytes,
		others: textBytes - objects - names - bytecode,
	};
}

/** Of a C string as it is written. */
function bytesOf(literal: string): number {
	return literal.replace(/\\(?:x[0-9a-f]{2}|[0-7]{1,3}|.)/g, "_").length;
}
