// SPDX-License-Identifier: Apache-2.0
/** The SDK's Poco renderer and one of its fonts as a canvas for modules/screen: module "canvas" where there is a screen. */

import Resource from "Resource";
import Poco from "commodetto/Poco";
import parseBMF from "commodetto/parseBMF";
import config from "mc/config";
import type { Canvas } from "platform";
import listen from "touch-and-buttons";

/** Open Sans (Apache License 2.0), from the SDK's examples; its glyphs leave the top rows of a line empty. */
const FONT = "OpenSans-Semibold-16.bf4";
const EMPTY_ROWS = 4;
/**
 * Bytes of the longest list of drawing commands between begin and end: a column of the raster, which fills at most one
 * rectangle of 20 bytes per two rows, or a line of text.
 */
const listBytes = (height: number) => 1024 + 10 * height;

class PocoCanvas implements Canvas {
	readonly width: number;
	readonly height: number;
	readonly textHeight: number;
	readonly #poco: InstanceType<typeof Poco>;
	readonly #font = parseBMF(new Resource(FONT) as unknown as ArrayBuffer);
	/** The newest colour, as it was asked for and as the panel takes it. */
	#rgb = -1;
	#color = 0;

	constructor() {
		this.#poco = new Poco(screen, { displayListLength: listBytes(screen.height) });
		this.width = this.#poco.width;
		this.height = this.#poco.height;
		this.textHeight = this.#font.height - EMPTY_ROWS;
	}

	begin(x: number, y: number, width: number, height: number): void {
		this.#poco.begin(x, y, width, height);
	}

	fill(rgb: number, x: number, y: number, width: number, height: number): void {
		this.#poco.fillRectangle(rgb === this.#rgb ? this.#color : this.#mix(rgb), x, y, width, height);
	}

	text(rgb: number, x: number, y: number, text: string): void {
		const color = rgb === this.#rgb ? this.#color : this.#mix(rgb);
		this.#poco.drawText(text, this.#font, color, x, y - EMPTY_ROWS);
	}

	textWidth(text: string): number {
		return this.#poco.getTextWidth(text, this.#font);
	}

	end(): void {
		this.#poco.end();
	}

	onTouch(callback: (x: number, y: number, down: boolean) => void): void {
		listen(this.width, this.height, callback);
	}

	#mix(rgb: number): number {
		this.#rgb = rgb;
		this.#color = this.#poco.makeColor(rgb >> 16, (rgb >> 8) & 255, rgb & 255);
		return this.#color;
	}
}

/** The board's screen; undefined where its driver found none, and with the setting screen=none. Call it once. */
export default function openCanvas(): Canvas | undefined {
	const off = "Screen" in config && config.Screen === undefined;
	return off || typeof screen === "undefined" ? undefined : new PocoCanvas();
}
