import { expect, test } from "vitest";
import { romParts } from "../../../bench/firmware/rom-parts.js";

/** Three slots as the SDK's linker writes them: two names, of 5 and 3 bytes, and a function of 4 bytes of code. */
const SOURCE = String.raw`static const txSlot gxHeap[mxHeapCount] = {
/* 0000 */	{ NULL, {.ID = 15, .flag = 0x87, .kind = XS_KEY_X_KIND}, .value = { .key = { "Array", 0xaa3 } }},
/* 0001 */	{ NULL, {.ID = 16, .flag = 0x87, .kind = XS_KEY_X_KIND}, .value = { .key = { "a\"\303", 0x2be54 } }},
/* 0002 */	{ NULL, {.ID = XS_NO_ID, .kind = XS_CODE_X_KIND}, .value = { .code = { (txByte*)"\x0f\x00\"A", NULL } } },
};`;

test("a ROM image's parts are counted once, and add up to its two object files", () => {
	const symbols = new Map([
		["gxHeap", 48],
		["gxStack", 32],
		["gxKeys", 8],
		["gxColors", 4],
	]);
	const parts = romParts(SOURCE, symbols, 1000, 500);
	expect(parts).toEqual({
		objects: 48 + 32 - 2 * 16,
		names: 2 * 16 + 8 + 4 + (5 + 1) + (3 + 1),
		bytecode: 4,
		resources: 500,
		others: 1000 - 48 - 54 - 4,
	});
	expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(1500);
});
