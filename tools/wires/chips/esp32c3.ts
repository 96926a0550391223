import { type ChipPins, range } from "./chip.js";

/**
 * ESP32-C3 Series Datasheet: pin overview (GPIO11 is VDD_SPI unless an eFuse frees it, 12–17 go to the flash),
 * strapping pins; Technical Reference Manual: chapters LED PWM Controller (6 channels), I2C, RMT. ADC2 (GPIO5):
 * ESP32-C3 Series SoC Errata, "The Digital Controller of SAR ADC2 cannot work".
 */
export const esp32c3: ChipPins = Object.freeze({
	name: "esp32c3",
	pins: range(0, 21),
	notEverywhere: [],
	inputOnly: [],
	adc1: range(0, 4),
	adc2: [],
	adcUnusable: [5],
	adcUnusableBecause: "ADC2 of this chip gives wrong readings (errata), and ESP-IDF does not support it",
	strapping: [2, 8, 9],
	flash: range(11, 17),
	psram: [],
	usb: [18, 19],
	console: [21, 20],
	pwmChannels: 6,
	pwmTimers: 4,
	i2cBuses: 1,
	pixelStrips: 2,
});
