import { at } from "../genome/json-path.js";
import type { Board } from "./read-board.js";

/** What a wire wants of a pin. */
export type Need = "input" | "analog" | "output" | "pwm" | "pixels" | "i2c";

export interface PinUse {
	readonly pin: number;
	readonly path: string;
	readonly need: Need;
	readonly pull: boolean;
	/** Hz of a PWM; else 0. */
	readonly hz: number;
	readonly allowStrapping: boolean;
	readonly allowUsb: boolean;
	readonly allowConsole: boolean;
}

/** Every pin that the board's wires take, in the file's order; devices on one bus share its two. */
export function pinUses(board: Board): PinUse[] {
	return [...deviceUses(board), ...sensorUses(board), ...motorUses(board)];
}

/** Distinct pairs of data and clock pins. */
export function i2cBuses({ devices }: Board): string[] {
	return [...new Set(Object.values(devices).map(({ data, clock }) => `${data} ${clock}`))];
}

function deviceUses({ devices }: Board): PinUse[] {
	const buses = new Set<string>();
	return Object.entries(devices).flatMap(([name, entry]) => {
		const bus = `${entry.data} ${entry.clock}`;
		if (buses.has(bus)) return [];
		buses.add(bus);
		const path = at("$.devices", name);
		return [
			use(entry, entry.data, at(path, "data"), "i2c"),
			use(entry, entry.clock, at(path, "clock"), "i2c"),
		];
	});
}

function sensorUses({ sensors }: Board): PinUse[] {
	return sensors.flatMap((entry, i) => {
		const path = at(at("$.sensors", i), "pin");
		if (entry.kind === "i2c") return [];
		if (entry.kind === "analog") return [use(entry, entry.pin, path, "analog")];
		return [use(entry, entry.pin, path, "input", 0, entry.pull !== "none")];
	});
}

function motorUses({ motors }: Board): PinUse[] {
	return motors.flatMap((entry, i) => {
		const path = at("$.motors", i);
		if (entry.kind === "rotary") {
			const [first, second] = entry.pins;
			const direction = entry.mode === "pwm-direction";
			return [
				use(entry, first, at(at(path, "pins"), 0), "pwm", entry.hz),
				use(entry, second, at(at(path, "pins"), 1), direction ? "output" : "pwm", direction ? 0 : entry.hz),
			];
		}
		if (entry.kind === "digital") return [use(entry, entry.pin, at(path, "pin"), "output")];
		if (entry.kind === "pixels") return [use(entry, entry.pin, at(path, "pin"), "pixels")];
		return [use(entry, entry.pin, at(path, "pin"), "pwm", entry.hz)];
	});
}

function use(
	{ allowStrapping, allowUsb, allowConsole }: Pick<PinUse, "allowStrapping" | "allowUsb" | "allowConsole">,
	pin: number,
	path: string,
	need: Need,
	hz = 0,
	pull = false,
): PinUse {
	return { pin, path, need, hz, pull, allowStrapping, allowUsb, allowConsole };
}
