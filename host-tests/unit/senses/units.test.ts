import { describe, expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Coder, Direction } from "../../../modules/connectome/layout.js";
import { findPort, findPortOfId, portNamed, readPort } from "../../../modules/senses/ports.js";
import { findUnit, UNITS } from "../../../modules/senses/units.js";
import { compileGenome } from "../../../tools/compile.js";
import { decodeCorticalId } from "../../../tools/genome/cortical-id.js";
import { hierarchical } from "../genome/sample.js";
import { brain, ioId } from "./brain.js";

const letter = (direction: number) => (direction === Direction.INPUT ? "i" : "o");

describe("the unit catalogue", () => {
	test("has unique names, unique codes per direction, and nothing to change", () => {
		expect(new Set(UNITS.map(({ name }) => name)).size).toBe(UNITS.length);
		expect(new Set(UNITS.map(({ code, direction }) => letter(direction) + code)).size).toBe(UNITS.length);
		for (const unit of [UNITS, ...UNITS, ...UNITS.map(({ parts }) => parts)])
			expect(Object.isFrozen(unit)).toBe(true);
	});

	test.each(UNITS.map((unit) => [unit.name, unit] as const))(
		"%s finds its port by name and code",
		(name, unit) => {
			const id = letter(unit.direction) + unit.code;
			const image = brain({
				[ioId(id, Coder.PERCENTAGE)]: [1, 1, 1],
				[ioId(id, Coder.PERCENTAGE, 0, 0, 1)]: [2, 1, 1],
			});
			expect(portNamed(image, name)?.width).toBe(1);
			expect(portNamed(image, id, 1)?.width).toBe(2);
			expect(findUnit(name)?.kind).toBe(unit);
		},
	);

	test("parts name the sub-units", () => {
		const image = brain({
			[ioId("ogaz", 2)]: [2, 1, 1],
			[ioId("ogaz", 1, 1)]: [1, 1, 1],
			[ioId("isvi", 9, 4)]: [8, 8, 1],
		});
		expect(portNamed(image, "gaze modulation")?.subUnit).toBe(1);
		expect(portNamed(image, "gaze", 0, 1)?.subUnit).toBe(1);
		expect(portNamed(image, "gaze position")?.subUnit).toBe(0);
		expect(portNamed(image, "segmented vision centre")?.width).toBe(8);
		expect(portNamed(image, "segmented vision upper left")).toBeUndefined();
		expect(findPort(image, "gaze", 1)).toBe(-1);
		expect(findPort(image, "gaze zoom")).toBe(-1);
	});

	test("an area's own name comes before a unit's", () => {
		const named = { [ioId("imis", Coder.MISC)]: "motor" };
		const image = brain({ [ioId("imis", Coder.MISC)]: [1, 1, 1], [ioId("omot", 5)]: [2, 1, 1] }, named);
		expect(portNamed(image, "motor")?.unitCode).toBe("mis");
		expect(portNamed(image, "omot")?.unitCode).toBe("mot");
	});
});

/** Spelling, then what the port must be: specification, 1.9. */
const SPELLINGS: [spelling: string, name: string, unit: number, subUnit: number, coder: number][] = [
	["omot00", "motor", 0, 0, Coder.SIGNED_PERCENTAGE],
	["b21vdAUAAAA=", "motor", 0, 0, Coder.SIGNED_PERCENTAGE],
	["ogaz00", "gaze", 0, 0, 2],
	["b2dhegIAAAA=", "gaze position", 0, 0, 2],
	["ogaz01", "gaze", 0, 1, Coder.PERCENTAGE],
	["b2dhegEAAQA=", "gaze modulation", 0, 1, Coder.PERCENTAGE],
	["iic000", "segmented vision lower left", 0, 0, Coder.CARTESIAN_PLANE],
	["aXN2aQkAAAA=", "segmented vision lower left", 0, 0, Coder.CARTESIAN_PLANE],
	["iic400", "segmented vision centre", 0, 4, Coder.CARTESIAN_PLANE],
	["aXN2aQkABAA=", "segmented vision", 0, 4, Coder.CARTESIAN_PLANE],
	["iv00_C", "segmented vision centre", 0, 4, Coder.CARTESIAN_PLANE],
	["iv00TR", "segmented vision upper right", 0, 8, Coder.CARTESIAN_PLANE],
	["i__inf", "misc", 0, 0, Coder.MISC],
	["omot01", "misc output", 0, 0, Coder.MISC],
	[ioId("opse", 5, 0, 0, 3), "servo", 3, 0, Coder.SIGNED_PERCENTAGE],
	[ioId("ipro", 1, 0, 3, 1), "proximity", 1, 0, Coder.PERCENTAGE],
];

describe("cortical ids", () => {
	test.each(SPELLINGS)("%s is %s, unit %i, sub-unit %i", (spelling, name, unit, subUnit, coder) => {
		const { bytes } = compileGenome(hierarchical({ [spelling]: { cortical_name: "x" } }));
		const image = new BrainImage(new Uint8Array(bytes).buffer);
		const port = portNamed(image, name, unit, subUnit);
		expect(port).toMatchObject({ name: "x", unit, subUnit, coder });
		expect(findPort(image, "x")).toBe(findPort(image, name, unit, subUnit));
	});

	test.each([
		...SPELLINGS.filter(([, name]) => !name.startsWith("misc")).map(([spelling]) => spelling),
		"oTEST___",
	])("%s is found by its 8 bytes", (spelling) => {
		const { bytes } = compileGenome(hierarchical({ [spelling]: {}, imisabcd: {} }));
		const image = new BrainImage(new Uint8Array(bytes).buffer);
		const id = decodeCorticalId(spelling)!.bytes;
		expect(readPort(image, findPortOfId(image, id)).name).toBe(spelling);
		expect(findPortOfId(image, Uint8Array.from(Buffer.from("onothing")))).toBe(-1);
	});

	test("an area without a name is found by its spelling", () => {
		const { bytes } = compileGenome(hierarchical({ omot00: {} }));
		const image = new BrainImage(new Uint8Array(bytes).buffer);
		expect(findPort(image, "omot00")).toBe(findPort(image, "motor"));
	});

	test("an id with an unknown data type is a port without a unit", () => {
		const image = brain({ [ioId("omot", 11)]: [2, 1, 1] });
		expect(readPort(image, 0)).toMatchObject({ coder: Coder.UNKNOWN, unitCode: "" });
		expect(portNamed(image, "motor")).toBeUndefined();
	});
});
