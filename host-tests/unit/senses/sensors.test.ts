import { describe, expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import type { InputStream, Inputs } from "../../../modules/npu/inputs.js";
import { BooleanInput } from "../../../modules/senses/boolean-input.js";
import { MISC_NOTHING, MiscInput } from "../../../modules/senses/misc-input.js";
import { PercentageInput } from "../../../modules/senses/percentage-input.js";
import { voxelAt } from "../../../modules/senses/ports.js";
import { sensorOf } from "../../../modules/senses/sensors.js";
import { NO_TOKEN, TextInput } from "../../../modules/senses/text.js";
import { fired, ioId, oneArea, type Size } from "./brain.js";

function sense(unit: string, coder: number, size: Size, flags = 0) {
	const it = oneArea(ioId(unit, coder, 0, flags), size);
	const sensor = sensorOf(it.npu, it.port)!;
	const burst = () => {
		it.npu.step();
		return fired(it.npu, it.port);
	};
	return { ...it, sensor, burst };
}

test("the port's data type picks the encoder", () => {
	expect(sense("idgp", Coder.BOOLEAN, [2, 1, 1]).sensor).toBeInstanceOf(BooleanInput);
	for (let coder = 1; coder <= 8; coder++)
		expect(sense("ipro", coder, [8, 1, 2]).sensor).toBeInstanceOf(PercentageInput);
	expect(sense("imis", Coder.MISC, [2, 2, 2]).sensor).toBeInstanceOf(MiscInput);
	expect(sense("iten", Coder.MISC, [1, 1, 16]).sensor).toBeInstanceOf(TextInput);
	for (const [unit, coder] of [
		["iimg", Coder.CARTESIAN_PLANE],
		["imis", 77],
		["omot", Coder.SIGNED_PERCENTAGE],
	] as const)
		expect(sense(unit, coder, [2, 1, 1]).sensor).toBeUndefined();
});

describe("a switch", () => {
	test("spikes at (channel, 0, 0) while it is on, and needs no change to be told", () => {
		const { sensor, burst, npu, port } = sense("idgp", Coder.BOOLEAN, [3, 2, 2]);
		sensor.values[2] = 1;
		for (let i = 0; i < 3; i++) {
			expect(sensor.push()).toBe(true);
			expect(burst()).toEqual([voxelAt(port, 2, 0, 0)]);
		}
		sensor.values.fill(0);
		sensor.push();
		expect(burst()).toEqual([]);
		expect(npu.inputs.dropped).toBe(0);
	});
});

describe("misc data", () => {
	test("reaches its voxel as it is, within ±1, and not when it is next to nothing", () => {
		const { sensor, burst, npu, port } = sense("imis", Coder.MISC, [2, 2, 2, 2]);
		const seen: [number, number][] = [];
		const { values } = sensor;
		values.set([MISC_NOTHING, 0.05, -0.05, 0.5, 7, -7, Number.NaN, 0]);
		sensor.push();
		expect(burst()).toEqual([3, 4].map((voxel) => voxel * 2 + 1));
		for (let voxel = 0; voxel < 8; voxel++) seen.push([voxel, npu.potential(port.area, voxel * 2 + 1)]);
		expect(npu.inputs.dropped).toBe(0);
		expect(seen.map(([, potential]) => potential)).toEqual([
			0,
			Math.fround(0.05),
			-Math.fround(0.05),
			0,
			0,
			-1,
			0,
			0,
		]);
	});

	test("is injected within ±1, whatever it is", () => {
		const { port } = oneArea(ioId("imis", Coder.MISC), [4, 1, 1]);
		let staged: InputStream | undefined;
		const inputs = {
			indices: (count: number) => new Uint16Array(count),
			attach: (_: number, stream: InputStream) => void (staged = stream),
		};
		const misc = new MiscInput(port, inputs as unknown as Inputs);
		misc.values.set([1.5, -1.5, 0, 0.25]);
		misc.push();
		expect([staged!.count, ...staged!.indices]).toEqual([3, 0, 1, 3, 0]);
		expect([...staged!.values]).toEqual([1, -1, 0.25, 0]);
	});

	test("has room for every voxel, and the newest push wins", () => {
		const { sensor, burst } = sense("imis", Coder.MISC, [32, 32, 1]);
		sensor.values.fill(1);
		expect([sensor.push(), sensor.push()]).toEqual([true, true]);
		expect(burst().length).toBe(1024);
		expect(burst()).toEqual([]);
		sensor.values.fill(1);
		sensor.push();
		sensor.values.fill(0);
		sensor.push();
		expect(burst()).toEqual([]);
	});
});

describe("text", () => {
	test("spells token + 1 in binary, once", () => {
		const { sensor, burst } = sense("iten", Coder.MISC, [2, 1, 16]);
		sensor.values[1] = 4;
		expect(sensor.pushChanged()).toBe(true);
		expect(burst()).toEqual([16 + 13, 16 + 15]);
		expect([...sensor.values]).toEqual([NO_TOKEN, NO_TOKEN]);
		sensor.push();
		expect(burst()).toEqual([]);
		for (let i = 0; i < 2; i++) {
			sensor.values[0] = 0;
			sensor.pushChanged();
			expect(burst()).toEqual([15]);
		}
	});

	test("refuses a token that the depth cannot spell", () => {
		const { sensor, burst } = sense("iten", Coder.MISC, [1, 1, 3]);
		sensor.values[0] = 7;
		expect(sensor.push()).toBe(false);
		expect(burst()).toEqual([]);
		sensor.values[0] = 6;
		expect(sensor.push()).toBe(true);
		expect(burst()).toEqual([0, 1, 2]);
	});
});

describe("levels", () => {
	test("are told in every burst by push()", () => {
		const { sensor, burst } = sense("ipro", Coder.PERCENTAGE, [2, 1, 10]);
		sensor.values[0] = 0.5;
		for (let i = 0; i < 3; i++) {
			sensor.push();
			expect(burst()).toEqual([5]);
		}
	});

	test("are told by pushChanged() as FEAGI does: all of them when one has changed, else none", () => {
		const { sensor, burst } = sense("ipro", Coder.PERCENTAGE, [2, 1, 10]);
		const tell = (...values: number[]) => {
			sensor.values.set(values);
			sensor.pushChanged();
			return burst();
		};
		expect(tell(0.5, 0.1)).toEqual([5, 19]);
		expect(tell(0.5, 0.1)).toEqual([]);
		expect(tell(0.5, 0.2)).toEqual([5, 18]);
		expect(tell(0.5, 0)).toEqual([5]);
		expect(tell(0.5, 0)).toEqual([]);
	});

	test("are told by the first pushChanged() whatever they are", () => {
		const { sensor, burst } = sense("ipro", Coder.PERCENTAGE, [1, 1, 4], 2);
		sensor.pushChanged();
		expect(burst()).toEqual([3]);
	});
});

test("a signed fraction of one digit has room for both its zeros", () => {
	const { sensor, burst } = sense("ipro", Coder.SIGNED_PERCENTAGE, [4, 1, 1], 2);
	sensor.push();
	expect(burst()).toEqual([0, 1, 2, 3]);
});

test("incremental and absolute ports are coded alike, as in FEAGI", () => {
	const [absolute, incremental] = [0, 1].map((flags) => {
		const it = sense("ipro", 6, [8, 1, 10], flags);
		it.sensor.values.set([0.5, -0.3, 0, 1]);
		it.sensor.push();
		return it.burst();
	});
	expect(incremental).toEqual(absolute);
	expect(absolute).toEqual([5, 37, 60]);
});
