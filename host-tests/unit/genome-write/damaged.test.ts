/** Genomes with a few values damaged: whatever the reader still takes can be repaired, and means the same then. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { GenomeError } from "../../../tools/errors.js";
import { readGenome } from "../../../tools/genome/read.js";
import { fixGenome } from "../../../tools/genome/write/fix.js";
import { genomes as folder } from "../cli/run-cli.js";
import { genomes, writeFlat, writeHierarchical } from "../genome/generate.js";
import { loadAsFeagi } from "./feagi-loader.js";
import { meaning } from "./meaning.js";

const VALUES = [
	...[
		"null",
		"0",
		"-0.0",
		"1.0",
		"2.5",
		"-3",
		"1e3",
		"65535",
		"300",
		"true",
		"false",
		'""',
		'"x"',
		'"_power"',
	],
	...["[]", "{}", "[1, 2, 3]", "[0.0, null, 1]", "[null, null]", '{"a": [1.0]}', '"memory"', '"fp32"', "0.1"],
];
/** Keys that a damage may add next to others. */
const KEYS = [
	...["snooze_period", "neurons_per_voxel", "dstmap", "is_mem_type", "relative_coordinate", "temporal_depth"],
	...["2d_coordinate", "visible", "a-b", "fire_t", "__proto__", "max_age", "burst_delay", "class"],
	...["synapse_attractivity", "plasticity_window", "_____10c-c__zzz-nx-snooze-i", "location_generation_type"],
];

/** Replaces the values at some of the places where one begins, or adds keys to objects that begin there. */
function damage(
	text: string,
	wounds: readonly { at: number; value: string; key: string | undefined }[],
): string {
	const places = [
		...text.matchAll(/(?<=[:[,])\s*(?:-?\d[\d.eE+-]*|true|false|null|"[^"\\]*"(?!\s*:))|\{(?=")/g),
	];
	let damaged = text;
	for (const { at, value, key } of [...wounds].sort(
		(a, b) => (b.at % places.length) - (a.at % places.length),
	)) {
		const place = places[at % places.length]!;
		const end = place.index + place[0].length;
		if (place[0] === "{") {
			if (key !== undefined)
				damaged = `${damaged.slice(0, end)}${JSON.stringify(key)}:${value},${damaged.slice(end)}`;
		} else damaged = damaged.slice(0, place.index) + value + damaged.slice(end);
	}
	return damaged;
}

const wounds = fc.array(
	fc.record({
		at: fc.nat(),
		value: fc.constantFrom(...VALUES),
		key: fc.option(fc.constantFrom(...KEYS), { nil: undefined }),
	}),
	{ minLength: 1, maxLength: 3 },
);

function isRead(text: string): boolean {
	try {
		readGenome(text);
		return true;
	} catch (error) {
		if (error instanceof GenomeError) return false;
		throw error;
	}
}

const camera = JSON.stringify(JSON.parse(readFileSync(join(folder, "reflex.fp32.genome.json"), "utf8")));

test.each([
	["flat", genomes(3).map(writeFlat)],
	["hierarchical", genomes(3).map(writeHierarchical)],
	["shipped", fc.constant(camera)],
])("%s genomes", (name, texts) => {
	let repaired = 0;
	fc.assert(
		fc.property(texts, wounds, (text, some) => {
			const damaged = damage(text, some);
			if (!isRead(damaged)) return;
			repaired++;
			const before = meaning(readGenome(damaged));
			for (const form of ["flat", "hierarchical"] as const) {
				const { text: written, genome } = fixGenome(damaged, { form });
				expect(meaning(genome)).toEqual(before);
				expect(fixGenome(written)).toMatchObject({ text: written, fixes: [] });
				loadAsFeagi(written);
			}
		}),
		{ numRuns: name === "shipped" ? 150 : 400 },
	);
	expect(repaired).toBeGreaterThan(20);
});
