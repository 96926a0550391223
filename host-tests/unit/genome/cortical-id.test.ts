import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coreNameOf, decodeCorticalId, formatCorticalId, kindOf } from "../../../tools/genome/cortical-id.js";
import { assignLegacyIds } from "../../../tools/genome/legacy-id.js";
import { readGenome } from "../../../tools/genome/read.js";
import { area, hierarchical, refusal } from "./sample.js";

const golden: readonly (readonly [string, string])[] = [
	["_death", "X19fZGVhdGg="],
	["___death", "X19fZGVhdGg="],
	["_power", "X19fcG93ZXI="],
	["___pwr", "X19fcG93ZXI="],
	["___power", "X19fcG93ZXI="],
	["_fatigue", "X19fZmF0aWc="],
	["___fatig", "X19fZmF0aWc="],
	["cRSMot", "Y1JTTW90X18="],
	["iic000", "aXN2aQkAAAA="],
	["iic400", "aXN2aQkABAA="],
	["iv00BL", "aXN2aQkAAAA="],
	["iv00_C", "aXN2aQkABAA="],
	["omot00", "b21vdAUAAAA="],
	["ogaz00", "b2dhegIAAAA="],
	["ogaz01", "b2dhegEAAQA="],
	["Y1JTTW90X18=", "Y1JTTW90X18="],
];

describe("cortical ids", () => {
	it.each(golden)("%s is %s", (spelling, key) => {
		expect(decodeCorticalId(spelling)?.key).toBe(key);
	});

	it("the nine vision tiles number the sub-unit byte in the order of their codes", () => {
		const codes = ["BL", "BM", "BR", "ML", "_C", "MR", "TL", "TM", "TR"];
		codes.forEach((code, n) => {
			expect([...decodeCorticalId(`iv00${code}`)!.bytes]).toEqual([0x69, 0x73, 0x76, 0x69, 9, 0, n, 0]);
			expect(decodeCorticalId(`iic${n}00`)).toEqual(decodeCorticalId(`iv00${code}`));
		});
	});

	it("other old i… and o… names become misc units, numbered per direction in sorted order", () => {
		const legacy = assignLegacyIds(["omot02", "i__zzz", "omot01", "i__aaa", "iic300", "c__abc"]);
		const bytes = (name: string) => [...decodeCorticalId(name, legacy)!.bytes];
		expect(bytes("i__aaa")).toEqual([..."imis"].map((c) => c.charCodeAt(0)).concat(10, 0, 0, 0));
		expect(bytes("i__zzz")[7]).toBe(1);
		expect(bytes("omot01").slice(1)).toEqual(bytes("i__aaa").slice(1));
		expect(bytes("omot02")[7]).toBe(1);
		expect(legacy.size).toBe(4);
	});

	it("an old name that the genome gave no id decodes to nothing, it is never padded", () => {
		expect(decodeCorticalId("omot01")).toBeUndefined();
		expect(decodeCorticalId("i__abc")).toBeUndefined();
	});

	it("an old name may be a destination too", () => {
		const text = hierarchical({
			c__abc: { cortical_mapping_dst: { omot01: [["projector", [1, 1, 1], 1, false, 1, 1, 1]] } },
			omot01: {},
		});
		const genome = readGenome(text);
		expect(area(genome, "c__abc").mappings[0]!.destination).toBe(area(genome, "omot01").id.key);
	});

	it("more than 256 old names of one direction are refused", () => {
		const names = Array.from({ length: 257 }, (_, n) => [`i_${String(n).padStart(4, "0")}`, {}]);
		expect(refusal(hierarchical(Object.fromEntries(names)))).toMatchObject({
			code: "area-id",
			where: "$.blueprint",
		});
	});

	it.each([
		"",
		"c",
		"c__ab",
		"c__abcd",
		"x__abc",
		"___other",
		"_fatig",
		"AAAAAAAAAAA=",
		"Y1JTTW90X19=",
		"c__abc_longer",
		"constructor",
		"__proto__",
	])("%j is no id and is refused with the accepted spellings", (spelling) => {
		expect(decodeCorticalId(spelling)).toBeUndefined();
		const error = refusal(`{"version":"2.0","blueprint":{${JSON.stringify(spelling)}:{}}}`);
		expect(error.code).toBe("area-id");
		expect(error.message).toContain("base64");
		expect(error.message).toContain("_fatigue");
	});

	it("two spellings of one area are refused and both are named", () => {
		const error = refusal(hierarchical({ cRSMot: {}, "Y1JTTW90X18=": {} }));
		expect(error).toMatchObject({ code: "area-duplicate", where: '$.blueprint["Y1JTTW90X18="]' });
		expect(error.message).toContain("cRSMot");
	});

	it("the first byte gives the kind", () => {
		const kind = (spelling: string) => kindOf(decodeCorticalId(spelling)!);
		expect(["_death", "c__abc", "iic400", "omot00", "m__abc"].map(kind)).toEqual([
			"core",
			"custom",
			"ipu",
			"opu",
			"memory",
		]);
	});

	it("every id of 8 bytes survives being formatted and decoded", () => {
		const first = fc.constantFrom(..."cimo").map((c) => c.charCodeAt(0));
		const bytes = fc.tuple(first, fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 7, maxLength: 7 }));
		fc.assert(
			fc.property(bytes, ([head, rest]) => {
				const id = decodeCorticalId(Buffer.from([head, ...rest]).toString("base64"))!;
				expect([...id.bytes]).toEqual([head, ...rest]);
				expect(decodeCorticalId(formatCorticalId(id))).toEqual(id);
				expect(decodeCorticalId(id.key)).toEqual(id);
			}),
		);
	});

	it("readable ids of 8 characters survive being formatted and decoded", () => {
		const readable = fc.string({ unit: fc.constantFrom(..."abcAZ09_"), minLength: 7, maxLength: 7 });
		const padded = decodeCorticalId("iabcde__")!;
		expect(decodeCorticalId(formatCorticalId(padded))).toEqual(padded);
		fc.assert(
			fc.property(fc.constantFrom("c", "i", "o", "m"), readable, (head, rest) => {
				const id = decodeCorticalId(head + rest)!;
				expect(decodeCorticalId(formatCorticalId(id))).toEqual(id);
			}),
		);
	});

	it("core areas are formatted by name", () => {
		for (const name of ["_death", "_power", "_fatigue"]) {
			expect(formatCorticalId(decodeCorticalId(name)!)).toBe(name);
			expect(coreNameOf(decodeCorticalId(name)!)).toBe(name);
		}
		expect(formatCorticalId(decodeCorticalId("cRSMot")!)).toBe("cRSMot");
	});
});
