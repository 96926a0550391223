import { describe, expect, it } from "vitest";
import { Brain, type Precision, precisions } from "./brain.js";

interface Around {
	readonly left?: number;
	readonly front?: number;
	readonly right?: number;
	readonly rear?: number;
}

/** FEAGI's unsigned linear coder with ten bins: 1 is nearest; 0 or nothing makes no spike. */
function sense(brain: Brain, around: Around): void {
	const put = (area: string, channel: number, proximity = 0) => {
		const bin = Math.floor(Math.fround(Math.fround(1 - Math.fround(proximity)) * 10));
		if (bin < 10) brain.inject(area, [channel, 0, bin]);
	};
	put("proximity", 0, around.left);
	put("proximity", 1, around.front);
	put("proximity", 2, around.right);
	put("rear", 0, around.rear);
}

/** FEAGI's signed linear decoder: two columns per motor, ten bins, silence is 0 here. */
function wheel(brain: Brain, motor: number): number {
	const side = (x: number) => {
		const bins = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((z) => brain.fired("motors", [x, 0, z]));
		return bins.length === 0 ? 0 : 1 - bins.reduce((sum, z) => sum + z, 0) / (10 * bins.length);
	};
	return Math.round(100 * (side(2 * motor) - side(2 * motor + 1)));
}

/** Wheels in percent, left and right, burst by burst after five bursts in the same surroundings. */
function drive(precision: Precision, around: Around, bursts: number): string[] {
	const brain = new Brain("reflex", precision);
	const wheels: string[] = [];
	for (let burst = 0; burst < 5 + bursts; burst++) {
		sense(brain, around);
		brain.npu.step();
		if (burst >= 5) wheels.push(`${wheel(brain, 0)} ${wheel(brain, 1)}`);
	}
	return wheels;
}

const forward = "70 70";
const spinRight = "90 -50";
const spinLeft = "-50 90";
const backward = "-50 -50";

describe.each(precisions)("reflex %s", (precision) => {
	it.each<[string, Around, string]>([
		["free: forward", {}, forward],
		["left: turn right", { left: 1 }, spinRight],
		["right: turn left", { right: 1 }, spinLeft],
		["front: turn right", { front: 1 }, spinRight],
		["front and left: turn right", { front: 1, left: 1 }, spinRight],
		["front and right: turn left", { front: 1, right: 1 }, spinLeft],
		["left and right: through the corridor", { left: 1, right: 1 }, forward],
		["on three sides: back out", { left: 1, front: 1, right: 1 }, backward],
		["on all sides: stand still", { left: 1, front: 1, right: 1, rear: 0.8 }, "0 0"],
		["behind only: forward", { rear: 1 }, forward],
	])("%s", (_, around, expected) => {
		expect(drive(precision, around, 40)).toEqual(Array(40).fill(expected));
	});

	it("needs three bursts from obstacle to wheels", () => {
		const brain = new Brain("reflex", precision);
		const wheels: string[] = [];
		for (let burst = 0; burst < 15; burst++) {
			sense(brain, burst < 10 ? {} : { left: 1 });
			brain.npu.step();
			wheels.push(`${wheel(brain, 0)} ${wheel(brain, 1)}`);
		}
		expect(wheels.slice(9)).toEqual([forward, forward, forward, forward, spinRight, spinRight]);
	});

	it("steers the less, the farther the obstacle", () => {
		const turns = [1, 0.9, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.05].map(
			(left) => drive(precision, { left }, 264).filter((wheels) => wheels === spinRight).length,
		);
		expect(turns).toEqual([264, 132, 88, 66, 53, 44, 33, 22, 0, 0]);
	});
});
