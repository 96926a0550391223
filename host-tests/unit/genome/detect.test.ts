import { describe, expect, it } from "vitest";
import { detectForm } from "../../../tools/genome/detect.js";
import { readGenome } from "../../../tools/genome/read.js";
import { flat, hierarchical, refusal } from "./sample.js";

describe("flat or hierarchical", () => {
	it("is flat when one key begins with three underscores, holds a dash and is longer than 20", () => {
		expect(detectForm({ "_____10c-c__abc-cx-___bbx-i": 1 })).toBe("flat");
		expect(detectForm({ c__abc: {}, "___-56789012345678901": 1 })).toBe("flat");
	});

	it("is hierarchical when any of the three is missing", () => {
		for (const key of ["___-5678901234567890", "__1-56789012345678901", "___456789012345678901"]) {
			expect(detectForm({ [key]: {} })).toBe("hierarchical");
		}
	});

	it("is hierarchical without areas, and then only the core areas exist", () => {
		expect(readGenome(hierarchical({}))).toMatchObject({ form: "hierarchical" });
		expect(readGenome(hierarchical({})).areas).toHaveLength(3);
	});

	it("does not depend on the version", () => {
		expect(readGenome(flat({ "c__abc-cx-___bbx-i": 1 }, { version: "3.0" })).form).toBe("flat");
		expect(readGenome(hierarchical({ c__abc: {} }, { version: "2.0" })).form).toBe("hierarchical");
	});

	it("areas nested in blueprint.cortical_areas are refused and told where they belong", () => {
		const error = refusal(hierarchical({ cortical_areas: { c__abc: {} } }));
		expect(error).toMatchObject({ code: "blueprint-nested", where: "$.blueprint.cortical_areas" });
		expect(error.message).toContain("directly in blueprint");
	});
});
