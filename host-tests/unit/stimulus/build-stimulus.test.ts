import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { Playback } from "../../../modules/senses/playback.js";
import { Stimulus } from "../../../modules/senses/stimulus.js";
import { UsageError } from "../../../tools/errors.js";
import { buildStimulus, defaultSource } from "../../../tools/stimulus/build-stimulus.js";
import { segmentOf, visionPorts } from "../../../tools/stimulus/vision.js";
import { scratchFolder } from "../../scratch.js";
import { brain, ioId, type Size } from "../senses/brain.js";

const segment = (index: number) => ioId("isvi", Coder.CARTESIAN_PLANE, index);
const eyeAreas = Object.fromEntries(
	Array.from({ length: 9 }, (_, i): [string, Size] => [segment(i), i === 4 ? [16, 16, 3] : [4, 4, 1]]),
);
const eye = brain(eyeAreas);
const sensors = brain({
	[ioId("ipro", Coder.PERCENTAGE)]: [3, 1, 10],
	[ioId("iacc", 7)]: [6, 1, 10],
	[ioId("idgp", Coder.BOOLEAN)]: [2, 1, 1],
	[ioId("ibat", Coder.PERCENTAGE, 0, 2)]: [1, 1, 8],
});
const other = brain({ [ioId("imis", Coder.MISC)]: [8, 8, 1], cTest_: [2, 2, 2] }, { cTest_: "a, b" });
const mixed = brain({ ...eyeAreas, [ioId("ipro", Coder.PERCENTAGE)]: [3, 1, 10] });

const folder = scratchFolder();

function file(name: string, content: string): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

/** Spikes per burst and area of `names` when `source` is played into `image`. */
function play(image: typeof eye, source: string | undefined, bursts: number) {
	const { bytes } = buildStimulus({ source, image, bursts, seed: 3 });
	const npu = new Npu(image);
	const playback = new Playback(
		new Stimulus(new Uint8Array(bytes).buffer, image),
		image.areaCount,
		npu.inputs,
	);
	return Array.from({ length: bursts }, () => {
		playback.advance();
		npu.step();
		return Array.from({ length: image.areaCount }, (_, area) => npu.firedCount(area));
	});
}

function refusal(source: string, image = other, bursts = 4): UsageError {
	try {
		buildStimulus({ source, image, bursts });
	} catch (error) {
		if (error instanceof UsageError) return error;
		throw error;
	}
	throw new Error(`${source} was not refused`);
}

describe("sources", () => {
	test("by default suit the brain's inputs", () => {
		expect([eye, sensors, other, mixed].map(defaultSource)).toEqual([
			"digits",
			"sweep",
			"random",
			"digits+sweep",
		]);
	});

	test.each(["digits", "digits:7", "bars", "noise", "blank", "sweep", "random", "digits+sweep"])(
		"%s: the same seed gives the same bytes, and the device takes them",
		(source) => {
			const build = (seed: number) => buildStimulus({ source, image: mixed, bursts: 12, seed }).bytes;
			expect(build(5)).toEqual(build(5));
			if (source !== "blank") expect(Buffer.compare(build(5), build(6))).not.toBe(0);
			expect(new Stimulus(new Uint8Array(build(5)).buffer, mixed).period).toBe(source === "blank" ? 1 : 12);
		},
	);

	test("blank makes no spike outside the power area", () => {
		expect(play(eye, "blank", 3).map((areas) => areas.reduce((sum, spikes) => sum + spikes))).toEqual([
			1, 1, 1,
		]);
	});

	test("sweep moves every sensor area and repeats without a jump", () => {
		const spikes = play(sensors, "sweep", 60);
		for (let area = 3; area < sensors.areaCount; area++)
			expect(spikes.some((areas) => areas[area]! > 0)).toBe(true);
	});

	test("pictures are told for every burst, others are not", () => {
		const { frameAt } = buildStimulus({ source: "bars", image: eye, bursts: 5 });
		expect(frameAt(0)).toMatchObject({ width: 32, height: 32, channels: 1 });
		expect(frameAt(7)).toBe(frameAt(2));
		expect(buildStimulus({ source: "random", image: eye, bursts: 5 }).frameAt(0)).toBeUndefined();
	});

	test("what is drawn repeats after 384 bursts, what is random does not", () => {
		const period = (source: string) => buildStimulus({ source, image: sensors, bursts: 1000 }).period;
		expect(["sweep", "digits", "random"].map(period)).toEqual([384, 384, 1000]);
	});

	test("random reaches every input area, also with negative potentials", () => {
		const image = other;
		const { bytes } = buildStimulus({ source: "random", image, bursts: 100, seed: 1 });
		const { values, firstValue } = new Stimulus(new Uint8Array(bytes).buffer, image);
		expect(values).toBeInstanceOf(Float32Array);
		expect([...values.subarray(firstValue)].some((value) => value < 0)).toBe(true);
	});
});

describe("segmented vision", () => {
	test("divides the frame by a central window of half its size", () => {
		const ports = visionPorts(eye);
		const area = ports.reduce((sum, port) => sum + segmentOf(port).width * segmentOf(port).height, 0);
		expect(area).toBe(1);
		expect(segmentOf(ports.find((port) => port.subUnit === 4)!)).toEqual({
			x: 0.25,
			y: 0.25,
			width: 0.5,
			height: 0.5,
		});
		expect(segmentOf(ports.find((port) => port.subUnit === 6)!)).toEqual({
			x: 0,
			y: 0,
			width: 0.25,
			height: 0.25,
		});
		expect(segmentOf(ports.find((port) => port.subUnit === 2)!)).toEqual({
			x: 0.75,
			y: 0.75,
			width: 0.25,
			height: 0.25,
		});
	});

	test("shows what is top left only to the top left area, and grey to every colour", () => {
		const light = file("corner.pgm", `P2 8 8 255 ${[255, ...new Array(63).fill(0)].join(" ")}`);
		const lit = (image: typeof eye, source: string) =>
			play(image, source, 1)[0]!.flatMap((spikes, area) =>
				spikes > 0 ? [`${image.areaName(area)} ${spikes}`] : [],
			);
		expect(lit(eye, light)).toEqual([
			expect.stringMatching(/power/i),
			expect.stringContaining(`${segment(6)} `),
		]);
		const middle = file(
			"middle.pgm",
			`P2 4 4 255 ${[0, 0, 0, 0, 0, 200, 200, 0, 0, 200, 200, 0, 0, 0, 0, 0].join(" ")}`,
		);
		expect(lit(eye, middle)).toContain(`${segment(4)} ${16 * 16 * 3}`);
	});

	test("gives colours to areas of three, their grey to areas of one", () => {
		const red = file("red.ppm", "P3 1 1 255 255 0 0");
		const spikes = play(eye, red, 1)[0]!;
		expect(spikes[eye.findArea(segment(4))]).toBe(16 * 16);
		expect(spikes[eye.findArea(segment(0))]).toBe(16);
	});
});

describe("files", () => {
	test("a folder is played in name order and repeats", () => {
		const frames = scratchFolder();
		writeFileSync(join(frames, "b.pgm"), "P2 1 1 255 0");
		writeFileSync(join(frames, "a.pgm"), "P2 1 1 255 255");
		writeFileSync(join(frames, "notes.txt"), "not a frame");
		const built = buildStimulus({ source: frames, image: eye, bursts: 9 });
		expect(built.period).toBe(2);
		expect([0, 1, 2].map((burst) => built.frameAt(burst)!.pixels[0])).toEqual([255, 0, 255]);
		writeFileSync(join(frames, "c.pgm"), "P2 2 1 255 0 0");
		const error = refusal(frames, eye);
		expect([error.code, error.where]).toEqual(["frames-size", join(frames, "c.pgm")]);
		expect(error.message).toContain("2 × 1 pixels; expected 1 × 1");
	});

	test("what cannot be read is refused by name", () => {
		expect(refusal("digit").code).toBe("stimulus-source");
		expect(refusal("digit").remedy).toContain("digits:7");
		expect(refusal("digits:x").code).toBe("stimulus-source");
		expect(refusal(file("a.png", "")).message).toContain("a file of a kind that cannot be shown");
		expect(refusal(join(folder, "missing.pgm")).code).toBe("frames-file");
		expect(refusal(join(folder, "missing.csv")).code).toBe("frames-file");
		expect(refusal(scratchFolder()).code).toBe("frames-empty");
		expect(refusal("digits", eye, 0).code).toBe("stimulus-bursts");
		expect(refusal("digits", eye, 1.5).code).toBe("stimulus-bursts");
	});
});

describe("recordings", () => {
	const header = "burst,area,x,y,z,potential\n";
	const id = ioId("imis", Coder.MISC);

	test("name areas by name or id, count bursts from 1 and may be quoted", () => {
		const path = file(
			"good.csv",
			`\uFEFF# a comment\r\n${header}1,${id},0,0,0,1.5\r\n\r\n3,"a, b",1,1,1,2\r\n3,cTest_,0,0,0,1\r\n`,
		);
		const spikes = play(other, path, 4);
		const misc = other.findArea(id);
		const custom = other.findArea("a, b");
		expect(spikes.map((areas) => areas[misc])).toEqual([1, 0, 0, 0]);
		expect(spikes.map((areas) => areas[custom])).toEqual([0, 0, 2, 0]);
	});

	test("are as long as their last burst at least", () => {
		const path = file("long.csv", `${header}9,${id},0,0,0,1\n`);
		expect(buildStimulus({ source: path, image: other, bursts: 4 }).period).toBe(9);
	});

	test.each([
		["an empty file", "", 1, /first line is ""/],
		["no header", `1,${id},0,0,0,1\n`, 1, /expected burst,area,x,y,z,potential/],
		["a missing column", `${header}1,${id},0,0,1\n`, 2, /has 5 columns; expected 6/],
		["burst 0", `${header}0,${id},0,0,0,1\n`, 2, /burst is "0"; expected a whole number 1 to/],
		["a huge burst", `${header}99999999999,${id},0,0,0,1\n`, 2, /burst/],
		["an unknown area", `# x\n${header}1,cTesd_,0,0,0,1\n`, 3, /no area "cTesd_"/],
		["an area spelt almost right", `${header}1,"a,b",0,0,0,1\n`, 2, /near: "a, b"/],
		["x outside", `${header}1,${id},8,0,0,1\n`, 2, /x is "8"; expected a whole number 0 to 7/],
		["a fraction of a voxel", `${header}1,${id},0,0.5,0,1\n`, 2, /y is "0.5"/],
		["no potential", `${header}1,${id},0,0,0,\n`, 2, /potential is ""/],
		["text for a potential", `${header}1,${id},0,0,0,much\n`, 2, /potential is "much"/],
		[
			"a potential whose binary32 is above the limit",
			`${header}1,${id},0,0,0,1e30\n`,
			2,
			/potential is "1e30"/,
		],
		["an infinite potential", `${header}1,${id},0,0,0,Infinity\n`, 2, /between -1e/],
	])("%s is refused with its line", (name, content, line, message) => {
		const path = file(`${name}.csv`, content);
		const error = refusal(path);
		expect(error.where).toBe(`${path}:${line}`);
		expect(error.message).toMatch(message);
	});
});
