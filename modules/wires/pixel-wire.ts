import type { PixelStrip } from "platform";
import type { Output } from "../senses/output.js";
import { shade } from "./drive.js";
import { Wire } from "./wire.js";

/** WS2812 pixels, one per channel: three values of a channel are red, green and blue; one is the strength of a colour. */
export class PixelWire extends Wire {
	readonly #strip: PixelStrip;
	readonly #output: Output;
	readonly #first: number;
	readonly #perChannel: number;
	readonly #count: number;
	readonly #parts: Uint8Array;
	/** What the strip shows: red, green, blue of each pixel. */
	readonly #shown: Uint8Array;

	/** `first` value of pixel 0, `perChannel` 1 or 3; `colour` 0xRRGGBB. */
	constructor(
		label: string,
		strip: PixelStrip,
		output: Output,
		first: number,
		perChannel: number,
		count: number,
		colour: number,
	) {
		super(label);
		this.#strip = strip;
		this.#output = output;
		this.#first = first;
		this.#perChannel = perChannel;
		this.#count = count;
		const own = perChannel === 3;
		this.#parts = new Uint8Array(own ? [255, 255, 255] : [colour >>> 16, (colour >>> 8) & 255, colour & 255]);
		this.#shown = new Uint8Array(3 * count);
		this.rest();
	}

	override run(): void {
		const { values } = this.#output;
		const perChannel = this.#perChannel;
		const own = perChannel === 3 ? 1 : 0;
		const parts = this.#parts;
		const red = parts[0];
		const green = parts[1];
		const blue = parts[2];
		let changed = false;
		for (let pixel = 0, at = this.#first; pixel < this.#count; pixel++, at += perChannel) {
			const r = shade(values[at], red);
			const g = shade(values[at + own], green);
			const b = shade(values[at + 2 * own], blue);
			if (this.#set(pixel, r, g, b)) changed = true;
		}
		if (changed) this.#strip.show();
	}

	override rest(): void {
		this.#shown.fill(0);
		for (let pixel = 0; pixel < this.#count; pixel++) this.#strip.set(pixel, 0, 0, 0);
		this.#strip.show();
	}

	#set(pixel: number, red: number, green: number, blue: number): boolean {
		const shown = this.#shown;
		const at = 3 * pixel;
		if (shown[at] === red && shown[at + 1] === green && shown[at + 2] === blue) return false;
		shown[at] = red;
		shown[at + 1] = green;
		shown[at + 2] = blue;
		this.#strip.set(pixel, red, green, blue);
		return true;
	}
}
