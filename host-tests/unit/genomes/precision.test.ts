import { describe, expect, it } from "vitest";
import { Brain, type GenomeName, genomeNames, seeded } from "./brain.js";
import { digitSize, frameSize, frameWith, handwritten, see } from "./vision.js";

type Stimulate = (brain: Brain, burst: number) => void;

/** A stimulus that is the same for both brains: it only depends on its seed and the burst. */
function stimulus(name: GenomeName, seed: number): Stimulate {
	const random = (burst: number) => seeded(seed * 65537 + burst);
	if (name === "relay")
		return (brain, burst) => {
			const next = random(burst);
			for (let x = 0; x < 8; x++) if (next() < 0.4) brain.inject("input_row", [x, 0, 0]);
		};
	if (name === "wta")
		return (brain, burst) => {
			const next = random(Math.floor(burst / 50));
			for (let x = 0; x < 4; x++)
				for (let y = 0; y < 8; y++) if (next() < 0.5) brain.inject("evidence", [x, y, 0]);
		};
	if (name === "reflex")
		return (brain, burst) => {
			const next = random(Math.floor(burst / 10));
			for (let x = 0; x < 3; x++)
				if (next() < 0.6) brain.inject("proximity", [x, 0, Math.floor(next() * 10)]);
			if (next() < 0.3) brain.inject("rear", [0, 0, Math.floor(next() * 10)]);
		};
	if (name === "camera")
		return (brain, burst) => {
			const scene = random(Math.floor(burst / 50));
			const pixels = handwritten(Math.floor(scene() * 10), Math.floor(scene() * 100));
			const [x, y, dx, dy] = [scene(), scene(), scene() - 0.5, scene() - 0.5];
			const range = frameSize - digitSize;
			const age = burst % 50;
			see(brain, frameWith(pixels, Math.round(x * range + dx * age), Math.round(y * range + dy * age)));
		};
	return () => {};
}

describe("INT8 fires the spikes of FP32", () => {
	for (const name of genomeNames)
		it.each([1, 2, 3])(`${name}: every one of them in 500 bursts, seed %i`, (seed) => {
			const stimulate = stimulus(name, seed);
			const fp32 = new Brain(name, "fp32");
			const int8 = new Brain(name, "int8");
			for (let burst = 0; burst < 500; burst++) {
				stimulate(fp32, burst);
				stimulate(int8, burst);
				fp32.npu.step();
				int8.npu.step();
				expect(int8.spikes(), `burst ${burst}`).toEqual(fp32.spikes());
			}
			expect(fp32.npu.spikes).toBeGreaterThan(500);
			expect(int8.npu.saturations()).toBe(0);
		});
});
