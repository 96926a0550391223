/** Sensor → engine → motor: what a reflex arc makes of a value is the value, as far as its area can say it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import { CartesianPlane, DARK } from "../../../modules/senses/cartesian-plane.js";
import { motorOf } from "../../../modules/senses/motors.js";
import { sensorOf } from "../../../modules/senses/sensors.js";
import { reflexArc, type Size } from "./brain.js";

const { abs, floor, fround, sign } = Math;
const runs = { seed: 17, numRuns: 25 };

/** The specification's formulas, 5.3 and 5.4. */
function quantised(value: number, depth: number, signed: boolean, fractional: boolean): number {
	const size = abs(fround(value));
	if (fractional) {
		if (size === 0) return signed ? 0 : 2 ** -depth;
		return sign(value) * (size === 1 ? 1 - 2 ** -depth : floor(size * 2 ** depth) / 2 ** depth);
	}
	const z = floor(fround(fround(1 - size) * depth));
	return z < depth ? sign(value) * fround(1 - fround(z / depth)) : 0;
}

/** Encode, burst, burst, decode. */
function reflex(
	coder: number,
	size: Size,
	flags: number,
	values: readonly number[],
	unit?: string,
): number[] {
	const { npu, sense, motor } = reflexArc(coder, size, flags, unit);
	const sensor = sensorOf(npu, sense)!;
	const output = motorOf(npu, motor)!;
	sensor.values.set(values);
	expect(sensor.push()).toBe(true);
	npu.step();
	output.read();
	npu.step();
	output.read();
	return [...output.values];
}

const cases = [1, 2, 3, 4].flatMap((dimensions) =>
	[false, true].flatMap((signed) =>
		[false, true].flatMap((fractional) =>
			[0, 1].map((incremental) => ({ dimensions, signed, fractional, incremental })),
		),
	),
);

describe.each(cases)(
	"percentage, $dimensions-D, signed $signed, fractional $fractional, incremental $incremental",
	(kind) => {
		const { dimensions, signed, fractional, incremental } = kind;
		const coder = (signed ? Coder.SIGNED_PERCENTAGE : Coder.PERCENTAGE) + dimensions - 1;
		const flags = incremental | (fractional ? 2 : 0);

		test("every channel comes back as its depth can say it", () => {
			const arbitrary = fc.record({
				channels: fc.integer({ min: 1, max: 3 }),
				depth: fc.integer({ min: 1, max: fractional ? 16 : 48 }),
				perVoxel: fc.constantFrom(1, 1, 1, 2),
				height: fc.constantFrom(1, 1, 2),
				pool: fc.array(
					fc.oneof(
						fc.float({ min: signed ? -1 : 0, max: 1, noNaN: true }),
						fc.constantFrom(0, 1, 0.5, 0.1, signed ? -1 : 1),
					),
					{ minLength: 12, maxLength: 12 },
				),
			});
			fc.assert(
				fc.property(arbitrary, ({ channels, depth, perVoxel, height, pool }) => {
					const values = pool.slice(0, channels * dimensions);
					const width = values.length * (signed ? 2 : 1);
					const back = reflex(coder, [width, height, depth, perVoxel], flags, values);
					const expected = values.map((value) => quantised(value, depth, signed, fractional) + 0);
					expect(back.map((value) => value + 0)).toEqual(expected.map(fround));
					const step = fractional ? 2 ** -depth : 1 / depth;
					values.forEach((value, i) => void expect(abs(back[i]! - value)).toBeLessThanOrEqual(step + 1e-6));
				}),
				runs,
			);
		});
	},
);

test("switches come back", () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 40 }), (values) => {
			expect(reflex(Coder.BOOLEAN, [values.length, 1, 1], 0, values)).toEqual(values);
		}),
		runs,
	);
});

test("misc data come back as the voxels that exceeded the threshold", () => {
	fc.assert(
		fc.property(
			fc.array(fc.float({ min: -2, max: 2, noNaN: true }), { minLength: 24, maxLength: 24 }),
			(values) => {
				const back = reflex(Coder.MISC, [4, 3, 2], 0, values);
				expect(back).toEqual(values.map((value) => (value >= fround(0.1) ? 1 : 0)));
			},
		),
		runs,
	);
});

test("tokens come back", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 16, max: 40 }),
			fc.array(fc.nat(65534), { minLength: 3, maxLength: 3 }),
			(depth, tokens) => {
				expect(reflex(Coder.MISC, [3, 1, depth], 0, tokens, "ten")).toEqual(tokens);
			},
		),
		runs,
	);
});

test("pictures come back, as bright where spikes carry their potential, and white where not", () => {
	const sizes = fc.constantFrom<Size>([4, 3, 1], [3, 5, 3], [2, 2, 3, 2]);
	fc.assert(
		fc.property(
			sizes,
			fc.boolean(),
			fc.uint8Array({ minLength: 45, maxLength: 45 }),
			(size, driven, bytes) => {
				const [width, height, depth] = size;
				const pixels = bytes.subarray(0, width * height * depth);
				const { npu, sense, motor } = reflexArc(Coder.CARTESIAN_PLANE, size, 0, "img", driven);
				const screen = motorOf(npu, motor)!;
				const plane = new CartesianPlane(sense, npu.inputs);
				plane.show(pixels, depth);
				npu.step();
				npu.step();
				screen.read();
				const seen = [...pixels].map((pixel) => (pixel > DARK ? (driven ? pixel : 255) : 0));
				expect([...screen.values]).toEqual(seen);
			},
		),
		runs,
	);
});
