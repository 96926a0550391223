import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Npu } from "../../../modules/npu/npu.js";
import { formatHash, stateHash } from "../../../modules/npu/state-hash.js";
import { Ink } from "../../../modules/screen/palette.js";
import { brain, ioId } from "../senses/brain.js";
import { imageOf, watch } from "./watched.js";

const genomes = ["relay", "oscillator", "wta", "reflex", "camera"].map(imageOf);

test("nothing is drawn outside the canvas or its parts, whatever size, genome and touches", () => {
	const touches = fc.array(
		fc.tuple(fc.integer({ min: -20, max: 520 }), fc.integer({ min: -20, max: 520 }), fc.boolean()),
		{
			maxLength: 8,
		},
	);
	fc.assert(
		fc.property(
			fc.integer({ min: 16, max: 480 }),
			fc.integer({ min: 16, max: 480 }),
			fc.constantFrom(...genomes),
			touches,
			(width, height, image, touches) => {
				const { canvas, clock, burst } = watch(image, width, height);
				expect(canvas.pixels.includes(-1)).toBe(false);
				for (const [x, y, down] of touches) {
					canvas.touch(x, y, down);
					clock.overruns += 37;
					burst(3);
				}
			},
		),
		{ numRuns: 60 },
	);
});

test("drawing leaves the brain as it is", () => {
	const image = imageOf("camera");
	const plain = new Npu(image);
	const { npu, burst } = watch(image);
	const excite = (one: Npu) => {
		for (let k = 0; k < 40; k++)
			one.inputs.push(image.findArea("vision_C"), (k * 97 + one.burst * 31) % 1024, 255);
	};
	for (let i = 0; i < 60; i++) {
		excite(plain);
		plain.step();
		burst(1, () => excite(npu));
	}
	expect(npu.spikes).toBeGreaterThan(1000);
	expect(formatHash(stateHash(npu))).toBe(formatHash(stateHash(plain)));
});

test.each([
	[12, "#27late12"],
	[999, "#27late999"],
	[1000, "#27late>999"],
	[1_234_567, "#27late>999"],
])("the header tells genome, precision, burst and overruns, of which there are %i", (overruns, expected) => {
	const { canvas, clock, burst } = watch(imageOf("reflex"));
	expect(canvas.look().join("\n")).toMatch(/text \d+ \d+ reflex robot\ntext \d+ \d+ int8/);
	clock.overruns = overruns;
	burst(26);
	canvas.look();
	burst();
	const figures = canvas.look().flatMap((call) => {
		const [, x, text] = /^text (\d+) 2 (.+)$/.exec(call) ?? [];
		return text ? [{ x: Number(x), text }] : [];
	});
	expect(
		figures
			.sort((a, b) => a.x - b.x)
			.map(({ text }) => text)
			.join(""),
	).toBe(expected);
	for (const [i, { x, text }] of figures.entries())
		expect(x + canvas.textWidth(text)).toBeLessThanOrEqual(figures[i + 1]?.x ?? canvas.width);
});

test("a genome's name that the font cannot draw does not stop it", () => {
	const image = brain({ [ioId("imis", 10)]: [4, 1, 1, 1] }, { [ioId("imis", 10)]: "Sehnsüchte 脳" });
	expect(watch(image).canvas.look().join("\n")).toMatch(/Sehns\?chte \?/);
});

describe("motor bars", () => {
	/** A motor area of four motors, ten levels each way; `values` in tenths. */
	function bars(values: readonly number[], width = 480) {
		const id = ioId("omot", 5);
		const image = brain({ [id]: [2 * values.length, 1, 10, 1] });
		const watched = watch(image, width, 320);
		const words = new Int32Array((20 * values.length + 31) >> 5);
		values.forEach((value, motor) => {
			if (value === 0) return;
			const neuron = (2 * motor + (value < 0 ? 1 : 0)) * 10 + 10 - Math.abs(value);
			words[neuron >> 5]! |= 1 << (neuron & 31);
		});
		watched.npu.step();
		watched.npu.replaceSpikes(watched.screen.bands.areas[0]!, words);
		watched.screen.afterBurst();
		return watched;
	}

	/** Length in pixels of each motor's bar, from its zero. */
	function lengths({ canvas, screen }: ReturnType<typeof bars>): number[] {
		const { motors, motorPitch, motorCount } = screen.layout;
		const rows = Math.ceil(motorCount / 2);
		return Array.from({ length: motorCount }, (_, motor) => {
			const left = motor < rows ? motors.x : motors.x + (motors.width >> 1);
			const y = motors.y + (motor % rows) * motorPitch + 4;
			const line = Array.from({ length: motors.width >> 1 }, (_, x) => canvas.at(left + x, y));
			const zero = line.indexOf(Ink.ZERO);
			const run = (step: number, ink: number) => {
				let length = 0;
				while (line[zero + step * (length + 1)] === ink) length++;
				return length;
			};
			return run(1, Ink.FORWARDS) - run(-1, Ink.BACKWARDS);
		});
	}

	test("are as long as the value is large, to the right forwards, to the left backwards", () => {
		const full = lengths(bars([10, -10, 5, 0]));
		expect(full[0]).toBeGreaterThan(30);
		expect(full).toEqual([full[0], -full[0]!, Math.round(full[0]! / 2), 0]);
	});

	test("a motor's bar and number are drawn when they change, and only then", () => {
		const watched = bars([10, -10, 5, 0]);
		const numbers = () => watched.canvas.look().filter((call) => /^text \d+ \d+ [+-]$/.test(call)).length;
		expect(numbers()).toBe(3);
		for (let i = 0; i < 3; i++) watched.screen.afterBurst();
		expect(numbers()).toBe(0);
	});
});

test("a silent burst draws a column and nothing else, but for the header", () => {
	const { canvas, burst } = watch(imageOf("relay"));
	burst(20);
	canvas.look();
	burst(1);
	expect(canvas.look().filter((call) => call.startsWith("begin")).length).toBeLessThanOrEqual(2);
});
