/** A canvas over a buffer of pixels. It throws where a panel's driver would draw elsewhere than it was told. */
import type { Canvas } from "platform";

const CHARACTER_WIDTH = 8;
const NARROW_WIDTH = 4;
const TEXT_HEIGHT = 17;
const UNTOUCHED = -1;

export class PixelCanvas implements Canvas {
	readonly width: number;
	readonly height: number;
	readonly textHeight = TEXT_HEIGHT;
	/** Row by row, 0xRRGGBB; −1 where nothing has been drawn. */
	readonly pixels: Int32Array;
	/** What begin, fill and text were called with since the last look. */
	calls: string[] = [];
	touch: (x: number, y: number, down: boolean) => void = () => {};
	#clip: { x: number; y: number; right: number; bottom: number } | undefined;

	constructor(width: number, height: number) {
		this.width = width;
		this.height = height;
		this.pixels = new Int32Array(width * height).fill(UNTOUCHED);
	}

	begin(x: number, y: number, width: number, height: number): void {
		this.calls.push(`begin ${x} ${y} ${width} ${height}`);
		const right = x + width;
		const bottom = y + height;
		if (this.#clip) throw new Error("begin within begin");
		if (![x, y, width, height].every(Number.isInteger))
			throw new Error(`begin ${x}, ${y}, ${width}, ${height}`);
		if (x < 0 || y < 0 || width < 1 || height < 1 || right > this.width || bottom > this.height)
			throw new Error(`${x}, ${y}, ${width} × ${height} of ${this.width} × ${this.height}`);
		this.#clip = { x, y, right, bottom };
	}

	fill(rgb: number, x: number, y: number, width: number, height: number): void {
		this.calls.push(`fill ${x} ${y} ${width} ${height}`);
		const clip = this.#open();
		if (![rgb, x, y, width, height].every(Number.isInteger))
			throw new Error(`fill ${x}, ${y}, ${width}, ${height}`);
		if (
			x < clip.x ||
			y < clip.y ||
			x + width > clip.right ||
			y + height > clip.bottom ||
			width < 1 ||
			height < 1
		)
			throw new Error(`fill ${x}, ${y}, ${width} × ${height} beyond ${JSON.stringify(clip)}`);
		for (let row = y; row < y + height; row++)
			this.pixels.fill(rgb, row * this.width + x, row * this.width + x + width);
	}

	/** A box for each character, of which the clip keeps what it keeps. */
	text(rgb: number, x: number, y: number, text: string): void {
		this.calls.push(`text ${x} ${y} ${text}`);
		const clip = this.#open();
		if (/[^\x20-\x7e]/.test(text)) throw new Error(`the font has no "${text}"`);
		let left = x;
		for (const character of text) {
			const width = this.textWidth(character);
			for (let row = Math.max(y + 2, clip.y); row < Math.min(y + 14, clip.bottom); row++)
				for (let at = Math.max(left, clip.x); at < Math.min(left + width - 1, clip.right); at++)
					if (character !== " ") this.pixels[row * this.width + at] = rgb;
			left += width;
		}
	}

	textWidth(text: string): number {
		return [...text].reduce((sum, one) => sum + (/[.il]/.test(one) ? NARROW_WIDTH : CHARACTER_WIDTH), 0);
	}

	end(): void {
		this.#open();
		this.#clip = undefined;
	}

	onTouch(callback: (x: number, y: number, down: boolean) => void): void {
		this.touch = callback;
	}

	at(x: number, y: number): number {
		return this.pixels[y * this.width + x]!;
	}

	/** What has been called since the last look. */
	look(): string[] {
		const { calls } = this;
		this.calls = [];
		return calls;
	}

	#open() {
		if (!this.#clip) throw new Error("drawn outside of begin and end");
		return this.#clip;
	}
}
