import type { I2cDevice } from "platform";
import { Wire } from "./wire.js";

/**
 * TDK InvenSense MPU-6050, accelerometer and gyroscope. Registers: MPU-6000 and MPU-6050 Register Map and
 * Descriptions, RM-MPU-6000A-00, revision 4.2. The MPU-6500 and MPU-9250 keep them for what is read here.
 */
const Register = Object.freeze({ GYRO_CONFIG: 0x1b, MEASUREMENTS: 0x3b, POWER: 0x6b, WHO_AM_I: 0x75 });
/** MPU-6050, MPU-6500, MPU-9250. */
const IDENTITIES: readonly number[] = Object.freeze([0x68, 0x70, 0x71]);

/** Quantities in the order of the wires format: g, and degrees per second. */
export const MPU6050_QUANTITIES: readonly string[] = Object.freeze([
	"acceleration-x",
	"acceleration-y",
	"acceleration-z",
	"rotation-x",
	"rotation-y",
	"rotation-z",
]);
/** Words of the measurement block: three accelerations, the temperature, three rotations. */
const WORDS: readonly number[] = Object.freeze([0, 1, 2, 4, 5, 6]);
const ACCELERATIONS = 3;
/** At ±2 g and ±250 °/s, what it does after a reset. */
const COUNTS_PER_G = 16384;
const COUNTS_PER_DEGREE = 131;

/** Reads all quantities once per burst: 15 bytes, 0.4 ms at 400 kHz. */
export class Mpu6050 extends Wire {
	/** Whether the newest burst has measurements. */
	alive = false;
	readonly #device: I2cDevice;
	readonly #address = new Uint8Array([Register.MEASUREMENTS]);
	readonly #bytes = new Uint8Array(14);
	#awake = false;

	constructor(label: string, device: I2cDevice) {
		super(label);
		this.#device = device;
	}

	override run(): void {
		if (!this.#awake) this.#wake();
		this.#device.write(this.#address);
		this.#device.read(this.#bytes);
		this.alive = true;
	}

	/** After a failure it may have lost its power: it is woken again. */
	override rest(): void {
		this.alive = false;
		this.#awake = false;
	}

	/** Number `index` of MPU6050_QUANTITIES. */
	quantity(index: number): number {
		const bytes = this.#bytes;
		const at = 2 * WORDS[index];
		const counts = ((bytes[at] << 24) >> 16) | bytes[at + 1];
		return counts / (index < ACCELERATIONS ? COUNTS_PER_G : COUNTS_PER_DEGREE);
	}

	/** Runs at boot and after failures. */
	#wake(): void {
		const device = this.#device;
		const identity = new Uint8Array(1);
		device.write(new Uint8Array([Register.WHO_AM_I]));
		device.read(identity);
		if (!IDENTITIES.includes(identity[0]))
			throw new Error(`it answers ${identity[0]} for who it is, no MPU-6050`);
		device.write(new Uint8Array([Register.POWER, 0]));
		device.write(new Uint8Array([Register.GYRO_CONFIG, 0, 0]));
		this.#awake = true;
	}
}
