/** Characters of the longest line; a longer one is refused, whatever it holds. */
export const LONGEST_LINE = 80;

export type Refusal = "too long" | "not text";

const BACKSPACE = 8;
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const DELETE = 127;

/**
 * Makes lines of printable ASCII from a console's raw bytes: ended by CR, LF or CRLF, with backspace at work. A line
 * that holds anything else, or too much, is refused once and skipped up to its end. Memory is one line.
 */
export class LineReader {
	readonly #line: (text: string) => void;
	readonly #refuse: (why: Refusal) => void;
	readonly #bytes = new Uint8Array(LONGEST_LINE);
	#count = 0;
	/** Nothing until the next line end counts. */
	#skipping = false;
	#garbled = false;

	constructor(line: (text: string) => void, refuse: (why: Refusal) => void) {
		this.#line = line;
		this.#refuse = refuse;
	}

	/** Takes `count` bytes from the start of `bytes`. */
	take(bytes: Uint8Array, count: number): void {
		for (let i = 0; i < count; i++) this.#byte(bytes[i]);
	}

	#byte(byte: number): void {
		// Of CRLF, LF ends an empty line, which is none.
		if (byte === LINE_FEED || byte === CARRIAGE_RETURN) this.#end();
		else if (this.#skipping) return;
		else if (byte === BACKSPACE || byte === DELETE) {
			if (this.#count) this.#count--;
		} else this.#add(byte === TAB ? SPACE : byte);
	}

	#add(byte: number): void {
		if (byte < SPACE || byte > DELETE) this.#garbled = true;
		if (this.#count < LONGEST_LINE) {
			this.#bytes[this.#count++] = byte;
			return;
		}
		this.#skipping = true;
		this.#refuse(this.#garbled ? "not text" : "too long");
	}

	#end(): void {
		const skipped = this.#skipping;
		const garbled = this.#garbled;
		const text = skipped || garbled ? "" : this.#text();
		this.#count = 0;
		this.#skipping = false;
		this.#garbled = false;
		if (skipped) return;
		if (garbled) this.#refuse("not text");
		else if (text) this.#line(text);
	}

	#text(): string {
		let text = "";
		for (let i = 0; i < this.#count; i++) text += String.fromCharCode(this.#bytes[i]);
		return text;
	}
}
