/** platforms/esp32/manifest.json sizes XS for boards: here a 32-bit XS boots with exactly these figures. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { SEGMENTS } from "../../modules/connectome/layout.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import type { EngineKind } from "../../tools/xs/build-engine.js";
import { runOnXs } from "../../tools/xs/run-engine.js";
import { describeOn } from "./engines.js";

const manifest = new URL("../../platforms/esp32/manifest.json", import.meta.url);
const genomes = new URL("../../genomes/", import.meta.url);
const { creation } = JSON.parse(readFileSync(manifest, "utf8"));
const { chunk, heap, stack } = creation;
const asShipped = {
	chunk: chunk.initial,
	chunkIncrement: chunk.incremental,
	slots: heap.initial,
	slotIncrement: heap.incremental,
	stack,
};
const SLOT_BYTES = 16;

/** The shipped brain with the largest state, in the precision that takes most. */
function largestBrain(): Uint8Array {
	const images = readdirSync(genomes)
		.filter((name) => name.endsWith(".genome.json"))
		.map((name) => compileGenome(readFileSync(new URL(name, genomes), "utf8"), { precision: "fp32" }).bytes);
	const stateOf = (bytes: Uint8Array) => {
		const image = new BrainImage(asBuffer(bytes));
		return Array.from({ length: SEGMENTS }, (_, i) => image.segmentBytes(i)).reduce((a, b) => a + b);
	};
	return images.reduce((most, next) => (stateOf(next) > stateOf(most) ? next : most));
}

const lines = new TextEncoder().encode("report\nareas\nhelp\njson\n".repeat(5));
const boot = (engine: EngineKind, changes: Partial<typeof asShipped> = {}) =>
	runOnXs({
		engine,
		image: largestBrain(),
		bursts: 60,
		freeRunning: true,
		creation: { ...asShipped, ...changes },
		resources: { lines },
	});

describeOn(["xs-host32", "xs-rv32"], "the ESP32's creation", (engine) => {
	test("is one static heap of nothing: pools lie outside, XS grows by its increments", () => {
		expect(creation.static).toBe(0);
		expect(chunk.incremental).toBeGreaterThan(0);
		expect(heap.incremental).toBeGreaterThan(0);
	});

	test("holds the largest shipped brain and its console without growing", async () => {
		const { report, exitStatus } = await boot(engine);
		expect(exitStatus).toBe(0);
		expect(report.slots.size).toBe((heap.initial - 1) * SLOT_BYTES);
		expect(report.chunks.size).toBe(chunk.initial);
		expect(report.stack.size).toBe(stack * SLOT_BYTES);
		expect(report.stack.peak).toBeLessThan(0.9 * report.stack.size);
	});

	test.each([
		["slots", { slots: 256, slotIncrement: 0 }, "out-of-memory"],
		["chunks", { chunk: 1024, chunkIncrement: 0 }, "out-of-memory"],
		["stack", { stack: 128 }, "stack-overflow"],
	])("with too few %s XS aborts", async (_part, changes, code) => {
		await expect(boot(engine, changes)).rejects.toMatchObject({ code });
	});
});
