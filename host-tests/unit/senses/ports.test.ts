import { describe, expect, test } from "vitest";
import { Coder, Direction } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { PercentageInput } from "../../../modules/senses/percentage-input.js";
import {
	findPort,
	findPortOfArea,
	isInput,
	isSigned,
	neuronAt,
	portsOf,
	readPort,
	valueCount,
	valuesPerChannel,
	voxelAt,
	voxelCount,
} from "../../../modules/senses/ports.js";
import { brain, ioId, oneArea } from "./brain.js";

const eye = ioId("isvi", Coder.CARTESIAN_PLANE, 4);
const tilt = ioId("iacc", 7);
const wheel = ioId("omot", Coder.SIGNED_PERCENTAGE);
const image = brain({ [eye]: [4, 3, 2], [tilt]: [7, 1, 10], [wheel]: [2, 1, 5, 3] }, { [wheel]: "wheels" });

describe("ports", () => {
	test("are found by name and by area", () => {
		const index = findPort(image, "wheels");
		expect(readPort(image, index).unitCode).toBe("mot");
		expect(findPortOfArea(image, image.findArea("wheels"))).toBe(index);
		expect([findPort(image, "wings"), findPortOfArea(image, 0)]).toEqual([-1, -1]);
	});

	test("say what their area is", () => {
		const [seen] = portsOf(image, Direction.INPUT).filter((port) => port.unitCode === "svi");
		expect(seen).toMatchObject({
			coder: 9,
			subUnit: 4,
			unit: 0,
			width: 4,
			height: 3,
			depth: 2,
			neuronsPerVoxel: 1,
		});
		expect(seen && isInput(seen)).toBe(true);
		expect(seen && [valuesPerChannel(seen), valueCount(seen), isSigned(seen)]).toEqual([0, 0, false]);
		const acceleration = readPort(image, findPort(image, tilt));
		expect([valuesPerChannel(acceleration), valueCount(acceleration), isSigned(acceleration)]).toEqual([
			3,
			3,
			true,
		]);
	});

	test("count neurons x outermost, then y, z; senses drive the last neuron of a voxel", () => {
		const wheels = readPort(image, findPort(image, "wheels"));
		expect([neuronAt(wheels, 0, 0, 1), neuronAt(wheels, 1, 0, 0), neuronAt(wheels, 1, 0, 4)]).toEqual([
			5, 17, 29,
		]);
		expect([voxelAt(wheels, 0, 0, 1), voxelAt(wheels, 1, 0, 4), voxelCount(wheels)]).toEqual([1, 9, 10]);
	});

	test("have the flags that their data type knows (specification, 1.9)", () => {
		const flagged = (coder: number, flags: number) => {
			const { port } = oneArea(ioId("imis", coder, 0, flags), [2, 1, 1]);
			return [port.incremental, port.fractional];
		};
		expect([0, 1, 2, 3].map((flags) => flagged(Coder.PERCENTAGE, flags))).toEqual([
			[false, false],
			[true, false],
			[false, true],
			[true, true],
		]);
		expect(flagged(Coder.BOOLEAN, 3)).toEqual([false, false]);
		expect(flagged(Coder.CARTESIAN_PLANE, 3)).toEqual([true, false]);
		expect(flagged(Coder.MISC, 3)).toEqual([true, false]);
	});
});

test("a percentage input spikes where its values say, every burst anew", () => {
	const npu = new Npu(image);
	const port = readPort(image, findPort(image, tilt));
	const input = new PercentageInput(port, npu.inputs);
	input.values.set([0.5, -0.5, 0]);
	for (let i = 0; i < 2; i++) {
		expect(input.push()).toBe(true);
		npu.step();
		expect(npu.firedCount(port.area)).toBe(2);
		expect(npu.fired(port.area, neuronAt(port, 0, 0, 5))).toBe(true);
		expect(npu.fired(port.area, neuronAt(port, 3, 0, 5))).toBe(true);
	}
});

test("a fractional input lights its bits, and both columns for a signed zero", () => {
	const gyro = brain({ [ioId("igyq", Coder.SIGNED_PERCENTAGE, 0, 2)]: [4, 1, 4] });
	const npu = new Npu(gyro);
	const port = portsOf(gyro, Direction.INPUT)[0]!;
	const input = new PercentageInput(port, npu.inputs);
	input.values.set([-0.625, 0]);
	input.push();
	npu.step();
	const lit = Array.from({ length: 16 }, (_, neuron) => neuron).filter((neuron) =>
		npu.fired(port.area, neuron),
	);
	expect(lit).toEqual([4, 6, 11, 15]);
});

test("a percentage input has room for all its spikes, and the newest push wins", () => {
	const wide = brain({ [ioId("iinf", Coder.PERCENTAGE)]: [300, 1, 2] });
	const npu = new Npu(wide);
	const port = portsOf(wide, Direction.INPUT)[0]!;
	const input = new PercentageInput(port, npu.inputs);
	for (const value of [0.25, 1]) {
		input.values.fill(value);
		expect(input.push()).toBe(true);
	}
	npu.step();
	expect(npu.firedCount(port.area)).toBe(300);
	expect(npu.fired(port.area, neuronAt(port, 299, 0, 0))).toBe(true);
	expect(npu.inputs.dropped).toBe(0);
	input.push();
	input.values.fill(0);
	input.push();
	npu.step();
	expect(npu.firedCount(port.area)).toBe(0);
});
