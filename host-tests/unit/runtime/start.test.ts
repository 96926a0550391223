import { expect, test } from "vitest";
import type { Report } from "../../../modules/runtime/report.js";
import { start } from "../../../modules/runtime/start.js";
import { FakePlatform, imageOf } from "./fake-platform.js";

const json = (platform: FakePlatform) =>
	JSON.parse(platform.lines.filter((line) => line.startsWith("{")).at(-1) ?? "") as Report;

test("reports at boot, runs at the genome's rate, reports again at the end", () => {
	const platform = new FakePlatform(imageOf("relay.int8"));
	platform.burstLimit = 20;
	const brain = start(platform);
	expect(brain?.clock.periodMs).toBe(25);
	expect(json(platform)).toMatchObject({ bursts: 0, stateHash: null });
	platform.lines = [];
	platform.run(2000);
	expect(json(platform)).toMatchObject({ bursts: 20, periodAskedMs: 25, periodMetMs: 25, overruns: 0 });
	expect(json(platform).stateHash).toMatch(/^[0-9a-f]{8}$/);
	expect(platform.exitStatus).toBe(0);
});

test("the serial console answers one line with one answer, and refuses the rest", () => {
	const platform = new FakePlatform(imageOf("relay.fp32"));
	start(platform);
	expect(platform.type("report").length).toBeGreaterThan(20);
	expect(platform.type("  json ")).toEqual([expect.stringMatching(/^\{"genome":/)]);
	expect(platform.type("help")).toEqual([expect.stringContaining("report")]);
	for (const line of ["reboot", "json json", "x".repeat(10_000), `${" ".repeat(90)}json`])
		expect(platform.type(line)).toEqual(["unknown command; try help"]);
	expect(platform.type("")).toEqual([]);
});

test("what the platform measures is reported as measured, and capacity follows the largest free block", () => {
	const platform = new FakePlatform(imageOf("camera.int8"));
	start(platform);
	const predicted = json(platform);
	expect(predicted.labels.heap).toBe("predicted");
	platform.memoryUse = {
		slots: 5000,
		chunks: 1000,
		stack: 2000,
		allocated: 70_000,
		free: 250_000,
		largestFree: 100_000,
	};
	platform.type("json");
	const measured = json(platform);
	expect(measured.labels.heap).toBe("measured");
	expect(measured.capacity.label).toBe("measured");
	expect(measured.sram.total).toBe(70_000);
	expect(measured.capacity.neurons).toBe(7770 + Math.floor((100_000 - 2048) / (6151 / 7770)));
});

test.each([
	["no image", new ArrayBuffer(0), /image error 1/],
	["a damaged image", imageOf("relay.fp32").slice(4), /image error 2/],
])("%s: one sentence, status 1, nothing runs", (_, image, message) => {
	const platform = new FakePlatform(image);
	expect(start(platform)).toBeUndefined();
	expect(platform.lines).toEqual([expect.stringMatching(message)]);
	platform.run(5000);
	expect(platform.exitStatus).toBe(1);
});
