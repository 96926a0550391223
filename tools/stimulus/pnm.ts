/** PGM and PPM pictures: P2, P3 (text) and P5, P6 (binary), up to 16 bits per value, brought to 8. */
import { UsageError } from "../errors.js";
import type { Frame } from "./frame.js";

const CHANNELS: Readonly<Record<string, 1 | 3>> = { P2: 1, P3: 3, P5: 1, P6: 3 };
const MOST_PIXELS = 1 << 24;

/**
 * `path` only names the picture in errors.
 * @throws UsageError frames-picture for anything but one whole picture
 */
export function parsePnm(bytes: Uint8Array, path: string): Frame {
	const reader = new PnmReader(bytes, path);
	const kind = reader.kind();
	const channels = CHANNELS[kind]!;
	const width = reader.integer("the width", MOST_PIXELS);
	const height = reader.integer("the height", Math.floor(MOST_PIXELS / width));
	const most = reader.integer("the largest value", 65535);
	const count = width * height * channels;
	const values = kind === "P5" || kind === "P6" ? reader.binary(count, most) : reader.text(count, most);
	return { width, height, channels, pixels: Uint8Array.from(values, (v) => Math.round((v * 255) / most)) };
}

class PnmReader {
	readonly #bytes: Uint8Array;
	readonly #path: string;
	#at = 0;

	constructor(bytes: Uint8Array, path: string) {
		this.#bytes = bytes;
		this.#path = path;
	}

	kind(): string {
		const kind = String.fromCharCode(...this.#bytes.subarray(0, 2));
		if (!Object.hasOwn(CHANNELS, kind)) {
			const found = /^P[147]$/.test(kind) ? `${kind}, another kind of picture` : "something else";
			this.#refuse(`A picture must begin with P2, P3, P5 or P6; the file begins with ${found}.`);
		}
		this.#at = 2;
		return kind;
	}

	/** The next number of the header, 1 … `limit`. */
	integer(what: string, limit: number): number {
		const word = this.#word();
		const value = Number(word);
		if (!/^\d+$/.test(word) || value < 1 || value > limit)
			this.#refuse(`Its header gives ${JSON.stringify(word)} as ${what}; the limits are 1 and ${limit}.`);
		return value;
	}

	/** After the header's one blank: one or two bytes per value, high byte first. */
	binary(count: number, most: number): Uint8Array | Uint16Array {
		const start = this.#at + 1;
		const size = most > 255 ? 2 : 1;
		const present = Math.max(this.#bytes.length - start, 0);
		if (present < count * size)
			this.#refuse(`Its header promises ${count * size} bytes of pixels; ${present} are there.`);
		if (present > count * size)
			this.#refuse(`After its ${count * size} bytes of pixels come ${present - count * size} more bytes.`);
		const data = this.#bytes.subarray(start);
		const values =
			size === 1
				? data
				: Uint16Array.from({ length: count }, (_, i) => data[2 * i]! * 256 + data[2 * i + 1]!);
		const wrong = values.findIndex((value) => value > most);
		if (wrong >= 0) this.#refuse(`Value ${wrong + 1} is ${values[wrong]}; its header says at most ${most}.`);
		return values;
	}

	text(count: number, most: number): number[] {
		const values: number[] = [];
		for (let word = this.#word(); word !== ""; word = this.#word()) {
			const value = Number(word);
			if (!/^\d+$/.test(word) || value > most)
				this.#refuse(`Value ${values.length + 1} is ${JSON.stringify(word)}; expected 0 to ${most}.`);
			values.push(value);
		}
		if (values.length !== count)
			this.#refuse(`Its header promises ${count} values; ${values.length} are there.`);
		return values;
	}

	/** Text up to the next blank, past blanks and comments; "" at the end. */
	#word(): string {
		const bytes = this.#bytes;
		let word = "";
		for (; this.#at < bytes.length; this.#at++) {
			const letter = String.fromCharCode(bytes[this.#at]!);
			if (letter === "#") {
				while (this.#at + 1 < bytes.length && bytes[this.#at + 1] !== 10) this.#at++;
			} else if (!/\s/.test(letter)) word += letter;
			else if (word !== "") break;
			if (word.length > 32) break;
		}
		return word;
	}

	#refuse(message: string): never {
		const remedy = "save it again as PGM or PPM, for example: magick picture.png picture.ppm";
		throw new UsageError("frames-picture", this.#path, `The picture cannot be read. ${message}`, remedy);
	}
}
