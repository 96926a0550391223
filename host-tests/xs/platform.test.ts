import { expect, test } from "vitest";
import { describeOn, engines, runFixture } from "./engines.js";

const image = new Uint8Array(20_001).map((_, i) => i);

describeOn(engines, "platform", (engine) => {
	test("has the image, the parameters, timers in order, one line of input per tick, an exit status", async () => {
		const seen: string[] = [];
		const { lines, exitStatus } = await runFixture(engine, "hello", {
			image: image.subarray(1, 4),
			bursts: 7,
			resources: { lines: Buffer.from("a\nb c\n") },
			onLine: (line) => seen.push(line),
		});
		expect(lines).toEqual([
			`${engine} ${engine === "xs-rv32" ? "predicted" : "measured"} 7 327680`,
			"image 1,2,3, stimulus undefined",
			"line a",
			"first",
			"line b c",
			"second",
			"last true",
		]);
		expect(seen).toEqual(lines);
		expect(exitStatus).toBe(3);
	});

	test("a resource is read-only, aligned and not copied", async () => {
		const { lines, report } = await runFixture(engine, "resource", { image });
		expect(lines).toEqual([
			"copied 0",
			`bytes 20001 20001 5 ${0x07060504} ${0x0302}`,
			"writing throws TypeError TypeError",
			`unchanged 0 ${0x07060504}`,
			"unknown undefined",
		]);
		expect(report.rom.resources).toBe(20_001);
	});
});
