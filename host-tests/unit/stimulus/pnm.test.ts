import { describe, expect, test } from "vitest";
import { UsageError } from "../../../tools/errors.js";
import { parsePnm } from "../../../tools/stimulus/pnm.js";

const text = (content: string) => new Uint8Array(Buffer.from(content, "latin1"));
const binary = (header: string, ...pixels: number[]) => Uint8Array.from([...Buffer.from(header), ...pixels]);

function refusal(bytes: Uint8Array): UsageError {
	try {
		parsePnm(bytes, "eye.pgm");
	} catch (error) {
		if (error instanceof UsageError) return error;
		throw error;
	}
	throw new Error("the picture was not refused");
}

describe("pictures", () => {
	test.each([
		["P5", binary("P5 2 1 255\n", 7, 200), 1, [7, 200]],
		["P5 whose first pixel looks like a blank", binary("P5 2 1 255\n", 10, 35), 1, [10, 35]],
		["P5 with 16 bits", binary("P5\n2 1\n65535\n", 255, 255, 0, 255), 1, [255, 1]],
		["P6", binary("P6 1 1 255\n", 1, 2, 3), 3, [1, 2, 3]],
		["P2 with comments", text("P2 # one\n# two\n2 1 # three\n15\n0 15\n"), 1, [0, 255]],
		["P3", text("P3 1 1 255 9 8 7"), 3, [9, 8, 7]],
	] as const)("%s are read", (_, bytes, channels, pixels) => {
		const frame = parsePnm(bytes, "eye.pgm");
		expect(frame.channels).toBe(channels);
		expect([...frame.pixels]).toEqual(pixels);
	});

	test.each([
		["nothing", text(""), /begins with something else/],
		["another file", text("\x89PNG\r\n"), /something else/],
		["a bitmap", text("P4 1 1\n\x80"), /P4, another kind/],
		["no size", text("P5"), /the width/],
		["a size of zero", text("P5 0 1 255\n"), /"0" as the width/],
		["a huge size", text("P5 99999 99999 255\n"), /limits are 1 and/],
		["a wrong largest value", text("P5 1 1 70000\n\0"), /largest value/],
		["missing pixels", binary("P5 2 2 255\n", 1, 2, 3), /promises 4 bytes of pixels; 3 are there/],
		["surplus pixels", binary("P5 1 1 255\n", 1, 2, 3), /come 2 more bytes/],
		["a value above the largest", binary("P5 2 1 15\n", 15, 16), /Value 2 is 16/],
		["text above the largest", text("P2 2 1 15 15 16"), /Value 2 is "16"; expected 0 to 15/],
		["negative text", text("P2 1 1 15 -1"), /"-1"/],
		["too little text", text("P3 1 1 255 1 2"), /promises 3 values; 2 are there/],
	] as const)("%s is refused with path, reason and remedy", (_, bytes, message) => {
		const error = refusal(bytes);
		expect(error.code).toBe("frames-picture");
		expect(error.where).toBe("eye.pgm");
		expect(error.message).toMatch(message);
		expect(error.remedy).not.toBe("");
	});
});
