import { refuse } from "./refuse.js";

/** Low byte of the configuration flag (spec 1.9). */
const percentage = 1;
const percentage2d = 2;
const signedPercentage = 5;
const cartesianPlane = 9;
const misc = 10;

/** Segments of vision in the order of their sub-unit index; `iv00XX` spells them by place, `iicN00` by index. */
const visionTiles = ["BL", "BM", "BR", "ML", "_C", "MR", "TL", "TM", "TR"];

const fixed: ReadonlyMap<string, Uint8Array> = new Map([
	...visionTiles.map((_, n) => [`iic${n}00`, ioId("isvi", cartesianPlane, n, 0)] as const),
	...visionTiles.map((tile, n) => [`iv00${tile}`, ioId("isvi", cartesianPlane, n, 0)] as const),
	["omot00", ioId("omot", signedPercentage, 0, 0)],
	["ogaz00", ioId("ogaz", percentage2d, 0, 0)],
	["ogaz01", ioId("ogaz", percentage, 1, 0)],
]);

/** The names of older genomes that FEAGI migrates to one certain id (spec 1.9). */
export function fixedLegacyId(spelling: string): Uint8Array | undefined {
	return fixed.get(spelling);
}

/**
 * Ids for all other 6-character i… and o… names of a genome: "misc" units, numbered per direction in sorted order of
 * the names (spec 1.9).
 * @throws GenomeError area-id when one direction has more than the 256 units that a byte can number
 */
export function assignLegacyIds(spellings: readonly string[]): ReadonlyMap<string, Uint8Array> {
	const assigned = new Map<string, Uint8Array>();
	for (const direction of ["i", "o"]) {
		const names = spellings.filter((name) => name.startsWith(direction) && isUnassigned(name)).sort();
		if (names.length > 256) {
			const message = `${names.length} areas have old ${direction}… names; the limit is 256 misc units.`;
			refuse("area-id", "$.blueprint", message, "give the areas base64 ids");
		}
		names.forEach((name, group) => void assigned.set(name, ioId(`${direction}mis`, misc, 0, group)));
	}
	return assigned;
}

function isUnassigned(name: string): boolean {
	return Buffer.byteLength(name) === 6 && !fixed.has(name);
}

/** Direction and unit code, flag as u16 little-endian, sub-unit, unit. */
function ioId(unit: string, flag: number, subUnit: number, group: number): Uint8Array {
	return Uint8Array.from([...Buffer.from(unit), flag, 0, subUnit, group]);
}
