/** A grid of styled characters: everything on screen is clipped here, once. */

/** SGR parameters such as "1" or "38;5;208"; "" is plain. */
export type Style = string;

export const bold: Style = "1";
export const dim: Style = "2";

/** Foreground `color` 0–255 of the 256-colour palette. */
export function ink(color: number): Style {
	return `38;5;${color}`;
}

/** Foreground and background. */
export function inkOn(color: number, background: number): Style {
	return `38;5;${color};48;5;${background}`;
}

/** Text as it may appear in one cell per character: control codes, wide and combining characters become "?". */
export function printable(text: string): string {
	return [...text]
		.map((letter) => (/^[ -~\u00a1-\u02af\u0370-\u052f]$/u.test(letter) ? letter : "?"))
		.join("");
}

/** `text` in exactly `width` cells: padded, or cut with an ellipsis. */
export function padTo(text: string, width: number): string {
	return text.length <= width ? text.padEnd(width) : `${text.slice(0, Math.max(width - 1, 0))}…`;
}

export class Canvas {
	readonly columns: number;
	readonly rows: number;
	readonly #letters: string[];
	readonly #styles: Style[];

	constructor(columns: number, rows: number) {
		this.columns = columns;
		this.rows = rows;
		this.#letters = new Array(columns * rows).fill(" ");
		this.#styles = new Array(columns * rows).fill("");
	}

	/** Writes one cell per character from (x, y) on; what lies outside is lost. Returns the column after it. */
	put(x: number, y: number, text: string, style: Style = ""): number {
		if (y >= 0 && y < this.rows)
			for (let i = 0; i < text.length; i++) {
				if (x + i < 0 || x + i >= this.columns) continue;
				this.#letters[y * this.columns + x + i] = text[i]!;
				this.#styles[y * this.columns + x + i] = style;
			}
		return x + text.length;
	}

	/** Writes `text` so that it ends before column `end`. */
	putRight(end: number, y: number, text: string, style: Style = ""): void {
		this.put(end - text.length, y, text, style);
	}

	/** Lines without trailing blanks; without `color` no escape sequences at all. */
	lines(color: boolean): string[] {
		return Array.from({ length: this.rows }, (_, y) => this.#line(y, color));
	}

	#line(y: number, color: boolean): string {
		const start = y * this.columns;
		let end = start + this.columns;
		while (end > start && this.#letters[end - 1] === " " && !this.#styles[end - 1]!.includes("48;")) end--;
		if (!color) return this.#letters.slice(start, end).join("");
		let line = "";
		let current = "";
		for (let i = start; i < end; i++) {
			const style = this.#styles[i]!;
			if (style !== current) line += `\x1b[0${style === "" ? "" : `;${style}`}m`;
			current = style;
			line += this.#letters[i];
		}
		return current === "" ? line : `${line}\x1b[0m`;
	}
}
