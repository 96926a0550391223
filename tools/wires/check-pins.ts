import { at, quote } from "../genome/json-path.js";
import type { Note } from "../genome/model.js";
import { Notes } from "../genome/notes.js";
import type { ChipPins } from "./chips/chip.js";
import type { WiredBoard } from "./chips/chips.js";
import { i2cBuses, type Need, type PinUse, pinUses } from "./pin-uses.js";
import type { Board } from "./read-board.js";
import { type BoardErrorCode, refuseBoard } from "./refuse.js";

const MOST_PROPOSED = 8;

/**
 * Every pin of the board against its chip, and all of them against each other. Returns warnings.
 * @throws BoardError naming pin, chip, reason and pins that would do
 */
export function checkPins(board: Board): Note[] {
	const { wired } = board;
	const notes = new Notes();
	const uses = pinUses(board);
	const taken = new Map<number, PinUse>();
	for (const use of uses) {
		const refuse = (code: BoardErrorCode, because: string, cure = "") =>
			refuseBoard(
				code,
				use.path,
				`GPIO${use.pin} of ${wired.chip.name} ${because}.`,
				`${cure}${cure && ", or "}${proposal(wired, use, uses)}`,
			);
		checkPin(wired, use, refuse, notes);
		const other = taken.get(use.pin);
		if (other) refuse("pin-twice", `is taken by ${other.path} already`);
		taken.set(use.pin, use);
	}
	checkCounts(board, uses);
	return notes.list();
}

type Refuse = (code: BoardErrorCode, because: string, cure?: string) => never;

function checkPin({ chip, psram }: WiredBoard, use: PinUse, refuse: Refuse, notes: Notes): void {
	const { pin, need } = use;
	if (!chip.pins.includes(pin)) refuse("pin-missing", "does not exist");
	for (const { pins, because } of chip.notEverywhere)
		if (pins.includes(pin)) notes.warn("pin-package", use.path, `GPIO${pin} of ${chip.name} ${because}.`);
	if (chip.flash.includes(pin)) refuse("pin-flash", "goes to the flash that the firmware runs from");
	if (chip.psram.includes(pin)) {
		if (psram) refuse("pin-psram", "goes to the PSRAM");
		const message = `GPIO${pin} of ${chip.name} goes to the PSRAM or the flash on some modules.`;
		notes.warn("pin-psram", use.path, message);
	}
	if (chip.usb.includes(pin) && !use.allowUsb)
		refuse("pin-usb", "is the USB port that the board is flashed through", 'write "allowUsb": true');
	if (chip.console.includes(pin) && !use.allowConsole)
		refuse("pin-console", "is UART0, the serial console", 'write "allowConsole": true');
	if (need === "analog") checkAnalog(chip, use, refuse, notes);
	else if (need !== "input" && chip.inputOnly.includes(pin)) refuse("pin-input-only", "can only be an input");
	if (use.pull && chip.inputOnly.includes(pin))
		refuse("pin-pull", "has no pull resistors", 'connect one and write "pull": "none"');
	if (chip.strapping.includes(pin) && !use.allowStrapping)
		refuse(
			"pin-strapping",
			"is a strapping pin: what is connected there at reset may keep the chip from starting",
			'write "allowStrapping": true if you know it does not',
		);
}

function checkAnalog(chip: ChipPins, { pin, path }: PinUse, refuse: Refuse, notes: Notes): void {
	if (chip.adcUnusable.includes(pin)) refuse("pin-analog", `cannot be read: ${chip.adcUnusableBecause}`);
	if (chip.adc1.includes(pin)) return;
	if (!chip.adc2.includes(pin)) refuse("pin-analog", "is not connected to an analog converter");
	const message = `GPIO${pin} of ${chip.name} belongs to ADC2, which Wi-Fi takes for itself; ADC1 has ${list(chip.adc1)}.`;
	notes.warn("pin-adc2", path, message);
}

function checkCounts(board: Board, uses: readonly PinUse[]): void {
	const { chip } = board.wired;
	const pwm = uses.filter(({ need }) => need === "pwm");
	const overflow = pwm[chip.pwmChannels];
	if (overflow)
		refuseBoard(
			"pwm-channels",
			overflow.path,
			`${chip.name} has ${chip.pwmChannels} PWM channels, and ${pwm.length} are asked for.`,
			'use "mode": "pwm-direction" for rotary motors, digital outputs, or fewer motors',
		);
	const frequencies = [...new Set(pwm.map(({ hz }) => hz))];
	if (frequencies.length > chip.pwmTimers)
		refuseBoard(
			"pwm-frequencies",
			pwm.find(({ hz }) => hz === frequencies[chip.pwmTimers])!.path,
			`${chip.name} has ${chip.pwmTimers} PWM timers, and ${frequencies.length} frequencies are asked for: ${frequencies.join(", ")} Hz.`,
			"give motors the same hz",
		);
	const buses = i2cBuses(board);
	if (buses.length > chip.i2cBuses)
		refuseBoard(
			"i2c-buses",
			"$.devices",
			`${chip.name} has ${chip.i2cBuses} I2C bus${chip.i2cBuses > 1 ? "es" : ""}, and ${buses.length} pairs of pins are named.`,
			"put the devices on the same data and clock pins",
		);
	checkAddresses(board);
	const strips = uses.filter(({ need }) => need === "pixels");
	if (strips.length > chip.pixelStrips)
		refuseBoard(
			"pixel-strips",
			strips[chip.pixelStrips]!.path,
			`${chip.name} drives ${chip.pixelStrips} strips of pixels, and ${strips.length} are asked for.`,
			"connect strips one after the other and raise count",
		);
}

function checkAddresses({ devices }: Board): void {
	const taken = new Map<string, string>();
	for (const [name, { address, clock, data }] of Object.entries(devices)) {
		const place = `${data} ${clock} ${address}`;
		const other = taken.get(place);
		if (other !== undefined)
			refuseBoard(
				"i2c-address",
				at(at("$.devices", name), "address"),
				`${quote(other)} has the address ${address} on this bus already.`,
				"connect pin AD0 of one of them to 3.3 V: it then has the address 105",
			);
		taken.set(place, name);
	}
}

function proposal({ chip }: WiredBoard, { need, pull }: PinUse, uses: readonly PinUse[]): string {
	const free = chip.pins.filter(
		(pin) => isFit(chip, pin, need, pull) && !uses.some((other) => other.pin === pin),
	);
	return free.length > 0 ? `use ${list(free)}` : "leave this wire out: no such pin is free";
}

/** Without any caution. */
function isFit(chip: ChipPins, pin: number, need: Need, pull: boolean): boolean {
	const { console, flash, psram, strapping, usb } = chip;
	const elsewhere = chip.notEverywhere.flatMap(({ pins }) => pins);
	if ([flash, psram, strapping, usb, console, elsewhere].some((pins) => pins.includes(pin))) return false;
	if (need === "analog") return chip.adc1.includes(pin);
	return (need === "input" && !pull) || !chip.inputOnly.includes(pin);
}

function list(pins: readonly number[]): string {
	const names = pins.slice(0, MOST_PROPOSED).map((pin) => `GPIO${pin}`);
	const more = pins.length > MOST_PROPOSED ? ", …" : "";
	return names.length > 1
		? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}${more}`
		: `${names[0]}${more}`;
}
