import { describe, expect, it } from "vitest";
import { nearNames } from "../../../tools/genome/near.js";
import { Notes } from "../../../tools/genome/notes.js";
import { readGenome } from "../../../tools/genome/read.js";
import { hierarchical } from "./sample.js";

describe("notes", () => {
	it("of one code and kind become one, with the first place in full and the others counted", () => {
		const notes = new Notes();
		for (let i = 0; i < 6; i++) notes.warn("code", `$.a${i}`, `first ${i}`);
		expect(notes.list()).toEqual([
			{ level: "warning", code: "code", path: "$.a0", message: "first 0 (and 5 more: $.a1, $.a2, $.a3, …)" },
		]);
	});

	it("of different kinds stay apart, up to 100 per code", () => {
		const notes = new Notes();
		for (let i = 0; i < 150; i++) notes.info("code", "$", `${i}`, `kind ${i}`);
		expect(notes.list()).toHaveLength(101);
		expect(notes.list()[100]!.message).toContain("More than 100");
	});

	it("of a genome of a thousand odd areas are few", () => {
		const odd = { leak_coefficient: 10, postsynaptic_current: 0.5, foo: 1, neuron_excitability: 100 };
		const areas = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`c_${1000 + i}`, odd]));
		expect(readGenome(hierarchical(areas)).notes.length).toBeLessThan(12);
	});
});

describe("near names", () => {
	it("come nearest first, at most three, and only when really near", () => {
		expect(nearNames("lateral_x", ["lateral_+y", "lateral_+x", "lateral_-x", "lateral_+z", "tile"])).toBe(
			'; near: "lateral_+x", "lateral_-x", "lateral_+y"',
		);
		expect(nearNames("projector", ["tile"])).toBe("");
	});
});
