import { readArea } from "../genome/area.js";
import type { Note } from "../genome/model.js";
import { Notes } from "../genome/notes.js";
import type { RawGenome } from "../genome/write/raw.js";

/** Notes of the reader on values of an area that do not do what their names promise; see surprises.ts. */
const surprising = /^(leak-|excitability-|psc-|empty-firing-window$|zero-fixed$|core-one-neuron$)/;

/** Every such value with a path of its own, warnings first; the reader's notes name the first and count the rest. */
export function suspiciousValues(raw: RawGenome, notes: readonly Note[]): Note[] {
	const values = raw.areas.flatMap(({ id, source }) => {
		const own = new Notes();
		readArea(source, id, { notes: own, floatPaths: raw.floatPaths, form: raw.form });
		return own.list().filter(({ code }) => surprising.test(code));
	});
	const all = [
		...values,
		...notes.filter(({ level, code }) => level === "warning" && !surprising.test(code)),
	];
	return [...all.filter(({ level }) => level === "warning"), ...all.filter(({ level }) => level === "info")];
}
