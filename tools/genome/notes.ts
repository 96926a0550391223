import type { Note, NoteLevel } from "./model.js";

const shownPlaces = 3;
const maxNamesPerCode = 100;

interface Entry {
	readonly level: NoteLevel;
	readonly code: string;
	readonly path: string;
	readonly message: string;
	readonly others: string[];
	count: number;
}

/**
 * Collects what the user should know. Notes of one code and one `kind` become a single note that tells the first
 * place in full and counts the rest, so a genome of a thousand areas does not bury its one real problem. Warnings
 * also name a few of the other places.
 */
export class Notes {
	readonly #entries = new Map<string, Entry>();
	readonly #kinds = new Map<string, number>();

	info(code: string, path: string, message: string, kind = ""): void {
		this.#add("info", code, path, message, kind);
	}

	warn(code: string, path: string, message: string, kind = ""): void {
		this.#add("warning", code, path, message, kind);
	}

	list(): Note[] {
		return [...this.#entries.values()].map(({ level, code, path, message, others, count }) => ({
			level,
			code,
			path,
			message: count === 1 ? message : `${message} ${rest(count - 1, level === "warning" ? others : [])}`,
		}));
	}

	#add(level: NoteLevel, code: string, path: string, message: string, kind: string): void {
		const entry = this.#entries.get(key(code, kind));
		if (entry) {
			entry.count++;
			if (entry.others.length < shownPlaces) entry.others.push(path);
			return;
		}
		const kinds = this.#kinds.get(code) ?? 0;
		this.#kinds.set(code, kinds + 1);
		if (kinds < maxNamesPerCode) {
			this.#entries.set(key(code, kind), { level, code, path, message, others: [], count: 1 });
		} else if (kinds === maxNamesPerCode) {
			const more = `More than ${maxNamesPerCode} different notes of this kind; the rest is not listed.`;
			this.#entries.set(key(code, "more\n"), { level, code, path: "", message: more, others: [], count: 1 });
		}
	}
}

function key(code: string, kind: string): string {
	return `${code}\n${kind}`;
}

function rest(count: number, places: readonly string[]): string {
	if (places.length === 0) return `(and ${count} more)`;
	const more = count > places.length ? ", …" : "";
	return `(and ${count} more: ${places.join(", ")}${more})`;
}
