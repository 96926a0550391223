import { describe, expect, it } from "vitest";
import { Brain, precisions } from "./brain.js";

const chain = ["input_row", "stage_1", "stage_2", "stage_3", "stage_4", "output_row"];

describe.each(precisions)("relay %s", (precision) => {
	it("hands a row on, one burst per stage, voxel by voxel", () => {
		const brain = new Brain("relay", precision);
		const row = [0, 3, 4, 7];
		for (let burst = 0; burst < 8; burst++) {
			if (burst === 0) for (const x of row) brain.inject("input_row", [x, 0, 0]);
			brain.npu.step();
			chain.forEach((area, stage) => {
				const lit = [0, 1, 2, 3, 4, 5, 6, 7].filter((x) => brain.fired(area, [x, 0, 0]));
				expect(lit).toEqual(stage === burst ? row : []);
			});
		}
	});

	it("thins out, counts and shifts on the way", () => {
		const brain = new Brain("relay", precision);
		const side = ["every_third", "count_to_three", "shifted_row"];
		const trains = brain.trains(16, side, () => {
			brain.inject("input_row", [2, 0, 0]);
			brain.inject("input_row", [7, 0, 0]);
		});
		// Two voxels go in; a step to the right takes the one at the border out of the row.
		expect(trains).toEqual(["0002002002002002", "0000002002002002", "0011111111111111"]);
		expect(brain.fired("shifted_row", [3, 0, 0])).toBe(true);
	});
});
