/** What the tutorials show of consoles and transfers is what the firmware's code and the tools print. */
import { describe, expect, test } from "vitest";
import { start } from "../../../modules/runtime/start.js";
import { readFlashImage } from "../../../tools/firmware/flash-image.js";
import { FakePlatform } from "../runtime/fake-platform.js";
import { FakeIo } from "../wires/fake-io.js";
import { blocksOf, readDocument } from "./documents.js";
import { firstDifference } from "./expected-output.js";
import { imageOf, put, servo, servoBoard, servoGenome, started, torn, wiresFor } from "./tutorials-board.js";
import { Flashing } from "./tutorials-flashing.js";

describe("console and transfer as the tutorials show them", () => {
	const shown = ["1-first-servo.md", "3-screen.md", "4-change-the-brain.md"].flatMap((name) =>
		blocksOf(readDocument(`tutorials/${name}`))
			.filter(({ language }) => language.startsWith("text "))
			.map(({ language, text, line }) => [`${name}, line ${line}`, language, text] as const),
	);
	// Node has no native kernels; a board and the simulator have.
	const native = (lines: readonly string[]) =>
		lines.join("\n").replaceAll("typescript kernels", "native kernels");
	const io = () => Object.assign(new FakeIo(), { levels: { 4: 0.52 } });
	const scenes: Record<string, () => string> = {
		"text simulator": () => {
			const platform = new FakePlatform(servo);
			Object.assign(platform, { name: "moddable-lin" });
			start(platform);
			return native(platform.lines);
		},
		"text board first-start": () => native(started({ wires: wiresFor(servoBoard), io: io() }).lines),
		"text board watch-servo": () => {
			const platform = started({ wires: wiresFor(servoBoard), io: io() });
			platform.run(platform.nowMs + 190);
			platform.type("watch servo");
			platform.run(platform.nowMs + 100);
			return native(platform.lines);
		},
		"text board changed": () => native(started({ partition: servo }).lines),
		"text board torn": () => native(started({ partition: torn }).lines),
		"text flash": () => {
			const lower = servoGenome
				.replace('"morphology_id": "block_to_block"', '"morphology_id": "lower"')
				.replace(
					'"neuron_morphologies": {',
					'"neuron_morphologies": { "lower": { "type": "vectors", "parameters": { "vectors": [[0, 0, 5]] }, "class": "custom" },',
				);
			const image = readFlashImage(put("lower.img", new Uint8Array(imageOf(lower))));
			return new Flashing(image).run().join("\n");
		},
	};

	test("every scene is shown", () => {
		expect(shown.map(([, scene]) => scene).sort()).toEqual(Object.keys(scenes).sort());
	});

	test.each(shown)("%s: %s", (_, scene, text) => {
		const printed = scenes[scene]();
		expect(firstDifference(text, printed), printed).toBeUndefined();
	});
});
