import { fixedLegacyId } from "./legacy-id.js";
import type { AreaKind, CorticalId } from "./model.js";

/** FEAGI's order of core areas, which is also their cortical index (spec 1.9, 2.2). */
export const coreNames = ["_death", "_power", "_fatigue"] as const;
export type CoreName = (typeof coreNames)[number];

const coreSpellings: readonly (readonly [CoreName, string, readonly string[]])[] = [
	["_death", "___death", []],
	["_power", "___power", ["___pwr"]],
	["_fatigue", "___fatig", []],
];
const coreIds: ReadonlyMap<string, string> = new Map(
	coreSpellings.flatMap(([name, id, more]) => [name, id, ...more].map((spelling) => [spelling, id] as const)),
);
const coreNamesById: ReadonlyMap<string, CoreName> = new Map(
	coreSpellings.map(([name, id]) => [keyOf(Buffer.from(id)), name]),
);
const kinds: ReadonlyMap<string, AreaKind> = new Map<string, AreaKind>([
	["_", "core"],
	["c", "custom"],
	["i", "ipu"],
	["m", "memory"],
	["o", "opu"],
]);

export const acceptedSpellings =
	"12 characters of base64 (8 bytes), 8 or 6 characters of text beginning with c, i, o or m, or one of " +
	`${[...coreIds.keys()].join(", ")}`;

/**
 * Text to id in FEAGI's order of resolution (spec 1.9): legacy names, base64, core aliases, 6 characters padded with
 * "__", 8 characters. `legacy` holds the ids given to 6-character i… and o… names by assignLegacyIds.
 * Returns undefined for text that names no area.
 */
export function decodeCorticalId(
	spelling: string,
	legacy: ReadonlyMap<string, Uint8Array> = new Map(),
): CorticalId | undefined {
	const bytes = decodeBytes(spelling, legacy);
	if (!bytes) return undefined;
	const kind = kinds.get(String.fromCharCode(bytes[0]!));
	const key = keyOf(bytes);
	if (kind === undefined || (kind === "core" && !coreNamesById.has(key))) return undefined;
	return { bytes, key };
}

function decodeBytes(spelling: string, legacy: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
	if (spelling.length > 12) return undefined;
	const migrated = fixedLegacyId(spelling) ?? legacy.get(spelling);
	if (migrated) return migrated;
	const base64 = Uint8Array.from(Buffer.from(spelling, "base64"));
	if (base64.length === 8 && keyOf(base64) === spelling) return base64;
	const text = Uint8Array.from(Buffer.from(coreIds.get(spelling) ?? spelling));
	if (text.length === 6 && !/^[io]/.test(spelling)) return Uint8Array.from([...text, 0x5f, 0x5f]);
	return text.length === 8 ? text : undefined;
}

/** The shortest text that decodes to the id again: core name, 6 or 8 readable characters, or base64. */
export function formatCorticalId(id: CorticalId): string {
	const core = coreNameOf(id);
	if (core !== undefined) return core;
	const text = String.fromCharCode(...id.bytes);
	if (!/^[!-~]{8}$/.test(text)) return id.key;
	return /^[cm].{5}__$/.test(text) ? text.slice(0, 6) : text;
}

/** By first byte. Only meaningful for ids that decodeCorticalId returned. */
export function kindOf(id: CorticalId): AreaKind {
	return kinds.get(String.fromCharCode(id.bytes[0]!))!;
}

export function coreNameOf(id: CorticalId): CoreName | undefined {
	return coreNamesById.get(id.key);
}

/** Ascending as big-endian 64-bit numbers: the order that makes images reproducible (spec 2.1). */
export function compareIds(a: CorticalId, b: CorticalId): number {
	return Buffer.compare(a.bytes, b.bytes);
}

function keyOf(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64");
}
