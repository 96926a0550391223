import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { Stimulus } from "../../../modules/senses/stimulus.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { withRecording } from "../../../tools/moddable/with-recording.js";
import { scratchFolder } from "../../scratch.js";
import { imageOf } from "./watched.js";

let folder = "";
const file = (name: string) => join(folder, name);
const bytesOf = (name: string) => new Uint8Array(imageOf(name).views.u8);

beforeEach(() => {
	folder = scratchFolder();
});

test.each(["camera", "reflex", "relay"])(
	"%s: the build finds a recording that fits, and nobody after it",
	(name) => {
		writeFileSync(file("brain.img"), bytesOf(name));
		const period = withRecording(folder, () => {
			return new Stimulus(asBuffer(readFileSync(file("stimulus.img"))), imageOf(name)).period;
		});
		expect(period).toBeGreaterThan(1);
		expect(existsSync(file("stimulus.img"))).toBe(false);
	},
);

test("a build that fails leaves none either", () => {
	writeFileSync(file("brain.img"), bytesOf("reflex"));
	const build = () => {
		throw new Error("no compiler");
	};
	expect(() => withRecording(folder, build)).toThrow("no compiler");
	expect(existsSync(file("stimulus.img"))).toBe(false);
});

test("the user's own recording stays as it is", () => {
	writeFileSync(file("brain.img"), bytesOf("reflex"));
	writeFileSync(file("stimulus.img"), "own");
	expect(withRecording(folder, () => readFileSync(file("stimulus.img"), "utf8"))).toBe("own");
	expect(readFileSync(file("stimulus.img"), "utf8")).toBe("own");
});

test.each([
	["no brain", undefined],
	["a damaged brain", "FXSB"],
])("%s: none", (_, text) => {
	if (text) writeFileSync(file("brain.img"), text);
	expect(withRecording(folder, () => existsSync(file("stimulus.img")))).toBe(false);
});
