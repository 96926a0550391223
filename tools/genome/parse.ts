import { at, quote } from "./json-path.js";
import { maxJsonBytes, maxJsonDepth, maxJsonValues } from "./limits.js";
import { refuse } from "./refuse.js";

export type Json = null | boolean | number | string | Json[] | JsonObject;
/** Has no prototype, so `__proto__` and `constructor` are keys like any other. */
export interface JsonObject {
	[key: string]: Json;
}

export interface JsonDocument {
	readonly value: Json;
	/** Paths of whole numbers written as floats (`0.0`, `1e3`), which JSON.parse cannot tell from integers. */
	readonly floatPaths: ReadonlySet<string>;
	/** Paths of keys that occur twice in one object; the last one counts, as in FEAGI. */
	readonly duplicatePaths: readonly string[];
}

/**
 * JSON text (RFC 8259; a byte order mark is skipped) to a value.
 * Not JSON.parse, because that names no place for many errors, turns 1e999 into Infinity and loses `0.0`.
 * @throws GenomeError json-syntax (where = line and column), json-number, json-too-large, json-too-deep
 */
export function parseJson(text: string): JsonDocument {
	const bytes = Buffer.byteLength(text);
	if (bytes > maxJsonBytes) {
		const remedy = "compile a smaller genome, or drop history and statistics from the file";
		refuse("json-too-large", "$", `The genome has ${bytes} bytes; the limit is ${maxJsonBytes}.`, remedy);
	}
	return new Parser(text).document();
}

const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const word = /[-+]?[A-Za-z]+|[\s\S]/uy;
const literals: ReadonlyMap<string, Json> = new Map<string, Json>([
	["true", true],
	["false", false],
	["null", null],
]);
const wellFormed = "correct the file there; any JSON checker shows the same place";

class Parser {
	readonly #text: string;
	readonly #path: (string | number)[] = [];
	readonly #floatPaths = new Set<string>();
	readonly #duplicatePaths: string[] = [];
	#at: number;
	#values = 0;

	constructor(text: string) {
		this.#text = text;
		this.#at = text.startsWith("\uFEFF") ? 1 : 0;
	}

	document(): JsonDocument {
		const value = this.#value();
		this.#space();
		if (this.#at < this.#text.length) this.#fail("the end of the file");
		return { value, floatPaths: this.#floatPaths, duplicatePaths: this.#duplicatePaths };
	}

	#value(): Json {
		if (++this.#values > maxJsonValues) {
			const message = `The genome holds more than ${maxJsonValues} values, which is the limit.`;
			refuse("json-too-large", this.#place(), message, "compile a smaller genome");
		}
		this.#space();
		const first = this.#text[this.#at];
		if (first === "{") return this.#nested(() => this.#object());
		if (first === "[") return this.#nested(() => this.#array());
		if (first === '"') return this.#string();
		return this.#number() ?? this.#literal();
	}

	#nested<T>(read: () => T): T {
		if (this.#path.length >= maxJsonDepth) {
			const message = `The genome nests more than ${maxJsonDepth} levels deep, which is the limit.`;
			refuse(
				"json-too-deep",
				this.#place(),
				message,
				"a genome needs fewer than ten levels; check the brackets",
			);
		}
		return read();
	}

	#object(): JsonObject {
		const object: JsonObject = Object.create(null);
		this.#at++;
		if (this.#take("}")) return object;
		do {
			this.#space();
			if (this.#text[this.#at] !== '"') this.#fail("a key in double quotes");
			const key = this.#string();
			this.#path.push(key);
			if (key in object && this.#duplicatePaths.length < 1000) this.#duplicatePaths.push(this.#jsonPath());
			if (!this.#take(":")) this.#fail("':' after the key");
			object[key] = this.#value();
			this.#path.pop();
		} while (this.#take(","));
		if (!this.#take("}")) this.#fail("',' or '}'");
		return object;
	}

	#array(): Json[] {
		const array: Json[] = [];
		this.#at++;
		if (this.#take("]")) return array;
		do {
			this.#path.push(array.length);
			array.push(this.#value());
			this.#path.pop();
		} while (this.#take(","));
		if (!this.#take("]")) this.#fail("',' or ']'");
		return array;
	}

	#string(): string {
		const start = this.#at;
		let escaped = false;
		for (let i = start + 1; i < this.#text.length; i++) {
			const code = this.#text.charCodeAt(i);
			if (code === 0x5c) {
				escaped = true;
				i++;
			} else if (code === 0x22) {
				this.#at = i + 1;
				return escaped ? this.#unescape(start) : this.#text.slice(start + 1, i);
			} else if (code < 0x20) {
				this.#at = i;
				this.#fail("no line break or control character inside a text");
			}
		}
		this.#fail("a closing double quote for the text that begins here");
	}

	#unescape(start: number): string {
		try {
			return JSON.parse(this.#text.slice(start, this.#at));
		} catch {
			this.#at = start;
			this.#fail("a text with valid backslash escapes");
		}
	}

	#number(): number | undefined {
		number.lastIndex = this.#at;
		const match = number.exec(this.#text);
		if (!match) return undefined;
		const value = Number(match[0]);
		if (!Number.isFinite(value)) this.#notFinite(match[0]);
		this.#at += match[0].length;
		const float = match[1] !== undefined || match[2] !== undefined;
		if (float && Number.isInteger(value)) this.#floatPaths.add(this.#jsonPath());
		return value;
	}

	#literal(): Json {
		word.lastIndex = this.#at;
		const found = word.exec(this.#text)?.[0] ?? "";
		const value = literals.get(found);
		if (value === undefined) {
			if (/^[-+]?(nan|inf|infinity)$/i.test(found)) this.#notFinite(found);
			this.#fail("a value");
		}
		this.#at += found.length;
		return value;
	}

	#notFinite(spelling: string): never {
		const found = `${spelling.slice(0, 40)} (${this.#place()})`;
		refuse("json-number", this.#jsonPath(), `${found} is not a finite number.`, "write a finite number");
	}

	#take(character: string): boolean {
		this.#space();
		if (this.#text[this.#at] !== character) return false;
		this.#at++;
		return true;
	}

	#space(): void {
		for (;;) {
			const code = this.#text.charCodeAt(this.#at);
			if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
			this.#at++;
		}
	}

	#jsonPath(): string {
		return this.#path.reduce<string>(at, "$");
	}

	#place(): string {
		const before = this.#text.slice(0, this.#at).split("\n");
		return `line ${before.length}, column ${before[before.length - 1]!.length + 1}`;
	}

	#fail(expected: string): never {
		const found = this.#at < this.#text.length ? quote(this.#text.slice(this.#at, this.#at + 12)) : "the end";
		refuse("json-syntax", this.#place(), `Malformed JSON: expected ${expected}, found ${found}.`, wellFormed);
	}
}
