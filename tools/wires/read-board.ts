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
		return parseJson(text).value;
	} catch (error) {
		if (!(error instanceof GenomeError)) throw error;
		throw new BoardError(error.code, error.where, error.message.replaceAll("genome", "board"), error.remedy);
	}
}

function explain(issue: v.BaseIssue<unknown>): never {
	const keys = issue.path?.map(({ key }) => key as string | number) ?? [];
	const path = keys.reduce(at, "$");
	const name = keys.length === 0 ? "The file" : String(keys.at(-1));
	if (issue.type === "strict_object" && issue.expected === "never")
		refuseBoard(
			"board-key",
			path,
			`${quote(name)} is no key here${nearNames(name, KEYS)}.`,
			"correct or remove it; docs/wires.md lists the keys of each kind",
		);
	if (issue.input === undefined)
		refuseBoard("board-property", path, `${quote(name)} is missing.`, `write ${accepted(issue)}`);
	const kinds = name === "kind" ? (keys[0] === "sensors" ? sensorKinds : motorKinds) : [];
	const near = typeof issue.input === "string" ? nearNames(issue.input, kinds) : "";
	const message = `${name} must be ${accepted(issue)}, is ${quote(issue.input)}${near}.`;
	refuseBoard("board-property", path, message, `write ${accepted(issue)}`);
}

/** Own messages say what is accepted; valibot's own begin with "Invalid" and are left for the word object. */
function accepted({ message }: v.BaseIssue<unknown>): string {
	return message.startsWith("Invalid") ? "an object such as docs/wires.md shows" : message;
}
