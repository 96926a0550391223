/**
 * Pins of a board that is not there. Reads come from a recording, writes go into one; both are CSV with the columns
 * burst,time,pin,value. A pin that the recording does not name reads 0; an I2C register that it does not name does
 * not answer.
 */
import type { AnalogPin, BoardIo, DigitalBank, DigitalPin, I2cDevice, PixelStrip, PwmPin } from "platform";

export interface PinEvent {
	readonly burst: number;
	/** Milliseconds. */
	readonly time: number;
	/** "GPIO4", or "GPIO5+GPIO6@104:59": data and clock, address, register. */
	readonly pin: string;
	/** A number; hexadecimal bytes on a bus; "rrggbb" for pixels. */
	readonly value: string;
}

/** A recording that cannot be replayed; `line` counts from 1. */
export class PinRecordingError extends Error {
	readonly line: number;

	constructor(line: number, message: string) {
		super(`line ${line}: ${message}`);
		this.line = line;
	}
}

/** Of a duty: as many as binary32 has. */
const DIGITS = 7;
const HEAD = "burst,time,pin,value";
const WHOLE = /^\d{1,9}$/;
const PIN = /^GPIO\d{1,3}(?:\+GPIO\d{1,3}@\d{1,3}:\d{1,3})?$/;

/** What the recording holds for one pin, and which of it was read last. */
interface Track {
	readonly events: PinEvent[];
	at: number;
}

export function formatPins(events: readonly PinEvent[]): string {
	return [HEAD, ...events.map(({ burst, time, pin, value }) => `${burst},${time},${pin},${value}`), ""].join(
		"\n",
	);
}

/** Throws PinRecordingError. Bursts must not go back. */
export function parsePins(text: string): PinEvent[] {
	const lines = text.split(/\r?\n/);
	if (lines[0]!.trim() !== HEAD) throw new PinRecordingError(1, `is not ${HEAD}`);
	let last = 0;
	return lines.slice(1).flatMap((line, i) => {
		if (line.trim() === "") return [];
		const [burst, time, pin = "", value = "", ...more] = line.split(",").map((cell) => cell.trim());
		const event = { burst: Number(burst), time: Number(time), pin, value };
		if (!(WHOLE.test(burst!) && event.burst >= last && time && Number.isFinite(event.time)))
			throw new PinRecordingError(i + 2, "burst must be a whole number that does not go back, time a number");
		if (!PIN.test(pin))
			throw new PinRecordingError(i + 2, "pin must be as GPIO4, or GPIO6+GPIO7@104:59 for a register");
		if (more.length > 0 || !/^[\w.+-]+$/.test(value))
			throw new PinRecordingError(i + 2, "value is missing or unreadable");
		last = event.burst;
		return [event];
	});
}

export interface RecordedPinsOptions {
	/** What pins read. */
	readonly replay?: readonly PinEvent[];
	/** Milliseconds for the time column. @default 0 always */
	readonly now?: () => number;
}

/** A BoardIo for Node. Set `burst`, which must not go back, before each burst. */
export class RecordedPins implements BoardIo {
	burst = 0;
	/** What was read, and what was written; a value that did not change is not repeated. */
	readonly reads: PinEvent[] = [];
	readonly writes: PinEvent[] = [];
	readonly #tracks = new Map<string, Track>();
	readonly #newestReads = new Map<string, string>();
	readonly #newestWrites = new Map<string, string>();
	readonly #taken = new Set<number>();
	readonly #now: () => number;

	constructor({ replay = [], now = () => 0 }: RecordedPinsOptions = {}) {
		this.#now = now;
		for (const event of replay) {
			const track = this.#tracks.get(event.pin);
			if (track) track.events.push(event);
			else this.#tracks.set(event.pin, { events: [event], at: -1 });
		}
	}

	digital(pin: number, mode: "input" | "input-pull-up" | "input-pull-down" | "output"): DigitalPin {
		const close = this.#take(pin);
		return {
			read: () => (Number(this.#read(`GPIO${pin}`) ?? (mode === "input-pull-up" ? 1 : 0)) ? 1 : 0),
			write: (value) => this.#write(`GPIO${pin}`, value),
			close,
		};
	}

	bank(pins: readonly number[]): DigitalBank {
		const closes = pins.map((pin) => this.#take(pin));
		return {
			write: (bits) => pins.forEach((pin, i) => void this.#write(`GPIO${pin}`, (bits >>> i) & 1)),
			close: () => closes.forEach((close) => void close()),
		};
	}

	analog(pin: number): AnalogPin {
		const close = this.#take(pin);
		return { read: () => Number(this.#read(`GPIO${pin}`) ?? 0), close };
	}

	pwm(pin: number, _hz: number): PwmPin {
		const close = this.#take(pin);
		return { write: (duty) => this.#write(`GPIO${pin}`, Number(duty.toPrecision(DIGITS))), close };
	}

	i2c(data: number, clock: number, _hz: number, address: number): I2cDevice {
		const bus = `GPIO${data}+GPIO${clock}@${address}`;
		let register = 0;
		return {
			write: (bytes) => {
				register = bytes[0] ?? 0;
				if (bytes.length > 1)
					this.#write(`${bus}:${register}`, Buffer.from(bytes.subarray(1)).toString("hex"));
			},
			read: (bytes) => {
				const answer = this.#read(`${bus}:${register}`);
				if (answer === undefined) throw new Error("no answer");
				bytes.set(Buffer.from(answer, "hex").subarray(0, bytes.length));
			},
			close: () => {},
		};
	}

	pixels(pin: number, count: number): PixelStrip {
		const close = this.#take(pin);
		const colours = new Array<string>(count).fill("000000");
		return {
			set: (index, red, green, blue) => {
				colours[index] = Buffer.from([red, green, blue]).toString("hex");
			},
			show: () => this.#write(`GPIO${pin}`, colours.join("")),
			close,
		};
	}

	/** As a board does, it gives a pin away once. */
	#take(pin: number): () => void {
		if (this.#taken.has(pin)) throw new Error("in use");
		this.#taken.add(pin);
		return () => void this.#taken.delete(pin);
	}

	/** The newest value of the recording up to now. */
	#read(pin: string): string | undefined {
		const track = this.#tracks.get(pin);
		if (!track) return undefined;
		const { events } = track;
		while (track.at + 1 < events.length && events[track.at + 1]!.burst <= this.burst) track.at++;
		const value = events[track.at]?.value;
		if (value !== undefined) this.#note(this.reads, this.#newestReads, pin, value);
		return value;
	}

	#write(pin: string, value: string | number): void {
		this.#note(this.writes, this.#newestWrites, pin, String(value));
	}

	#note(events: PinEvent[], newest: Map<string, string>, pin: string, value: string): void {
		if (newest.get(pin) === value) return;
		newest.set(pin, value);
		events.push({ burst: this.burst, time: this.#now(), pin, value });
	}
}
