import { describe, expect, test } from "vitest";
import { compareFreeRunning, compareTeacherForced } from "../../../tools/similarity/compare.js";
import { formatFps, formatPercent, formatSimilarity } from "../../../tools/similarity/format.js";
import type { Raster } from "../../../tools/similarity/raster.js";
import type { Similarity } from "../../../tools/similarity/similarity.js";
import { raster } from "./rasters.js";

const areas = [
	{ name: "eye", first: 0, size: 1, scored: false },
	{ name: "middle", first: 1, size: 2, scored: true },
	{ name: "silent", first: 3, size: 2, scored: true },
	{ name: "motor", first: 5, size: 1, scored: true },
];
const reference = raster([[0, 5], [1, 4, 8], [2, 6], [], [], [3, 7]], 10, areas);
const candidate = raster([[0], [1, 4, 8], [2, 7], [], [], [3, 7]], 10, areas);
const labels = { reference: "fp32", candidate: "int8" };

describe("two runs", () => {
	const similarity = compareTeacherForced(reference, candidate, {
		...labels,
		oneSpikeAhead: 99.5,
		floor: { candidate: "fp64", fps: 99.68 },
	});

	test("are compared in all, by area and by neuron", () => {
		expect(similarity).toMatchObject({
			mode: "teacher-forced",
			...labels,
			bursts: 10,
			neurons: 5,
			spikes: [7, 7],
			common: 6,
			firstMismatch: 6,
			floor: { candidate: "fp64", fps: 99.68 },
			worstArea: { name: "middle" },
			worstNeuron: { area: "middle", index: 1, fps: 37.5 },
			secondary: { oneSpikeAhead: 99.5, rateRatio: 1, f1WithinOne: 100 },
		});
		expect(similarity.areas.map(({ name, spikes, common, fps }) => [name, spikes, common, fps])).toEqual([
			["middle", [5, 5], 4, similarity.worstArea?.fps],
			["silent", [0, 0], 0, 100],
			["motor", [2, 2], 2, 100],
		]);
		expect(similarity.fps).toBeCloseTo((100 * (6 - 1.7)) / (7 - 1.7), 12);
	});

	test("read as a table that starts with the score and its floor", () =>
		expect(formatSimilarity(similarity)).toEqual([
			"int8 against fp32, teacher-forced: FPS 81.13 %; floor 99.68 % (fp64)",
			"10 bursts, 5 neurons, spikes 7 and 7, 6 in common",
			"first difference in burst 6",
			"worst area middle: 72.97 %",
			"worst neuron 1 of middle: 37.50 %",
			"",
			"area    neurons  fp32  int8  in common   FPS %",
			"middle        2     5     5          4   72.97",
			"silent        2     0     0          0  100.00",
			"motor         1     2     2          2  100.00",
			"",
			"F1, same burst       85.71 %",
			"F1 within one burst  100.00 %",
			"F1 one spike ahead   99.50 %",
			"van Rossum distance  0.0842",
			"SPIKE distance       0.0298",
			"rate ratio           1.0000",
			"CV of intervals      - and -",
			"KS of intervals      0.2500",
			"rate correlation     1.0000",
		]));
});

describe("freely running brains", () => {
	const similarity = compareFreeRunning(reference, candidate, {
		...labels,
		floor: { candidate: "fp64", fps: { percent: 97, h99: 9, h90: 10 } },
	});

	test("never show a score without its horizon", () => {
		const lines = formatSimilarity(similarity);
		expect(lines[0]).toBe(
			"int8 against fp32, free-running: FPS 81.13 %, H99 6 bursts; floor 97.00 %, H99 9 bursts (fp64)",
		);
		for (const line of lines.filter((text) => /FPS \d|^worst/.test(text))) expect(line).toContain("H99");
		expect(lines[6]).toMatch(/FPS % +H99 +H90$/);
	});

	test("have a score that is no number, so that it cannot be printed as one", () => {
		const print = (any: Similarity) => {
			// @ts-expect-error the score of freely running brains is an object
			return any.fps.toFixed(2);
		};
		expect(() => print(similarity)).toThrow(TypeError);
	});
});

test("silent runs, and a brain without scored areas", () => {
	const silent = raster([[], [], [], [], [], []], 10, areas);
	const nothing = compareTeacherForced(silent, silent, labels);
	expect(nothing).toMatchObject({ fps: 100, worstArea: null, worstNeuron: null, firstMismatch: null });
	expect(nothing.secondary).toMatchObject({
		f1: 100,
		vanRossum: 0,
		spikeDistance: 0,
		rateRatio: 1,
		isiKs: 0,
	});
	expect(compareTeacherForced(silent, reference, labels).secondary.rateRatio).toBeNull();
	const inputs = { ...reference, areas: areas.slice(0, 1) };
	expect(compareFreeRunning(inputs, inputs, labels)).toMatchObject({
		neurons: 0,
		areas: [],
		worstArea: null,
	});
	expect(formatSimilarity(nothing).join("\n")).toContain("floor not measured");
});

test("less than 100 % never reads as 100 %", () => {
	expect(formatPercent(99.9999)).toBe("99.99");
	expect(formatPercent(100)).toBe("100.00");
	expect(formatPercent(-0.001)).toBe("0.00");
	expect(formatFps({ percent: 27.04, h99: 1, h90: 3 })).toBe("27.04 %, H99 1 burst");
});

describe("refused", () => {
	const damage: readonly (readonly [string, Partial<Raster>, string, string])[] = [
		["bursts missing", { bursts: 11 }, "raster-shape", "int8"],
		["not ascending", { fired: [[2, 1], ...candidate.fired.slice(1)] }, "raster-shape", "int8"],
		["a neuron twice", { fired: [[2, 2], ...candidate.fired.slice(1)] }, "raster-shape", "int8"],
		["a neuron too many", { fired: [[6], ...candidate.fired.slice(1)] }, "raster-shape", "int8"],
		["areas overlap", { areas: [areas[0], { ...areas[1], first: 0 }] }, "raster-shape", "int8"],
		["an area too long", { areas: [{ ...areas[0], size: 7 }] }, "raster-shape", "int8"],
		["fewer bursts", { bursts: 9, fired: candidate.fired.slice(1) }, "rasters-differ", "fp32, int8"],
		["more neurons", { neurons: 7 }, "rasters-differ", "fp32, int8"],
		["other areas", { areas: areas.slice(1) }, "rasters-differ", "fp32, int8"],
	];

	test.each(damage)("%s", (_, change, code, where) =>
		expect(() => compareTeacherForced(reference, { ...candidate, ...change }, labels)).toThrow(
			expect.objectContaining({ name: "UsageError", code, where }),
		),
	);
});

test("of several equally bad areas and neurons, the first", () => {
	const twins = ["one", "two"].map((name, i) => ({ name, first: 2 * i, size: 2, scored: true }));
	const [a, b] = [1, 2].map((time) => raster([[4], [time], [4], [time]], 10, twins));
	const { worstArea, worstNeuron } = compareTeacherForced(a, b, labels);
	expect(worstArea?.name).toBe("one");
	expect(worstNeuron).toMatchObject({ area: "one", index: 1 });
});
