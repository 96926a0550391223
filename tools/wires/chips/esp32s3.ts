import { type ChipPins, range } from "./chip.js";

/**
 * ESP32-S3 Series Datasheet: pin overview (GPIO22–25 do not exist), pins to flash and PSRAM (26–32, with octal memory
 * also 33–37), strapping pins; Technical Reference Manual: chapters LED PWM Controller, I2C, RMT, On-Chip Sensors.
 */
export const esp32s3: ChipPins = Object.freeze({
	name: "esp32s3",
	pins: [...range(0, 21), ...range(26, 48)],
	notEverywhere: [],
	inputOnly: [],
	adc1: range(1, 10),
	adc2: range(11, 20),
	adcUnusable: [],
	adcUnusableBecause: "",
	strapping: [0, 3, 45, 46],
	flash: range(26, 32),
	psram: range(33, 37),
	usb: [19, 20],
	console: [43, 44],
	pwmChannels: 8,
	pwmTimers: 4,
	i2cBuses: 2,
	pixelStrips: 4,
});
