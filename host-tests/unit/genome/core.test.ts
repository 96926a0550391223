import { describe, expect, it } from "vitest";
import { compareIds } from "../../../tools/genome/cortical-id.js";
import { readGenome } from "../../../tools/genome/read.js";
import { area, hierarchical, noteOf } from "./sample.js";

describe("core areas", () => {
	it("are added with FEAGI's defaults when missing, one note each", () => {
		const { areas, notes } = readGenome(hierarchical({}));
		expect(areas.map(({ spelling }) => spelling)).toEqual(["_death", "_power", "_fatigue"]);
		expect(areas.map(({ excitability }) => excitability)).toEqual([1, 100, 1]);
		for (const added of areas) {
			expect(added).toMatchObject({
				kind: "core",
				dimensions: [1, 1, 1],
				neuronsPerVoxel: 1,
				firingThreshold: 0.1,
				postsynapticCurrent: 500,
				pspUniformDistribution: true,
				mpChargeAccumulation: false,
				mappings: [],
			});
		}
		expect(notes.filter(({ code }) => code === "core-area-added")).toHaveLength(3);
	});

	it("keep the genome's properties when present, under any alias", () => {
		const genome = readGenome(hierarchical({ ___pwr: { firing_threshold: 7 } }));
		expect(genome.areas[1]).toMatchObject({ spelling: "___pwr", firingThreshold: 7, postsynapticCurrent: 1 });
	});

	it("always have one neuron, whatever the genome says", () => {
		const text = hierarchical({ _power: { block_boundaries: [4, 4, 4], per_voxel_neuron_cnt: 2 } });
		expect(area(readGenome(text), "_power")).toMatchObject({ dimensions: [1, 1, 1], neuronsPerVoxel: 1 });
		expect(noteOf(text, "core-one-neuron")).toMatchObject({ level: "warning", path: "$.blueprint._power" });
	});

	it("may be a destination even when FEAGI adds them", () => {
		const rule = ["projector", [1, 1, 1], 1, false, 1, 1, 1];
		const genome = readGenome(hierarchical({ c__abc: { cortical_mapping_dst: { _death: [rule] } } }));
		expect(area(genome, "c__abc").mappings[0]!.destination).toBe(genome.areas[0]!.id.key);
	});
});

describe("the order of areas", () => {
	it("is death, power, fatigue, then ascending ids, whatever the order in the file", () => {
		const names = ["omot00", "cZ____", "_power", "iic100", "cA____", "iic000", "cb____"];
		const orders = [names, [...names].reverse(), [...names].sort()].map((order) =>
			readGenome(hierarchical(Object.fromEntries(order.map((name) => [name, {}])))).areas.map(
				({ spelling }) => spelling,
			),
		);
		expect(orders[0]).toEqual([
			"_death",
			"_power",
			"_fatigue",
			"cA____",
			"cZ____",
			"cb____",
			"iic000",
			"iic100",
			"omot00",
		]);
		expect(orders[1]).toEqual(orders[0]);
		expect(orders[2]).toEqual(orders[0]);
	});

	it("compares bytes as one big-endian number, not as signed bytes or text", () => {
		const ids = ["Y/8AAAAAAAA=", "YwAAAAAAAP8=", "Y38AAAAAAAA="];
		const { areas } = readGenome(hierarchical(Object.fromEntries(ids.map((id) => [id, {}]))));
		const values = areas.slice(3).map(({ id }) => Buffer.from(id.bytes).readBigUInt64BE());
		expect(values).toEqual([...values].sort((a, b) => (a < b ? -1 : 1)));
		expect(compareIds(areas[3]!.id, areas[4]!.id)).toBeLessThan(0);
	});
});
