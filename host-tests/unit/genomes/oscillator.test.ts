import { describe, expect, it } from "vitest";
import { Brain, precisions } from "./brain.js";

describe.each(precisions)("oscillator %s", (precision) => {
	it("ticks every tenth burst, circles in eight and walks in sixteen", () => {
		const brain = new Brain("oscillator", precision);
		const [clock, ring, flexor, extensor] = brain.trains(60, ["clock", "ring", "flexor", "extensor"]);
		expect(clock).toBe("010000000001000000000100000000010000000001000000000100000000");
		expect(ring).toBe("00".padEnd(60, "1"));
		expect(flexor).toBe("001111000000000000111100000000000011110000000000001111000000");
		expect(extensor).toBe("000000000011110000000000001111000000000000111100000000000011");
	});

	it("keeps its rhythm for 10,000 bursts, the starter's kicks notwithstanding", () => {
		const brain = new Brain("oscillator", precision);
		for (let burst = 0; burst < 10_000; burst++) {
			brain.npu.step();
			const seen = {
				starter: brain.count("starter"),
				ring: brain.count("ring"),
				beat: [0, 1].map((x) => brain.fired("beat", [x, 0, 0])),
				flexor: brain.count("flexor"),
				extensor: brain.count("extensor"),
			};
			const phase = burst % 16;
			expect(seen, `burst ${burst}`).toEqual({
				starter: Number(burst % 240 === 1),
				ring: Number(burst >= 2),
				beat: [burst >= 10 && burst % 8 === 2, burst % 10 === 2],
				flexor: Number(phase >= 2 && phase < 6),
				extensor: Number(phase >= 10 && phase < 14),
			});
		}
	});
});
