import { describe, expect, it } from "vitest";
import { Brain, type Precision, precisions } from "./brain.js";
import { digitSize, frameSize, frameWith, handwritten, motors, see } from "./vision.js";

const drives = ["turn_left", "turn_right", "forward", "backward"] as const;
const far = frameSize - digitSize;
const middle = far / 2;
const everyDigit = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const samples = [0, 77];

/** Spikes per drive over 60 bursts with a digit at rest. */
function look(precision: Precision, digit: number, sample: number, left: number, top: number) {
	const brain = new Brain("camera", precision);
	const frame = frameWith(handwritten(digit, sample), left, top);
	const spikes = drives.map(() => 0);
	const commands = new Set<string>();
	let lastCommand = -1;
	for (let burst = 0; burst < 60; burst++) {
		see(brain, frame);
		brain.npu.step();
		drives.forEach((name, i) => void (spikes[i]! += brain.count(name)));
		const command = motors(brain).join(" ");
		if (!/1/.test(command)) continue;
		commands.add(command);
		lastCommand = burst;
	}
	return { spikes, commands: [...commands], lastCommand, total: brain.npu.spikes };
}

describe.each(precisions)("camera %s", (precision) => {
	it.each([
		["left", 0, middle, "turn_left", "-1 1 -1 1"],
		["right", far, middle, "turn_right", "1 -1 1 -1"],
		["top", middle, 0, "forward", "1 1 1 1"],
		["bottom", middle, far, "backward", "-1 -1 -1 -1"],
	])("a digit at the %s makes it do one thing only", (_, left, top, drive, command) => {
		for (const digit of everyDigit)
			for (const sample of samples) {
				const { spikes, commands, lastCommand, total } = look(precision, digit, sample, left, top);
				const label = `digit ${digit}, sample ${sample}: ${spikes}`;
				drives.forEach((name, i) => {
					if (name === drive) expect(spikes[i], label).toBeGreaterThanOrEqual(10);
					else expect(spikes[i], label).toBe(0);
				});
				expect(commands, label).toEqual([command]);
				expect(lastCommand, label).toBeGreaterThanOrEqual(50);
				expect(total / 60, label).toBeGreaterThan(20);
				expect(total / 60, label).toBeLessThan(300);
			}
	});

	it("a digit in the middle is fixated: no drive, no motor", () => {
		for (const digit of everyDigit)
			for (const sample of samples) {
				const { spikes, commands } = look(precision, digit, sample, middle, middle);
				expect(spikes, `digit ${digit}, sample ${sample}`).toEqual([0, 0, 0, 0]);
				expect(commands).toEqual([]);
			}
	});

	it("a digit in a corner: one side's wheels drive, the others stand", () => {
		const { commands } = look(precision, 3, 0, 0, 0);
		expect(commands).toEqual(["0 1 0 1"]);
	});

	it("a digit that crosses the view: left, rest, right", () => {
		for (const digit of everyDigit) {
			const brain = new Brain("camera", precision);
			let course = "";
			let [lastLeft, firstRight] = [0, 0];
			for (let burst = 0; burst < 4 * far; burst++) {
				see(brain, frameWith(handwritten(digit, 0), Math.floor(burst / 4), middle));
				brain.npu.step();
				const left = brain.count("turn_left");
				const right = brain.count("turn_right");
				if (left || right) course += left && right ? "!" : left ? "L" : "R";
				if (left) lastLeft = burst;
				else if (right) firstRight ||= burst;
			}
			expect(course, `digit ${digit}`).toMatch(/^L{5,}R{5,}$/);
			expect(firstRight - lastLeft, `digit ${digit}`).toBeGreaterThanOrEqual(40);
		}
	});

	it.each([
		[0, 0],
		[far, 0],
		[middle, far],
		[0, middle],
	])("from (%i, %i) it turns and drives until every digit is in the middle, and rests", (left, top) => {
		for (const digit of everyDigit) {
			const brain = new Brain("camera", precision);
			const pixels = handwritten(digit, 0);
			let [x, y, moved] = [left, top, 0];
			for (let burst = 0; burst < 160; burst++) {
				see(brain, frameWith(pixels, x, y));
				brain.npu.step();
				// Left wheels are M1 and M3. Turning left moves the view to the right, driving on moves it down.
				const [m1, m2, m3, m4] = motors(brain) as [number, number, number, number];
				x += Math.sign(m2 + m4 - m1 - m3);
				y += Math.sign(m1 + m2 + m3 + m4);
				if (burst >= 120 && (m1 || m2 || m3 || m4)) moved++;
			}
			const label = `digit ${digit} at ${x}, ${y}`;
			expect(moved, label).toBe(0);
			expect(Math.abs(x - middle), label).toBeLessThanOrEqual(14);
			expect(Math.abs(y - middle), label).toBeLessThanOrEqual(14);
		}
	});

	it("sees the orientation of strokes", () => {
		const stroke = (dx: number, dy: number) => {
			const pixels = new Array<number>(digitSize ** 2).fill(0);
			for (let i = -8; i <= 8; i++)
				for (const [ox, oy] of [
					[0, 0],
					[1, 0],
					[0, 1],
				] as const)
					pixels[(14 + dy * i + oy) * digitSize + 14 + dx * i + ox] = 255;
			return pixels;
		};
		const names = ["orientation_0", "orientation_45", "orientation_90", "orientation_135"];
		const strongest = ([dx, dy]: readonly [number, number]) => {
			const brain = new Brain("camera", precision);
			const counts = names.map(() => 0);
			for (let burst = 0; burst < 20; burst++) {
				see(brain, frameWith(stroke(dx, dy), middle, middle));
				brain.npu.step();
				names.forEach((name, i) => void (counts[i]! += brain.count(name)));
			}
			return names[counts.indexOf(Math.max(...counts))];
		};
		// Rows count downwards in the frame and upwards in the brain.
		expect(
			(
				[
					[1, 0],
					[1, -1],
					[0, 1],
					[1, 1],
				] as const
			).map(strongest),
		).toEqual(names);
	});

	it("beats but does not move in the dark", () => {
		const brain = new Brain("camera", precision);
		const names = ["heartbeat", "edge_map", ...drives, "Motor Output"];
		const trains = brain.trains(40, names, () => see(brain, new Uint8Array(frameSize ** 2)));
		expect(trains[0]).toBe("0100000000010000000001000000000100000000");
		for (const train of trains.slice(1)) expect(train).toBe("0".repeat(40));
	});
});
