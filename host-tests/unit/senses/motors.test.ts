import fc from "fast-check";
import { expect, test } from "vitest";
import { Coder, Direction } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { HOLD, Motors, motorsOf } from "../../../modules/senses/motors.js";
import { encodeSignedLinear, SILENT, signedColumn } from "../../../modules/senses/percentage.js";
import { neuronAt, type PortShape, portsOf } from "../../../modules/senses/ports.js";
import { brain, ioId, type Size } from "./brain.js";

const SIGNED = Coder.SIGNED_PERCENTAGE;

function robot(size: Size, neutralAfter = HOLD, positioning = 0) {
	const image = brain({ [ioId("omot", SIGNED, 0, positioning)]: size });
	const npu = new Npu(image);
	const port = portsOf(image, Direction.OUTPUT)[0]!;
	return { npu, port, motors: new Motors(npu, port, neutralAfter) };
}

/** One burst in which these voxels spike. */
function burst(
	{ npu, port, motors }: ReturnType<typeof robot>,
	...voxels: [x: number, y: number, z: number][]
) {
	for (const [x, y, z] of voxels) npu.inputs.push(port.area, neuronAt(port, x, y, z), 1);
	npu.step();
	motors.read();
	return [...motors.values];
}

test("any spike of a depth-1 area is a full command, as in the essential genome", () => {
	const it = robot([8, 1, 1]);
	expect(burst(it, [0, 0, 0], [3, 0, 0], [4, 0, 0], [5, 0, 0])).toEqual([1, -1, 0, 0]);
	expect([...it.motors.commands]).toEqual([1, 0, 0, 1, 1, 1, 0, 0]);
});

test("depth says how much, several spikes average, rows above y = 0 count nothing", () => {
	const it = robot([2, 3, 10]);
	expect(burst(it, [0, 0, 5])).toEqual([0.5]);
	expect(burst(it, [1, 0, 0], [1, 0, 9])).toEqual([-Math.fround(0.55)]);
	expect(burst(it, [0, 1, 0], [0, 2, 0])).toEqual([-Math.fround(0.55)]);
});

test("whatever the signed encoder makes of a value comes back", () => {
	fc.assert(
		fc.property(
			fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
			fc.integer({ min: 1, max: 40 }),
			fc.integer({ min: 1, max: 3 }),
			(values, depth, perVoxel) => {
				const it = robot([6, 1, depth, perVoxel]);
				const voxels = values.flatMap((value, i): [number, number, number][] => {
					const z = encodeSignedLinear(value, depth);
					return z === SILENT ? [] : [[signedColumn(i, value), 0, z]];
				});
				const read = burst(it, ...voxels);
				return values.every((value, i) => Math.abs(read[i]! - value) <= 1 / depth + 1e-6);
			},
		),
		{ seed: 7, numRuns: 50 },
	);
});

test("silence holds the last command for ever by default", () => {
	const it = robot([4, 1, 1]);
	burst(it, [0, 0, 0]);
	for (let i = 0; i < 50; i++) burst(it);
	expect([...it.motors.values]).toEqual([1, 0]);
});

test("after the time-out a silent motor goes to neutral, alone", () => {
	const it = robot([4, 1, 1], 3);
	burst(it, [0, 0, 0], [3, 0, 0]);
	expect(burst(it, [3, 0, 0])).toEqual([1, -1]);
	expect(burst(it, [3, 0, 0])).toEqual([1, -1]);
	expect(burst(it, [3, 0, 0])).toEqual([0, -1]);
	expect(burst(it, [1, 0, 0])).toEqual([-1, -1]);
});

test("fractional motors add their bits without FEAGI's doubling", () => {
	const it = robot([2, 1, 4], HOLD, 2);
	expect(it.port.fractional).toBe(true);
	expect(burst(it, [0, 0, 0], [0, 0, 2])).toEqual([0.625]);
	expect(burst(it, [1, 0, 1])).toEqual([-0.25]);
});

test("a column without its partner and ports of other coders drive nothing", () => {
	expect(robot([3, 1, 1]).motors.values.length).toBe(1);
	const image = brain({ [ioId("ogaz", Coder.PERCENTAGE)]: [4, 1, 10], [ioId("opse", SIGNED)]: [2, 1, 10] });
	const npu = new Npu(image);
	expect(motorsOf(npu).map(({ port }) => port.unitCode)).toEqual(["pse"]);
	const gaze = portsOf(image, Direction.OUTPUT).find((port) => port.unitCode === "gaz") as PortShape;
	expect(new Motors(npu, gaze).values.length).toBe(0);
});

test("reading allocates no new arrays", () => {
	const it = robot([8, 1, 10]);
	const { values, commands } = it.motors;
	for (let i = 0; i < 100; i++) burst(it, [i % 8, 0, i % 10]);
	expect(it.motors.values).toBe(values);
	expect(it.motors.commands).toBe(commands);
});
