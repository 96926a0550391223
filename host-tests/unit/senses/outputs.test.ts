import { describe, expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import { BooleanOutput } from "../../../modules/senses/boolean-output.js";
import { CartesianOutput } from "../../../modules/senses/cartesian-output.js";
import { MiscOutput } from "../../../modules/senses/misc-output.js";
import { motorOf } from "../../../modules/senses/motors.js";
import { HOLD } from "../../../modules/senses/output.js";
import { PercentageOutput } from "../../../modules/senses/percentage-output.js";
import { neuronAt, voxelAt } from "../../../modules/senses/ports.js";
import { NO_TOKEN, TextOutput } from "../../../modules/senses/text.js";
import { ioId, oneArea, type Size } from "./brain.js";

type Voxel = [x: number, y: number, z: number, potential?: number];

function act(unit: string, coder: number, size: Size, neutralAfter?: number, driven = false) {
	const it = oneArea(ioId(unit, coder), size, { driven });
	const motor = motorOf(it.npu, it.port, neutralAfter)!;
	const burst = (...voxels: Voxel[]) => {
		for (const [x, y, z, potential = 1] of voxels)
			it.npu.inputs.push(it.port.area, neuronAt(it.port, x, y, z), potential);
		it.npu.step();
		motor.read();
		return [...motor.values];
	};
	return { ...it, motor, burst };
}

test("the port's data type picks the decoder", () => {
	expect(act("omis", Coder.BOOLEAN, [2, 1, 1]).motor).toBeInstanceOf(BooleanOutput);
	for (let coder = 1; coder <= 8; coder++)
		expect(act("opse", coder, [8, 1, 2]).motor).toBeInstanceOf(PercentageOutput);
	expect(act("oimg", Coder.CARTESIAN_PLANE, [2, 2, 1]).motor).toBeInstanceOf(CartesianOutput);
	expect(act("oseg", Coder.MISC, [2, 2, 2]).motor).toBeInstanceOf(MiscOutput);
	expect(act("oten", Coder.MISC, [1, 1, 16]).motor).toBeInstanceOf(TextOutput);
	for (const [unit, coder] of [
		["omot", 77],
		["ipro", Coder.PERCENTAGE],
	] as const)
		expect(
			motorOf(oneArea(ioId(unit, coder), [2, 1, 1]).npu, oneArea(ioId(unit, coder), [2, 1, 1]).port),
		).toBeUndefined();
});

describe("unsigned percentages", () => {
	test("decode as the specification's formula says, several spikes averaged (5.4)", () => {
		const { burst } = act("ocnt", Coder.PERCENTAGE, [2, 2, 10]);
		expect(burst([0, 0, 0], [1, 0, 9])).toEqual([1, Math.fround(1 - Math.fround(0.9))]);
		expect(burst([0, 0, 2], [0, 0, 5])).toEqual([Math.fround(1 - 7 / 20), Math.fround(1 - Math.fround(0.9))]);
		expect(burst([0, 1, 9])[0]).toBe(Math.fround(1 - 7 / 20));
	});

	test("rest at the neutral that they are given", () => {
		const { motor, burst } = act("ocnt", Coder.PERCENTAGE, [2, 1, 4], 2);
		(motor as PercentageOutput).neutral = 0.25;
		burst([0, 0, 0], [1, 0, 0]);
		expect(burst([0, 0, 0])).toEqual([1, 1]);
		expect(burst([0, 0, 0])).toEqual([1, 0.25]);
	});
});

describe("a switch that the brain throws", () => {
	test("is on in the bursts with its spike", () => {
		const { burst } = act("omis", Coder.BOOLEAN, [3, 2, 2, 2]);
		expect(burst([1, 0, 0], [2, 1, 0], [2, 0, 1])).toEqual([0, 1, 0]);
		expect(burst([0, 0, 0])).toEqual([1, 0, 0]);
		expect(burst()).toEqual([0, 0, 0]);
	});

	test("goes off later, or never, if told so", () => {
		const slow = act("omis", Coder.BOOLEAN, [1, 1, 1], 3);
		expect([slow.burst([0, 0, 0]), slow.burst(), slow.burst(), slow.burst()].flat()).toEqual([1, 1, 1, 0]);
		const latch = act("omis", Coder.BOOLEAN, [1, 1, 1], HOLD);
		latch.burst([0, 0, 0]);
		for (let i = 0; i < 50; i++) expect(latch.burst()).toEqual([1]);
	});
});

describe("misc data", () => {
	test("are 1 where something spiked; a new spike makes the whole area new", () => {
		const { burst, port } = act("omis", Coder.MISC, [3, 4, 5, 2], 2);
		const at = (values: number[]) => values.flatMap((value, voxel) => (value ? [voxel] : []));
		expect(at(burst([0, 0, 0], [2, 3, 4]))).toEqual([0, voxelAt(port, 2, 3, 4)]);
		expect(at(burst([1, 1, 1]))).toEqual([voxelAt(port, 1, 1, 1)]);
		expect(at(burst())).toEqual([voxelAt(port, 1, 1, 1)]);
		expect(at(burst())).toEqual([]);
	});
});

describe("pictures", () => {
	test("have the top row first and interleaved colours", () => {
		const { burst } = act("oimg", Coder.CARTESIAN_PLANE, [2, 2, 3]);
		expect(burst([0, 1, 0], [1, 0, 2])).toEqual([255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255]);
	});

	test("are as bright as the potential was where the area keeps it, rounded and clamped", () => {
		const { burst } = act("oimg", Coder.CARTESIAN_PLANE, [4, 1, 1], 1, true);
		expect(burst([0, 0, 0, 0.4], [1, 0, 0, 99.5], [2, 0, 0, 700])).toEqual([0, 100, 255, 0]);
		expect(burst()).toEqual([0, 0, 0, 0]);
	});
});

describe("text", () => {
	test("is the token of this burst", () => {
		const { burst } = act("oten", Coder.MISC, [2, 1, 16]);
		expect(burst([0, 0, 13], [0, 0, 15])).toEqual([4, NO_TOKEN]);
		expect(burst([1, 0, 0])).toEqual([NO_TOKEN, 32767]);
		expect(burst()).toEqual([NO_TOKEN, NO_TOKEN]);
	});

	test("stays if told to hold", () => {
		const { burst } = act("oten", Coder.MISC, [1, 1, 40], HOLD);
		burst([0, 0, 39]);
		expect(burst()).toEqual([0]);
		expect(burst([0, 0, 1])).toEqual([0]);
	});
});
