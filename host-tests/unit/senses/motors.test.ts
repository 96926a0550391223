import fc from "fast-check";
import { expect, test } from "vitest";
import { Coder, Direction } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { motorOf, motorsOf } from "../../../modules/senses/motors.js";
import { burstsIn, HOLD, NEUTRAL_MS } from "../../../modules/senses/output.js";
import { encodeSignedLinear, SILENT, signedColumn } from "../../../modules/senses/percentage.js";
import { PercentageOutput } from "../../../modules/senses/percentage-output.js";
import { neuronAt, portsOf } from "../../../modules/senses/ports.js";
import { brain, ioId, type Size } from "./brain.js";

const SIGNED = Coder.SIGNED_PERCENTAGE;

function robot(size: Size, neutralAfter = HOLD, positioning = 0) {
	const image = brain({ [ioId("omot", SIGNED, 0, positioning)]: size });
	const npu = new Npu(image);
	const port = portsOf(image, Direction.OUTPUT)[0]!;
	return { npu, port, motors: new PercentageOutput(npu, port, neutralAfter) };
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

test("silence holds the last command for ever where the time-out is off, as in FEAGI", () => {
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

test("a column without its partner drives nothing, and a gaze is no motor", () => {
	expect(robot([3, 1, 1]).motors.values.length).toBe(1);
	const image = brain({ [ioId("ogaz", Coder.PERCENTAGE)]: [4, 1, 10], [ioId("opse", SIGNED)]: [2, 1, 10] });
	const npu = new Npu(image);
	expect(motorsOf(npu).map(({ port }) => port.unitCode)).toEqual(["pse"]);
});

test("a motor stops half a second after its last spike, unless told otherwise", () => {
	const { npu, port } = robot([2, 1, 1]);
	const motor = motorOf(npu, port)!;
	const bursts = burstsIn(npu.image, NEUTRAL_MS);
	expect(bursts).toBe(Math.round(500_000 / npu.image.burstPeriodUs));
	expect([motor.neutralAfter, motorsOf(npu)[0]!.neutralAfter]).toEqual([bursts, bursts]);
	expect(motorOf(npu, port, HOLD)!.neutralAfter).toBe(HOLD);
	npu.inputs.push(port.area, 0, 1);
	const run = Array.from({ length: bursts + 2 }, () => {
		npu.step();
		motor.read();
		return motor.values[0];
	});
	expect(run).toEqual([...new Array(bursts).fill(1), 0, 0]);
	expect(motor.silence[0]).toBe(bursts + 1);
});

test("a burst is the shortest time-out", () => {
	expect(burstsIn(robot([2, 1, 1]).npu.image, 0)).toBe(1);
});

test("a channel with spikes is decoded whole: its silent columns are 0", () => {
	const image = brain({ [ioId("opse", 7)]: [12, 1, 10] });
	const npu = new Npu(image);
	const port = portsOf(image, Direction.OUTPUT)[0]!;
	const it = { npu, port, motors: new PercentageOutput(npu, port, HOLD) };
	burst(it, [0, 0, 0], [3, 0, 0], [4, 0, 0], [7, 0, 0]);
	expect([...it.motors.values]).toEqual([1, -1, 1, -1, 0, 0]);
	burst(it, [2, 0, 5]);
	expect([...it.motors.values]).toEqual([0, 0.5, 0, -1, 0, 0]);
	expect([...it.motors.silence]).toEqual([0, 1]);
});

test("a voxel of several neurons counts once for each of them, and once only as a digit", () => {
	const linear = robot([2, 1, 10, 3]);
	const { area } = linear.port;
	for (const neuron of [0, 1, 2, 27]) linear.npu.inputs.push(area, neuron, 1);
	linear.npu.step();
	linear.motors.read();
	expect(linear.motors.values[0]).toBe(Math.fround(1 - 9 / 40));
	const fractional = robot([2, 1, 4, 3], HOLD, 2);
	for (const neuron of [0, 1, 2]) fractional.npu.inputs.push(area, neuron, 1);
	fractional.npu.step();
	fractional.motors.read();
	expect(fractional.motors.values[0]).toBe(0.5);
});
