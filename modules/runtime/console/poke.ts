import { Area, POTENTIAL_LIMIT } from "../../connectome/layout.js";
import type { Brain } from "../brain.js";
import { CommandError } from "./command-error.js";
import { findArea } from "./find-area.js";
import { rounded, wholeNumber } from "./numbers.js";

const USAGE = "poke <area> x y z p";

/**
 * `poke <area> x y z p`: injects potential p (genome units) into the first neuron of voxel (x, y, z) at the next burst.
 * @throws CommandError
 */
export function poke(brain: Brain, words: readonly string[]): string {
	const { image, npu } = brain;
	if (words.length < 5) throw new CommandError(`${USAGE}: area, three coordinates and a potential`);
	const numbers = words.slice(-4);
	const area = findArea(image, words.slice(0, -4).join(" "));
	const record = image.area(area);
	const size = [Area.WIDTH, Area.HEIGHT, Area.DEPTH].map((field) => image.views.word(record + field));
	const at = size.map((limit, axis) => coordinate("xyz"[axis], numbers[axis], limit, image.areaName(area)));
	const potential = potentialOf(numbers[3]);
	const voxel = (at[0] * size[1] + at[1]) * size[2] + at[2];
	if (!npu.inputs.push(area, voxel * image.views.word(record + Area.NEURONS_PER_VOXEL), potential))
		throw new CommandError(`the input queue is full: ${image.inputCapacity} values per burst`);
	return `"${image.areaName(area)}" ${at.join()} receives ${rounded(potential, 6)} in burst ${npu.burst + 1}`;
}

function coordinate(axis: string, text: string, limit: number, area: string): number {
	const value = wholeNumber(text);
	if (value !== undefined && value < limit) return value;
	throw new CommandError(`${axis} is "${text}"; in "${area}" it goes from 0 to ${limit - 1}`);
}

function potentialOf(text: string): number {
	const value = Math.fround(Number(text));
	if (value !== 0 && Math.abs(value) <= POTENTIAL_LIMIT) return value;
	throw new CommandError(
		`p is "${text}"; a potential is a number other than 0 between -${POTENTIAL_LIMIT} and ${POTENTIAL_LIMIT}`,
	);
}
