import * as v from "valibot";
import { GenomeError } from "../errors.js";
import { at, quote } from "../genome/json-path.js";
import { nearNames } from "../genome/near.js";
import { type Json, parseJson } from "../genome/parse.js";
import { isObject } from "../genome/schema.js";
import { type WiredBoard, wiredBoards } from "./chips/chips.js";
import { BoardError, refuseBoard } from "./refuse.js";
import { type BoardFile, boardSchema, motorKinds, sensorKinds } from "./schema.js";

/** A board.json whose shape is right; its pins and areas are not checked yet. */
export interface Board extends BoardFile {
	readonly wired: WiredBoard;
}

const MOST_WIRES = 200;
const MOST_DEVICES = 16;

/** Every key that some entry has, for near misses. */
const KEYS = [
	...["board", "description", "devices", "sensors", "motors", "area", "channel", "dimension", "kind", "pin"],
	...["pins", "pull", "invert", "range", "device", "quantity", "threshold", "hold", "hz", "pulse", "mode"],
	...["count", "colour", "data", "clock", "address", "allowStrapping", "allowUsb", "allowConsole"],
];

/** @throws BoardError with the JSON path, what was found and what is accepted */
export function readBoard(text: string): Board {
	const json = jsonOf(text);
	if (!isObject(json)) {
		const accepts = "an object such as docs/wires.md shows";
		refuseBoard("board-property", "$", `The file must be ${accepts}, is ${quote(json)}.`, `write ${accepts}`);
	}
	const result = v.safeParse(boardSchema, json, { abortEarly: true });
	if (!result.success) explain(result.issues[0]);
	const { output } = result;
	if (output.sensors.length + output.motors.length > MOST_WIRES)
		refuseBoard("board-property", "$", `There are more than ${MOST_WIRES} wires.`, "leave some out");
	if (Object.keys(output.devices).length > MOST_DEVICES)
		refuseBoard(
			"board-property",
			"$.devices",
			`There are more than ${MOST_DEVICES} devices.`,
			"leave some out",
		);
	const wired = wiredBoards.get(output.board);
	if (wired) return { ...output, wired };
	const known = [...wiredBoards.keys()];
	return refuseBoard(
		"board-unknown",
		"$.board",
		`There is no board ${quote(output.board)}${nearNames(output.board.toLowerCase(), known)}.`,
		`give one of ${known.join(", ")}`,
	);
}

/** The JSON of a board is read as strictly as a genome's, and its errors keep their codes. */
function jsonOf(text: string): Json {
	try {
		const { value, duplicatePaths } = parseJson(text);
		const [path] = duplicatePaths;
		if (path) refuseBoard("board-key", path, "This key is there twice.", "keep one of the two");
		return value;
	} catch (error) {
		if (!(error instanceof GenomeError)) throw error;
		const { code, where, message, remedy } = error;
		const comment = /found "\/[/*]/.test(message);
		throw new BoardError(
			code,
			where,
			message.replaceAll("genome", "board"),
			comment
				? 'JSON has no comments: remove it, or write it as "description"'
				: remedy.replaceAll("genome", "board"),
		);
	}
}

function explain(issue: v.BaseIssue<unknown>): never {
	const keys = issue.path?.map(({ key }) => key as string | number) ?? [];
	const path = keys.reduce(at, "$");
	const name = nameOf(keys);
	const parent = issue.path?.at(-1)?.input as Json | undefined;
	if (issue.type === "strict_object" && issue.expected === "never")
		refuseBoard(
			"board-key",
			path,
			KEYS.includes(name)
				? `${quote(name)} is no key of ${isObject(parent) && parent.kind ? `the kind ${quote(parent.kind)}` : "this place"}.`
				: `${quote(name)} is no key here${nearNames(name, KEYS)}.`,
			"correct or remove it; docs/wires.md lists the keys of each kind",
		);
	if (issue.input === undefined) {
		const near = isObject(parent) ? nearNames(name, Object.keys(parent)) : "";
		refuseBoard(
			"board-property",
			path,
			`${quote(name)} is missing${near}.`,
			`write ${accepted(issue, name)}`,
		);
	}
	const kinds = name === "kind" ? (keys[0] === "sensors" ? sensorKinds : motorKinds) : [];
	const near = typeof issue.input === "string" ? nearNames(issue.input, kinds) : "";
	const message = `${name} must be ${accepted(issue)}, is ${quote(issue.input)}${near}.`;
	refuseBoard("board-property", path, message, `write ${accepted(issue)}`);
}

/** "pin", or "pulse[0]" for an element of a list. */
function nameOf(keys: readonly (string | number)[]): string {
	const names = keys.slice(keys.findLastIndex((key) => typeof key === "string"));
	return names.length === 0 ? "The file" : names.slice(1).reduce<string>(at, String(names[0]));
}

/** Own messages say what is accepted; valibot's own begin with "Invalid": for keys that are missing, and objects. */
function accepted({ message, type, expected }: v.BaseIssue<unknown>, missing = ""): string {
	// Of a variant the message is that of its kind, whatever is wrong.
	const noObject = type === "variant" && expected === "Object";
	if (!noObject && !message.startsWith("Invalid")) return message;
	return missing
		? `${quote(missing)}; docs/wires.md lists the keys of each kind`
		: "an object such as docs/wires.md shows";
}
