import { type ChipPins, range } from "./chip.js";

/**
 * ESP32 Series Datasheet: pin overview (GPIO20 is only on PICO-V3, 24 and 28–31 do not exist, 34–39 are inputs without
 * pulls), strapping pins; Technical Reference Manual: chapters LED PWM Controller, I2C, RMT, On-Chip Sensors; ESP-IDF
 * Programming Guide, GPIO: 6–11 and 16–17 go to flash and PSRAM of modules. ESP32-WROOM-32E and ESP32-WROVER-E
 * datasheets, pin definitions: without 37 and 38. ESP32-PICO-D4 Datasheet: 16 and 17 go to its flash.
 */
export const esp32: ChipPins = Object.freeze({
	name: "esp32",
	pins: [...range(0, 19), 21, 22, 23, 25, 26, 27, ...range(32, 39)],
	notEverywhere: [{ pins: [37, 38], because: "is not led out by WROOM and WROVER modules" }],
	inputOnly: range(34, 39),
	adc1: range(32, 39),
	adc2: [0, 2, 4, 12, 13, 14, 15, 25, 26, 27],
	adcUnusable: [],
	adcUnusableBecause: "",
	strapping: [0, 2, 5, 12, 15],
	flash: range(6, 11),
	psram: [16, 17],
	usb: [],
	console: [1, 3],
	pwmChannels: 8,
	pwmTimers: 4,
	i2cBuses: 2,
	pixelStrips: 8,
});
