import { describe, expect, it } from "vitest";
import { Brain, precisions } from "./brain.js";

/** Decisions per pool over `bursts` bursts in which pool x has `fibres[x]` active fibres of evidence. */
function decide(brain: Brain, fibres: readonly number[], bursts: number): number[] {
	const decisions = fibres.map(() => 0);
	for (let burst = 0; burst < bursts; burst++) {
		fibres.forEach((count, x) => {
			for (let y = 0; y < count; y++) brain.inject("evidence", [x, y, 0]);
		});
		brain.npu.step();
		decisions.forEach((_, x) => void (decisions[x]! += Number(brain.fired("decision", [x, 0, 0]))));
	}
	return decisions;
}

describe.each(precisions)("wta %s", (precision) => {
	it("decides for the strongest, and for nothing else", () => {
		for (let winner = 0; winner < 4; winner++)
			for (let strength = 3; strength <= 8; strength++)
				for (let rest = 0; rest <= strength - 2; rest++) {
					const fibres = [0, 1, 2, 3].map((x) => (x === winner ? strength : rest));
					const decisions = decide(new Brain("wta", precision), fibres, 100);
					const label = fibres.join();
					expect(decisions[winner], label).toBeGreaterThanOrEqual(8);
					expect(
						decisions.filter((_, x) => x !== winner),
						label,
					).toEqual([0, 0, 0]);
				}
	});

	it("changes its mind with the evidence and falls silent without", () => {
		const brain = new Brain("wta", precision);
		decide(brain, [8, 4, 4, 4], 100);
		decide(brain, [4, 4, 8, 4], 40);
		const [a, b, c, d] = decide(brain, [4, 4, 8, 4], 60);
		expect([a, b, d]).toEqual([0, 0, 0]);
		expect(c).toBeGreaterThanOrEqual(20);
		decide(brain, [0, 0, 0, 0], 10);
		expect(decide(brain, [0, 0, 0, 0], 50)).toEqual([0, 0, 0, 0]);
	});

	it("is noisy in its evidence, yet the same every time", () => {
		const train = () => {
			const brain = new Brain("wta", precision);
			return brain.trains(40, ["evidence", "choice", "decision"], () => {
				for (let y = 0; y < 8; y++) brain.inject("evidence", [1, y, 0]);
			});
		};
		const [evidence, choice, decision] = train();
		expect(train()).toEqual([evidence, choice, decision]);
		expect(new Set(evidence).size).toBeGreaterThan(2);
		expect(decision).toBe("0000010101010100101010101010110101010101");
	});
});
