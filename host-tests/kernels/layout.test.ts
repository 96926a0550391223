import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as layout from "../../modules/connectome/layout.js";

const text = readFileSync(new URL("../../kernels/layout.h", import.meta.url), "utf8");
const BYTES: Readonly<Record<string, number>> = {
	uint8_t: 1,
	uint16_t: 2,
	uint32_t: 4,
	int32_t: 4,
	float: 4,
	word: 4,
};

/** `area_flag` and `fire_limit` as layout.ts spells them. */
const pascal = (name: string) => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
const tables = layout as unknown as Record<string, Record<string, number>>;
const records = [...text.matchAll(/struct (\w+) \{([^}]*)\}/g)];
const enums = [...text.matchAll(/enum (\w+) \{([^}]*)\}/g)];
const macros = [...text.matchAll(/#define ([A-Z_]+) (0x)?([0-9a-f]+)u?\n/g)];

test.each(records.map(([, name, body]) => [name, body]))(
	"struct %s has the fields of layout.ts where they are",
	(name, body) => {
		const table = tables[pascal(name)];
		const offsets: Record<string, number> = {};
		let end = 0;
		for (const [, type, field, count] of body.matchAll(/(\w+) (\w+)(?:\[(\d+)\])?;/g)) {
			expect(end % BYTES[type]).toBe(0);
			if (field !== "unused") offsets[field.toUpperCase()] = end;
			end += BYTES[type] * Number(count ?? 1);
		}
		const { BYTES: bytes, ...fields } = table;
		expect(offsets).toEqual(fields);
		expect(end).toBe(bytes);
	},
);

test.each(enums.map(([, name, body]) => [name, body]))(
	"enum %s has the numbers of layout.ts",
	(name, body) => {
		const members = [...body.matchAll(/(\w+) = (\d+)/g)];
		expect(members.length).toBeGreaterThan(0);
		for (const [, member, value] of members)
			expect([member, tables[pascal(name)][member.slice(name.length + 1)]]).toEqual([member, Number(value)]);
	},
);

test("so have the single numbers", () => {
	expect(macros.length).toBeGreaterThan(6);
	for (const [, name, hexadecimal, digits] of macros)
		expect([name, (layout as Record<string, unknown>)[name]]).toEqual([
			name,
			Number.parseInt(digits, hexadecimal ? 16 : 10),
		]);
});
