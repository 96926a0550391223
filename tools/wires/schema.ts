/** The shape of a board.json (docs/wires.md). Messages complete "must be …". */
import * as v from "valibot";
import { MPU6050_QUANTITIES } from "../../modules/wires/mpu6050.js";

const PIN = 'a pin such as "GPIO4", or 4';

function whole(low: number, high: number) {
	const words = `a whole number from ${low} to ${high}`;
	return v.pipe(v.number(words), v.integer(words), v.minValue(low, words), v.maxValue(high, words));
}

function between(low: number, high: number, unit = "") {
	const words = `a number from ${low} to ${high}${unit}`;
	return v.pipe(v.number(words), v.minValue(low, words), v.maxValue(high, words));
}

function pair(low: number, high: number, unit = "") {
	const end = between(low, high, unit);
	return v.strictTuple([end, end], `two numbers from ${low} to ${high}${unit}`);
}

function text(words: string) {
	return v.pipe(v.string(words), v.minLength(1, words), v.maxLength(200, words));
}

const flag = v.optional(v.boolean("true or false"), false);

/** "GPIO4" or 4; whether the chip has it is checked later. */
const pin = v.pipe(
	v.union([v.pipe(v.string(PIN), v.regex(/^GPIO ?\d{1,3}$/i, PIN)), v.number(PIN)], PIN),
	v.transform((spelling) => (typeof spelling === "number" ? spelling : Number(spelling.slice(4)))),
	v.number(PIN),
	v.integer(PIN),
	v.minValue(0, PIN),
	v.maxValue(999, PIN),
);

const cautions = { allowStrapping: flag, allowUsb: flag, allowConsole: flag };

const wire = {
	area: text("the name or the id of a cortical area"),
	channel: v.optional(whole(0, 65535), 0),
	dimension: v.optional(whole(0, 3), 0),
	...cautions,
};

export const sensorKinds = ["digital", "analog", "i2c"] as const;

const sensor = v.variant(
	"kind",
	[
		v.strictObject({
			...wire,
			kind: v.literal("digital"),
			pin,
			pull: v.optional(v.picklist(["none", "up", "down"], '"none", "up" or "down"'), "none"),
			invert: flag,
		}),
		v.strictObject({
			...wire,
			kind: v.literal("analog"),
			pin,
			range: v.optional(pair(0, 1, " (shares of the converter's range)"), [0, 1]),
		}),
		v.strictObject({
			...wire,
			kind: v.literal("i2c"),
			device: text("the name of one of the devices"),
			quantity: v.picklist([...MPU6050_QUANTITIES], MPU6050_QUANTITIES.join(", ")),
			range: v.optional(pair(-1e6, 1e6)),
		}),
	],
	sensorKinds.map((kind) => JSON.stringify(kind)).join(", "),
);

export const motorKinds = ["digital", "pwm", "servo", "rotary", "pixels"] as const;

const hz = (usual: number) => v.optional(whole(10, 100_000), usual);

const motor = v.variant(
	"kind",
	[
		v.strictObject({
			...wire,
			kind: v.literal("digital"),
			pin,
			threshold: v.optional(between(0, 1), 0),
			invert: flag,
			hold: flag,
		}),
		v.strictObject({
			...wire,
			kind: v.literal("pwm"),
			pin,
			hz: hz(1000),
			range: v.optional(pair(0, 1), [0, 1]),
			hold: flag,
		}),
		v.strictObject({
			...wire,
			kind: v.literal("servo"),
			pin,
			hz: v.optional(whole(10, 400), 50),
			pulse: v.optional(pair(0.1, 10, " (milliseconds)"), [1, 2]),
			hold: v.optional(v.boolean("true or false"), true),
		}),
		v.strictObject({
			...wire,
			kind: v.literal("rotary"),
			pins: v.strictTuple([pin, pin], "two pins"),
			mode: v.optional(v.picklist(["two-pwm", "pwm-direction"], '"two-pwm" or "pwm-direction"'), "two-pwm"),
			hz: hz(1000),
			range: v.optional(pair(0, 1), [0, 1]),
			invert: flag,
			hold: flag,
		}),
		v.strictObject({
			...wire,
			kind: v.literal("pixels"),
			pin,
			count: whole(1, 256),
			colour: v.optional(
				v.strictTuple([whole(0, 255), whole(0, 255), whole(0, 255)], "red, green and blue, 0 to 255 each"),
				[255, 255, 255],
			),
		}),
	],
	motorKinds.map((kind) => JSON.stringify(kind)).join(", "),
);

const device = v.strictObject({
	kind: v.literal("mpu6050", '"mpu6050"'),
	data: pin,
	clock: pin,
	hz: v.optional(whole(10_000, 1_000_000), 400_000),
	address: v.optional(v.picklist([0x68, 0x69], "104 (0x68), or 105 (0x69) with AD0 at 3.3 V"), 0x68),
	...cautions,
});

export const boardSchema = v.strictObject({
	board: text("the name of a board"),
	description: v.optional(v.string("a text")),
	devices: v.optional(v.record(v.string(), device, "an object of devices by name"), {}),
	sensors: v.optional(v.array(sensor, "a list of sensors"), []),
	motors: v.optional(v.array(motor, "a list of motors"), []),
});

export type BoardFile = v.InferOutput<typeof boardSchema>;
export type SensorEntry = BoardFile["sensors"][number];
export type MotorEntry = BoardFile["motors"][number];
