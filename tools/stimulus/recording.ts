/** Sensory input written down by hand or by another program: a CSV file of voxels and potentials. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, POTENTIAL_LIMIT } from "../../modules/connectome/layout.js";
import { UsageError } from "../errors.js";
import { decodeCorticalId } from "../genome/cortical-id.js";
import { nearNames } from "../genome/near.js";
import type { AreaInput } from "./write-stimulus.js";

const RECORDING_HEADER = "burst,area,x,y,z,potential";
const COLUMNS = RECORDING_HEADER.split(",");
const MOST_BURSTS = 1_000_000;

/**
 * One element per burst, from burst 1 (as the engine counts) to the last one named or to `bursts`, whichever is
 * later. An area is given by name or id; potentials are genome units; lines that begin with # are skipped.
 * @throws UsageError recording-header, recording-line
 */
export function parseRecording(text: string, path: string, image: BrainImage, bursts: number): AreaInput[][] {
	const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
	const head = lines.findIndex((line) => !isSkipped(line));
	const header = splitLine(lines[head] ?? "").map((name) => name.toLowerCase());
	if (header.join() !== RECORDING_HEADER) {
		const message = `The first line is ${JSON.stringify((lines[head] ?? "").slice(0, 80))}; expected ${RECORDING_HEADER}.`;
		throw new UsageError(
			"recording-header",
			`${path}:${Math.max(head, 0) + 1}`,
			message,
			"add that header line",
		);
	}
	const perBurst: Map<number, [number, number][]>[] = [];
	lines.forEach((line, index) => {
		if (index <= head || isSkipped(line)) return;
		const row = parseRow(splitLine(line), `${path}:${index + 1}`, image);
		while (perBurst.length < row.burst) perBurst.push(new Map());
		const events = perBurst[row.burst - 1]!;
		const known = events.get(row.area);
		if (known) known.push([row.neuron, row.potential]);
		else events.set(row.area, [[row.neuron, row.potential]]);
	});
	while (perBurst.length < bursts) perBurst.push(new Map());
	return perBurst.map((areas) => [...areas].map(([area, events]) => ({ area, events })));
}

interface Row {
	readonly burst: number;
	readonly area: number;
	readonly neuron: number;
	readonly potential: number;
}

function parseRow(cells: readonly string[], where: string, image: BrainImage): Row {
	if (cells.length !== COLUMNS.length)
		refuse(where, `The line has ${cells.length} columns; expected ${COLUMNS.length}: ${RECORDING_HEADER}.`);
	const burst = wholeNumber(cells, 0, 1, MOST_BURSTS, where);
	const area = findArea(cells[1]!, where, image);
	const { views } = image;
	const record = image.area(area);
	const [width, height, depth] = [Area.WIDTH, Area.HEIGHT, Area.DEPTH].map((field) =>
		views.word(record + field),
	);
	const x = wholeNumber(cells, 2, 0, width! - 1, where);
	const y = wholeNumber(cells, 3, 0, height! - 1, where);
	const z = wholeNumber(cells, 4, 0, depth! - 1, where);
	const potential = Number(cells[5]);
	if (cells[5] === "" || !(Math.abs(Math.fround(potential)) <= POTENTIAL_LIMIT))
		refuse(
			where,
			`The potential is ${JSON.stringify(cells[5])}; expected a number between -${POTENTIAL_LIMIT} and ${POTENTIAL_LIMIT}.`,
		);
	// Of several neurons in a voxel, sensors reach the one created last.
	const neuron = ((x * height! + y) * depth! + z + 1) * views.word(record + Area.NEURONS_PER_VOXEL) - 1;
	return { burst, area, neuron, potential };
}

function findArea(text: string, where: string, image: BrainImage): number {
	const byName = image.findArea(text);
	if (byName >= 0) return byName;
	const id = decodeCorticalId(text);
	const names: string[] = [];
	for (let area = 0; area < image.areaCount; area++) {
		const start = image.area(area) + Area.ID;
		const bytes = image.views.u8.subarray(start, start + 8);
		if (id && Buffer.compare(bytes, id.bytes) === 0) return area;
		names.push(image.areaName(area));
	}
	return refuse(where, `The brain has no area ${JSON.stringify(text)}${nearNames(text, names)}.`);
}

function wholeNumber(
	cells: readonly string[],
	column: number,
	low: number,
	high: number,
	where: string,
): number {
	const cell = cells[column]!;
	const value = Number(cell);
	if (!/^\d+$/.test(cell) || value < low || value > high)
		refuse(
			where,
			`${COLUMNS[column]} is ${JSON.stringify(cell)}; expected a whole number ${low} to ${high}.`,
		);
	return value;
}

function isSkipped(line: string): boolean {
	return line.trim() === "" || line.startsWith("#");
}

/** Cells of one line; a cell in double quotes may hold commas, a doubled quote is one. */
function splitLine(line: string): string[] {
	const cells = line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?=,|$)/g);
	return [...cells].map(([, quoted, plain]) =>
		quoted === undefined ? plain!.trim() : quoted.replaceAll('""', '"'),
	);
}

function refuse(where: string, message: string): never {
	throw new UsageError("recording-line", where, message, "correct that line of the recording");
}
