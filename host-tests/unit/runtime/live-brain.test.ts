import { describe, expect, test } from "vitest";
import { Brain } from "../../../modules/runtime/brain.js";
import { LiveBrain } from "../../../modules/runtime/live/live-brain.js";
import { FakePlatform, imageOf } from "./fake-platform.js";

class Rows {
	opened = 0;
	shown: number[] = [];
	open(): void {
		this.opened++;
	}
	show(...values: number[]): void {
		this.shown = values;
	}
}

function live(genome: string) {
	const brain = new Brain(new FakePlatform(imageOf(genome)));
	const rows = new Rows();
	return { brain, rows, live: new LiveBrain(brain, rows) };
}

function step(one: ReturnType<typeof live>): void {
	one.live.beforeBurst();
	one.brain.npu.step();
	one.live.afterBurst();
}

describe("the live brain", () => {
	test("names the rows once, and fills them after each burst", () => {
		const one = live("oscillator.int8");
		step(one);
		step(one);
		expect(one.rows.opened).toBe(1);
		expect(one.rows.shown).toEqual([one.brain.npu.burstSpikes, 0, 0, 0]);
		expect([one.live.bursts, one.live.allSpikes]).toEqual([2, one.brain.npu.spikes]);
	});

	test("shows the coordinates of the first neurons that fired, in the area's order", () => {
		const one = live("camera.int8");
		const area = one.live.areas.view_right;
		const { npu } = one.brain;
		const places = [
			[0, 0, 0],
			[3, 1, 0],
			[area.width - 1, area.height - 1, area.depth - 1],
		];
		for (const [x, y, z] of places) npu.inputs.push(area.index, area.at(x, y, z), 10_000);
		step(one);
		expect(area.fired).toBe(places.length);
		expect(Array.from(area.firedAt.subarray(0, 9))).toEqual(places.flat());
	});

	test("counts all of many spikes, and keeps to eight places", () => {
		const one = live("camera.int8");
		const area = one.live.areas.view_right;
		for (let index = 0; index < 12; index++) one.brain.npu.inputs.push(area.index, index, 10_000);
		step(one);
		expect([area.fired, area.firedAt.length]).toEqual([12, 24]);
	});

	test.each(["reflex.int8", "reflex.fp32"])("%s: potentials are views of the pools", (genome) => {
		const one = live(genome);
		const area = one.live.areas.near;
		const { npu } = one.brain;
		npu.inputs.push(area.index, 4, 2.5);
		step(one);
		expect(area.potential(4)).toBe(npu.potential(area.index, 4));
		expect(area.potential(4)).toBeGreaterThan(0);
		expect(area.potentials?.buffer).toBe(npu.pools.potentials.buffer);
		const high = area.potentials?.[4] ?? 0;
		const stored = area.fractions ? high * 65536 + area.fractions[4] : high;
		expect(stored * area.unit).toBeCloseTo(area.potential(4), 5);
	});

	test("an area that keeps no potential shows none", () => {
		const one = live("relay.int8");
		const { npu } = one.brain;
		for (const area of Object.values(one.live.areas))
			if (!area.potentials) expect(npu.potential(area.index, 0)).toBe(0);
		expect(Object.values(one.live.areas).some((area) => area.potentials === undefined)).toBe(true);
	});
});
