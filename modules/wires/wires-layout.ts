/** Numbers of the wires format (docs/wires.md), for its writer (tools/wires) and its reader. Little-endian. */

/** "FXWR" read as a little-endian u32. */
export const WIRES_MAGIC = 0x52575846;
export const WIRES_MAJOR = 1;
export const WIRES_MINOR = 0;

/** "None" in every pin and device field. */
export const NO_PIN = 255;
/** Pins are numbered as the chip numbers its GPIOs; no chip has more. */
export const PINS = 64;

/** By the number in the header. */
export const CHIP_NAMES: readonly string[] = Object.freeze(["esp32", "esp32s3", "esp32c3", "esp32c6"]);

/** Records follow the header without gaps: devices, sensors, motors, then the names. */
export const WiresHeader = Object.freeze({
	MAGIC: 0,
	MAJOR: 4,
	MINOR: 5,
	/** Index into CHIP_NAMES. */
	CHIP: 6,
	WIRES_BYTES: 8,
	/** u16 each. */
	DEVICE_COUNT: 12,
	SENSOR_COUNT: 14,
	MOTOR_COUNT: 16,
	/** CRC32 over everything before it and everything after it. */
	CRC: 20,
	BYTES: 24,
});

/** A device on an I2C bus. */
export const Device = Object.freeze({ KIND: 0, ADDRESS: 1, DATA: 2, CLOCK: 3, HZ: 4, BYTES: 8 });
export const DeviceKind = Object.freeze({ MPU6050: 1 });
export const DEVICE_KINDS = 1;

export const Sensor = Object.freeze({
	/** Eight raw bytes of the cortical id. */
	AREA: 0,
	KIND: 8,
	FLAGS: 9,
	PIN: 10,
	/** Index of the device record. */
	DEVICE: 11,
	CHANNEL: 12,
	/** Which value of a channel that has several. */
	DIMENSION: 14,
	/** What of a device, as the device numbers it. */
	QUANTITY: 15,
	/** f32: the reading that means 0 (−1 where the area is signed) … */
	LOW: 16,
	/** … and the one that means 1. Pins: shares of the converter's range. */
	HIGH: 20,
	/** u16 byte offset and length of the area's name, for the console. */
	NAME: 24,
	NAME_BYTES: 26,
	BYTES: 28,
});
export const SensorKind = Object.freeze({ DIGITAL: 1, ANALOG: 2, DEVICE: 3 });
export const SENSOR_KINDS = 3;
export const SensorFlag = Object.freeze({ INVERT: 1, PULL_UP: 2, PULL_DOWN: 4 });
export const SENSOR_FLAGS = 7;

export const Motor = Object.freeze({
	AREA: 0,
	KIND: 8,
	FLAGS: 9,
	PIN: 10,
	SECOND_PIN: 11,
	CHANNEL: 12,
	DIMENSION: 14,
	/** f32. Digital: on above it; pwm, rotary: duty just above 0; servo: shortest pulse, ms. */
	LOW: 16,
	/** f32. Pwm, rotary: duty at 1; servo: longest pulse, ms. */
	HIGH: 20,
	/** Of the PWM; 0 where there is none. */
	HZ: 24,
	NAME: 28,
	NAME_BYTES: 30,
	/** u16: pixels of the strip. */
	COUNT: 32,
	/** 0xRRGGBB: colour of a pixel at 1, where the area gives no colours. */
	COLOUR: 36,
	BYTES: 40,
});
export const MotorKind = Object.freeze({ DIGITAL: 1, PWM: 2, SERVO: 3, ROTARY: 4, PIXELS: 5 });
export const MOTOR_KINDS = 5;
export const MotorFlag = Object.freeze({
	INVERT: 1,
	/** Silence keeps what was told last, and nothing happens before the first spike. */
	HOLD: 2,
	/** The second pin tells the direction; else it is the PWM of the other direction. */
	DIRECTION: 4,
});
export const MOTOR_FLAGS = 7;
