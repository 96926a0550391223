import { describe, expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import { Mpu6050 } from "../../../modules/wires/mpu6050.js";
import { arc, FakeIo } from "./fake-io.js";

const MEASUREMENTS = 0x3b;
const WHO_AM_I = 0x75;
/** 1 g, −1 g, 0.5 g; a temperature; 250 °/s, −250 °/s, 1 °/s. */
const SAMPLE = [0x40, 0, 0xc0, 0, 0x20, 0, 0x12, 0x34, 0x7f, 0xee, 0x80, 0x12, 0, 0x83];

test("turns registers into g and degrees per second", () => {
	const io = new FakeIo();
	io.registers = { [WHO_AM_I]: [0x68], [MEASUREMENTS]: SAMPLE };
	const device = new Mpu6050("imu", io.i2c(6, 7, 400_000, 104));
	device.run();
	expect([0, 1, 2, 3, 4, 5].map((index) => device.quantity(index))).toEqual([1, -1, 0.5, 250, -250, 1]);
	expect(io.writes).toEqual(["register 107=0", "register 27=0,0"]);
	device.run();
	expect(io.writes.length).toBe(2);
});

test("refuses what is no MPU-6050", () => {
	const io = new FakeIo();
	io.registers = { [WHO_AM_I]: [0x33], [MEASUREMENTS]: SAMPLE };
	const device = new Mpu6050("imu", io.i2c(6, 7, 400_000, 104));
	expect(() => device.run()).toThrow("it answers 51 for who it is, no MPU-6050");
});

describe("on a brain", () => {
	const board = {
		devices: { imu: { kind: "mpu6050", data: 6, clock: 7 } },
		sensors: ["acceleration-x", "acceleration-y"].map((quantity, channel) => ({
			area: "sense",
			channel,
			kind: "i2c",
			device: "imu",
			quantity,
			range: [-1, 1],
		})),
		motors: [0, 1].map((channel) => ({ area: "act", channel, kind: "pwm", pin: 4 + channel })),
	};

	test("tilt drives motors, and the device is read once per burst", () => {
		const wired = arc(Coder.SIGNED_PERCENTAGE, [4, 1, 10], board, (io) => {
			io.registers = { [WHO_AM_I]: [0x68], [MEASUREMENTS]: SAMPLE };
		});
		expect(wired.io.opened[0]).toBe("i2c 6 7 400000 104");
		wired.bursts(2);
		expect(wired.io.newWrites()).toEqual(["4=0", "5=0", "register 107=0", "register 27=0,0", "4=1"]);
		wired.io.registers[MEASUREMENTS] = [...SAMPLE.slice(2, 4), ...SAMPLE.slice(0, 2), ...SAMPLE.slice(4)];
		wired.bursts(2);
		expect(wired.io.newWrites()).toEqual(["4=0", "5=1"]);
	});

	test("that does not answer: one sentence, silence, and it is woken when it comes back", () => {
		const wired = arc(Coder.SIGNED_PERCENTAGE, [4, 1, 10], board, (io) => {
			io.registers = { [WHO_AM_I]: [0x68], [MEASUREMENTS]: SAMPLE };
		});
		wired.bursts(2);
		wired.io.newWrites();
		wired.io.broken.add("bus");
		wired.bursts(3_000_000 / wired.image.burstPeriodUs);
		expect(wired.lines).toEqual([
			"wires: GPIO6, GPIO7 (mpu6050 at 104) failed: no answer; it is tried again every second",
		]);
		expect(wired.io.newWrites()).toEqual(["4=0"]);
		wired.io.broken.clear();
		wired.bursts(1_000_000 / wired.image.burstPeriodUs + 2);
		expect(wired.io.newWrites()).toEqual(["register 107=0", "register 27=0,0", "4=1"]);
	});
});
