import { type ChipPins, range } from "./chip.js";

/**
 * ESP32-C6 Series Datasheet: pin overview (24–30 go to the flash; 10 and 11 on packages without flash inside, 14 on
 * those with), strapping pins; Technical Reference Manual: chapters
 * LED PWM Controller (6 channels), I2C, RMT, On-Chip Sensor. The low-power I2C is not counted.
 */
export const esp32c6: ChipPins = Object.freeze({
	name: "esp32c6",
	pins: range(0, 30),
	notEverywhere: [
		{ pins: [10, 11], because: "is not led out by chips with flash inside (ESP32-C6FH4, C6FH8)" },
		{ pins: [14], because: "is led out only by chips with flash inside (ESP32-C6FH4, C6FH8)" },
	],
	inputOnly: [],
	adc1: range(0, 6),
	adc2: [],
	adcUnusable: [],
	adcUnusableBecause: "",
	strapping: [4, 5, 8, 9, 15],
	flash: range(24, 30),
	psram: [],
	usb: [12, 13],
	console: [16, 17],
	pwmChannels: 6,
	pwmTimers: 4,
	i2cBuses: 1,
	pixelStrips: 2,
});
