import { describe, expect, it } from "vitest";
import { readGenome } from "../../../tools/genome/read.js";
import { area, shippedGenome, shippedGenomes } from "./sample.js";

const neurons = (name: string) =>
	readGenome(shippedGenome(name)).areas.reduce(
		(sum, { dimensions: [x, y, z], neuronsPerVoxel }) => sum + x * y * z * neuronsPerVoxel,
		0,
	);

describe.skipIf(!shippedGenomes)("FEAGI's own genomes (in ../shared/genomes/feagi)", () => {
	it("essential has 26 areas, 55,359 neurons and 18 mappings, none of them lost", () => {
		const genome = readGenome(shippedGenome("essential"));
		expect(genome).toMatchObject({
			form: "flat",
			version: "2.1",
			title: "The Essential Genome",
			precision: "fp16",
		});
		expect(genome.areas).toHaveLength(26);
		expect(neurons("essential")).toBe(55_359);
		expect(genome.areas.flatMap(({ mappings }) => mappings)).toHaveLength(18);
	});

	it("essential runs at 15 Hz: 66,667 µs", () => {
		expect(readGenome(shippedGenome("essential")).burstPeriodUs).toBe(66_667);
	});

	it("essential's areas hold the values of the specification's table", () => {
		const genome = readGenome(shippedGenome("essential"));
		expect(area(genome, "omot00")).toMatchObject({
			dimensions: [8, 1, 1],
			kind: "opu",
			postsynapticCurrent: 6,
		});
		expect(area(genome, "ogaz00").dimensions).toEqual([4, 1, 10]);
		expect(area(genome, "iic400")).toMatchObject({ dimensions: [128, 128, 3], consecutiveFireLimit: 3 });
		expect(area(genome, "c__lef")).toMatchObject({
			leakCoefficient: 10,
			mpChargeAccumulation: true,
			pspUniformDistribution: true,
			postsynapticCurrent: 5,
			excitability: 100,
		});
		expect(area(genome, "_power")).toMatchObject({ postsynapticCurrent: 500, firingThreshold: 0.1 });
	});

	it("essential's snooze-i, which FEAGI drops, is honoured", () => {
		const genome = readGenome(shippedGenome("essential"));
		expect(area(genome, "iic000").snoozePeriod).toBe(1);
		expect(genome.notes.filter(({ code }) => code === "suffix-honoured")).toHaveLength(1);
	});

	it("essential's motor mappings lead to omot00 in the order of the specification", () => {
		const genome = readGenome(shippedGenome("essential"));
		const motors = ["cRSMot", "cIHMot", "cKQM2_", "cKYM2_", "cO4M3_", "cJWM3_", "cTGM4_", "cLWM4_"];
		const names = motors.flatMap((id) => area(genome, id).mappings.map(({ morphology }) => morphology));
		expect(names).toEqual(["0_0_0-_0_0_0", ...[1, 2, 3, 4, 5, 6, 7].map((k) => `0_0_0-${k}_0_0`)]);
		expect(area(genome, "cRSMot").mappings[0]!.destination).toBe(area(genome, "omot00").id.key);
	});

	it("essential asks for f16 and gets it", () => {
		const { notes } = readGenome(shippedGenome("essential"));
		expect(notes.filter(({ code }) => code.startsWith("precision"))).toEqual([]);
	});

	it("the 56 shipped morphologies and the two that FEAGI adds are there", () => {
		expect(readGenome(shippedGenome("essential")).morphologies.size).toBe(58);
	});

	it("barebones has power and death and gets fatigue: three neurons at 25 ms", () => {
		const genome = readGenome(shippedGenome("barebones"));
		expect(genome.areas.map(({ spelling }) => spelling)).toEqual(["_death", "_power", "_fatigue"]);
		expect(genome).toMatchObject({ burstPeriodUs: 25_000, precision: "fp32", version: "2.0" });
		expect(area(genome, "_power")).toMatchObject({
			leakCoefficient: 10,
			consecutiveFireLimit: 3,
			mpChargeAccumulation: true,
			postsynapticCurrent: 500,
			excitability: 1,
		});
		expect(neurons("barebones")).toBe(3);
	});

	it("the test genome has one vision area of 64 × 64 × 3 and gets death and fatigue", () => {
		const genome = readGenome(shippedGenome("test"));
		expect(genome.areas.map(({ spelling }) => spelling)).toEqual(["_death", "_power", "_fatigue", "iic400"]);
		expect(neurons("test")).toBe(12_291);
		expect(area(genome, "iic400").id.key).toBe("aXN2aQkABAA=");
	});

	it("no shipped genome yields more than 20 notes", () => {
		for (const name of ["barebones", "test", "essential"]) {
			expect(readGenome(shippedGenome(name)).notes.length).toBeLessThanOrEqual(20);
		}
	});
});
