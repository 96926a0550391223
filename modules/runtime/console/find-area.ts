import type { BrainImage } from "../../connectome/image.js";
import { Area } from "../../connectome/layout.js";
import { CommandError } from "./command-error.js";
import { wholeNumber } from "./numbers.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const ID_BYTES = 8;

/** The eight bytes of a cortical id in base64, as FEAGI writes them. */
export function corticalId(image: BrainImage, area: number): string {
	const { u8 } = image.views;
	const first = image.area(area) + Area.ID;
	let text = "";
	for (let i = 0; i < ID_BYTES; i += 3) {
		const [a, b, c] = [u8[first + i], u8[first + i + 1], i + 2 < ID_BYTES ? u8[first + i + 2] : 0];
		text += DIGITS[a >> 2] + DIGITS[((a & 3) << 4) | (b >> 4)] + DIGITS[((b & 15) << 2) | (c >> 6)];
		text += i + 2 < ID_BYTES ? DIGITS[c & 63] : "=";
	}
	return text;
}

/**
 * Index of the area that `wanted` means: an index, a name (in quotation marks or not) or a cortical id.
 * @throws CommandError when there is none, or more than one of that name
 */
export function findArea(image: BrainImage, wanted: string): number {
	if (wanted === "") throw new CommandError("which area? areas lists them");
	const index = wholeNumber(wanted);
	if (index !== undefined && index < image.areaCount) return index;
	const name = unquoted(wanted);
	const found = areasOf(image, (area) => image.areaName(area) === name);
	if (found.length > 1) throw new CommandError(`${found.length} areas are called "${name}": give the index`);
	const area = found[0] ?? areasOf(image, (each) => corticalId(image, each) === wanted)[0];
	if (area !== undefined) return area;
	throw new CommandError(`no area is "${name}"; there are 0 to ${image.areaCount - 1}: areas lists them`);
}

function areasOf(image: BrainImage, wanted: (area: number) => boolean): number[] {
	const found: number[] = [];
	for (let area = 0; area < image.areaCount; area++) if (wanted(area)) found.push(area);
	return found;
}

function unquoted(text: string): string {
	return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
