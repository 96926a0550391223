/** Every sentence that "when something is wrong" quotes is said by the tools or by the firmware's code. */
import { beforeAll, describe, expect, test } from "vitest";
import { readDocument } from "./documents.js";
import { read } from "./tutorials-board.js";
import { running, starts, wiresThatFail } from "./tutorials-board-cases.js";
import { onComputer, refusedPins, transfers } from "./tutorials-tool-cases.js";

describe("when something is wrong", () => {
	const text = readDocument("tutorials/6-when-something-is-wrong.md");
	const quoted = text
		.split("\n")
		.filter((line) => /^\|.*\|.*\|.*\|.*\|$/.test(line))
		.map((line) => line.split("|")[2])
		.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, sentence]) => sentence));
	/** Cases that nobody can make happen here; their words are in these files. */
	const inSource: Readonly<Record<string, string>> = {
		"the brain partition cannot be mapped": "platforms/esp32/board-brain.c",
		"the board's partition table cannot be read; nothing was written": "tools/firmware/flash.ts",
	};
	const isInSource = (sentence: string) => Object.keys(inSource).some((words) => sentence.endsWith(words));
	const pattern = (sentence: string) =>
		new RegExp(
			`^${sentence
				.split("…")
				.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
				.join(".+")}$`,
		);
	let said: readonly string[];
	beforeAll(async () => {
		said = [
			...(await onComputer()),
			...(await refusedPins()),
			...wiresThatFail(),
			...transfers(),
			...starts(),
			...running(),
		];
	});

	test("there are many sentences, each once", () => {
		expect(quoted.length).toBeGreaterThan(60);
		expect(new Set(quoted).size).toBe(quoted.length);
	});

	test.each(quoted.filter((sentence) => !isInSource(sentence)))("somebody says: %s", (sentence) => {
		expect(said.filter((line) => pattern(sentence).test(line)).length, said.join("\n")).toBeGreaterThan(0);
	});

	test.each(Object.entries(inSource))("the source says: %s", (words, file) => {
		expect(read(file)).toContain(words);
		expect(quoted.filter((sentence) => sentence.endsWith(words))).toHaveLength(1);
	});

	test("nothing is said in these cases that is not explained", () => {
		const complaint =
			/^(error[ :]|warning:|brain image "|feagi-xs cannot|safe mode|the (recording|wires|screen) |wires: |\d+ bursts? dropped|saturation (info|warning|error)|unknown|a line )/;
		for (const line of said.filter((each) => complaint.test(each)))
			expect(
				quoted.some((sentence) => pattern(sentence).test(line)),
				line,
			).toBe(true);
	});
});
