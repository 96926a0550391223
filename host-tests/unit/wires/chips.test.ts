/** The chip tables against figures of ESP-IDF, copied by hand from commit 1021229 (the files that chip.ts names). */
import { describe, expect, test } from "vitest";
import type { ChipPins } from "../../../tools/wires/chips/chip.js";
import { wiredBoards } from "../../../tools/wires/chips/chips.js";

interface Figures {
	/** SOC_GPIO_VALID_GPIO_MASK, SOC_GPIO_VALID_OUTPUT_GPIO_MASK. */
	readonly valid: bigint;
	readonly outputs: bigint;
	/** ADC1_CHANNEL_n_GPIO_NUM, ADC2_CHANNEL_n_GPIO_NUM, in the order of the channels. */
	readonly adc1: readonly number[];
	readonly adc2: readonly number[];
	/** gpio/CHIP.inc. */
	readonly strapping: readonly number[];
	readonly spi: readonly number[];
	readonly usb: readonly number[];
	/** U0TXD_GPIO_NUM, U0RXD_GPIO_NUM. */
	readonly console: readonly number[];
	/** SOC_LEDC_CHANNEL_NUM, SOC_LEDC_TIMER_NUM, SOC_HP_I2C_NUM, RMT_LL_TX_CANDIDATES_PER_INST. */
	readonly counts: readonly number[];
}

const bit = (...pins: number[]) => pins.reduce((mask, pin) => mask | (1n << BigInt(pin)), 0n);

const figures: Record<string, Figures> = {
	esp32: {
		valid: 0xffffffffffn & ~bit(24, 28, 29, 30, 31),
		outputs: 0xffffffffffn & ~bit(24, 28, 29, 30, 31) & ~bit(34, 35, 36, 37, 38, 39),
		adc1: [36, 37, 38, 39, 32, 33, 34, 35],
		adc2: [4, 0, 2, 15, 13, 12, 14, 27, 25, 26],
		strapping: [0, 2, 5, 12, 15],
		spi: [6, 7, 8, 9, 10, 11, 16, 17],
		usb: [],
		console: [1, 3],
		counts: [8, 4, 2, 8],
	},
	esp32s3: {
		valid: 0x1ffffffffffffn & ~bit(22, 23, 24, 25),
		outputs: 0x1ffffffffffffn & ~bit(22, 23, 24, 25),
		adc1: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
		adc2: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
		strapping: [0, 3, 45, 46],
		spi: [26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37],
		usb: [19, 20],
		console: [43, 44],
		counts: [8, 4, 2, 4],
	},
	esp32c3: {
		valid: (1n << 22n) - 1n,
		outputs: (1n << 22n) - 1n,
		adc1: [0, 1, 2, 3, 4],
		adc2: [5],
		strapping: [2, 8, 9],
		spi: [12, 13, 14, 15, 16, 17],
		usb: [18, 19],
		console: [21, 20],
		counts: [6, 4, 1, 2],
	},
	esp32c6: {
		valid: (1n << 31n) - 1n,
		outputs: (1n << 31n) - 1n,
		adc1: [0, 1, 2, 3, 4, 5, 6],
		adc2: [],
		strapping: [4, 5, 8, 9, 15],
		spi: [24, 25, 26, 27, 28, 29, 30],
		usb: [12, 13],
		console: [16, 17],
		counts: [6, 4, 1, 2],
	},
};

/** What the tables leave out on purpose: GPIO20 of ESP32-PICO-V3, and GPIO11 of ESP32-C3, which feeds the flash. */
const refused: Record<string, { missing?: number; flash?: number }> = {
	esp32: { missing: 20 },
	esp32c3: { flash: 11 },
};

const sorted = (pins: readonly number[]) => [...pins].sort((a, b) => a - b);
const chips = new Map<string, ChipPins>([...wiredBoards.values()].map(({ chip }) => [chip.name, chip]));

describe.each([...chips])("%s", (name, chip) => {
	const figure = figures[name]!;
	const { missing, flash } = refused[name] ?? {};

	test("has the pins of the chip", () => {
		expect(bit(...chip.pins, ...(missing === undefined ? [] : [missing]))).toBe(figure.valid);
		expect(bit(...chip.inputOnly)).toBe(figure.valid & ~figure.outputs);
	});

	test("has its analog pins", () => {
		expect(sorted(chip.adc1)).toEqual(sorted(figure.adc1));
		expect(sorted([...chip.adc2, ...chip.adcUnusable])).toEqual(sorted(figure.adc2));
	});

	test("has its strapping, memory, USB and console pins", () => {
		expect(chip.strapping).toEqual(figure.strapping);
		expect(sorted([...chip.flash, ...chip.psram].filter((pin) => pin !== flash))).toEqual(figure.spi);
		expect(chip.usb).toEqual(figure.usb);
		expect(chip.console).toEqual(figure.console);
	});

	test("has its PWM channels and timers, buses and transmitters", () => {
		expect([chip.pwmChannels, chip.pwmTimers, chip.i2cBuses, chip.pixelStrips]).toEqual(figure.counts);
	});
});
