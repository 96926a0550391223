/**
 * What the pins of a chip can do, as far as wires need it. Pins are GPIO numbers. Besides what each chip names, the
 * source is ESP-IDF 6.2-dev, commit 1021229: components/soc/CHIP/include/soc/soc_caps.h (SOC_GPIO_VALID_GPIO_MASK,
 * SOC_LEDC_CHANNEL_NUM, SOC_LEDC_TIMER_NUM, SOC_HP_I2C_NUM), adc_channel.h, uart_pins.h, hal/rmt_ll.h
 * (RMT_LL_TX_CANDIDATES_PER_INST), and docs/en/api-reference/peripherals/gpio/CHIP.inc (strapping, flash, PSRAM, USB).
 */
export interface ChipPins {
	/** One of CHIP_NAMES (modules/wires/wires-layout.ts). */
	readonly name: string;
	readonly pins: readonly number[];
	/** Pins that some packages or modules do not lead out; `because` completes "GPIO10 of esp32c6 …". */
	readonly notEverywhere: readonly { readonly pins: readonly number[]; readonly because: string }[];
	/** No output, no pull resistors. */
	readonly inputOnly: readonly number[];
	/** Analog inputs that this firmware can read. */
	readonly adc1: readonly number[];
	readonly adc2: readonly number[];
	/** Analog inputs that exist and that this firmware cannot read, and why. */
	readonly adcUnusable: readonly number[];
	readonly adcUnusableBecause: string;
	/** Sampled at reset: what is connected there may keep the chip from starting. */
	readonly strapping: readonly number[];
	/** The flash that the firmware runs from. */
	readonly flash: readonly number[];
	/** External RAM, or further lines of the flash, on modules that have it. */
	readonly psram: readonly number[];
	/** The USB port that the board is flashed through; empty where there is none. */
	readonly usb: readonly number[];
	/** UART0: transmit, receive. */
	readonly console: readonly number[];
	/** PWM channels of the LEDC in low-speed mode; frequencies that they share. */
	readonly pwmChannels: number;
	readonly pwmTimers: number;
	readonly i2cBuses: number;
	/** Transmitters of the RMT, which drive pixels. */
	readonly pixelStrips: number;
}

/** Whole numbers from `first` to `last`. */
export function range(first: number, last: number): number[] {
	return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
