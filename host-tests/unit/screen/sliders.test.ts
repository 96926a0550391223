import { describe, expect, test } from "vitest";
import { encodeLinear } from "../../../modules/senses/percentage.js";
import { readPort } from "../../../modules/senses/ports.js";
import { brain, fired, ioId } from "../senses/brain.js";
import { imageOf, watch } from "./watched.js";

/** Sensory areas of `image`, in the order of the sliders. */
const sensors = (watched: ReturnType<typeof watch>) => watched.screen.sliders.drives.map(({ port }) => port);

/** Spikes of each sensory area in the newest burst. */
const spikes = (watched: ReturnType<typeof watch>) =>
	sensors(watched).map(({ area }) => watched.npu.firedCount(area));

/** A finger on slider `slider` at `share` of its third of the width. */
function slide(watched: ReturnType<typeof watch>, slider: number, share: number, down = true): void {
	const { canvas, screen } = watched;
	const third = canvas.width / 3;
	canvas.touch(Math.round(third * (slider + share)), screen.layout.sliders.y + 10, down);
}

describe("a slider", () => {
	test.each([0, 1])("number %d feeds its own area, through its coder, until it is moved back", (slider) => {
		const watched = watch(imageOf("reflex"));
		watched.burst(2);
		expect(spikes(watched)).toEqual([0, 0]);
		slide(watched, slider, 0.5);
		slide(watched, slider, 0.5, false);
		for (let i = 0; i < 3; i++) {
			watched.burst();
			const [rear, proximity] = spikes(watched);
			expect([rear, proximity]).toEqual(slider === 0 ? [1, 0] : [0, 3]);
		}
		const port = sensors(watched)[slider]!;
		const z = encodeLinear(watched.screen.sliders.drives[slider]!.value, port.depth);
		expect(fired(watched.npu, port)).toEqual(
			Array.from({ length: port.width }, (_, x) => x * port.depth + z),
		);
		slide(watched, slider, 0);
		slide(watched, slider, 0, false);
		watched.burst(2);
		expect(spikes(watched)).toEqual([0, 0]);
	});

	test("follows the finger where it was put down, also when it leaves", () => {
		const watched = watch(imageOf("reflex"));
		slide(watched, 0, 0.3);
		slide(watched, 1, 0.9);
		expect(watched.screen.sliders.drives.map(({ value }) => value)).toEqual([1, 0]);
		slide(watched, 1, 0.9, false);
		slide(watched, 1, 0.9);
		expect(watched.screen.sliders.drives[1]!.value).toBeGreaterThan(0.8);
	});

	test("nothing happens above the sliders", () => {
		const watched = watch(imageOf("reflex"));
		watched.canvas.touch(50, 100, true);
		watched.burst(2);
		expect(spikes(watched)).toEqual([0, 0]);
	});

	test("of raw values switches on its share of the voxels", () => {
		const watched = watch(imageOf("relay"));
		slide(watched, 0, 0.5);
		watched.burst();
		expect(fired(watched.npu, sensors(watched)[0]!)).toEqual([0, 1, 2, 3]);
	});

	test("of switches throws its share of them", () => {
		const watched = watch(brain({ [ioId("imis", 0)]: [6, 1, 1, 1] }));
		slide(watched, 0, 0.97);
		watched.burst();
		expect(spikes(watched)).toEqual([6]);
	});

	test("of a camera drives a share of its pixels, spread evenly, on top of what it sees", () => {
		const watched = watch(imageOf("camera"));
		const [port] = sensors(watched);
		slide(watched, 0, 0.2);
		watched.burst(1, () => watched.npu.inputs.push(port!.area, 255, 255));
		const lit = fired(watched.npu, port!);
		expect(lit).toContain(255);
		expect(lit.length).toBeGreaterThan(20);
		expect(lit.length).toBeLessThan(66);
		const gaps = lit.slice(1, -1).map((neuron, k) => neuron - lit[k]!);
		expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
		expect(watched.npu.inputs.dropped).toBe(0);
	});

	test("leaves half of what is free in the input queue to others", () => {
		const watched = watch(imageOf("camera"));
		for (let slider = 0; slider < 3; slider++) {
			slide(watched, slider, 0.97);
			slide(watched, slider, 0.97, false);
		}
		watched.screen.beforeBurst();
		expect(watched.npu.inputs.queued).toBeLessThan(watched.npu.image.inputCapacity);
		for (let k = 0; watched.npu.inputs.push(3, 0, 1); k++) if (k > 1000) break;
		watched.npu.step();
		expect(watched.npu.inputs.dropped).toBe(1);
	});

	test("text has none", () => {
		const image = brain({ [ioId("iten", 10)]: [1, 1, 16, 1], [ioId("imis", 10)]: [4, 1, 1, 1] });
		const watched = watch(image);
		const texts = Array.from({ length: image.portCount }, (_, k) => readPort(image, k)).filter(
			({ unitCode }) => unitCode === "ten",
		);
		expect(texts.length).toBe(1);
		expect(sensors(watched).map(({ unitCode }) => unitCode)).toEqual(["mis"]);
	});
});

describe("a button under the screen", () => {
	test.each([
		[320, 240],
		[128, 128],
	])("of %d × %d drives its area in full while it is held", (width, height) => {
		const watched = watch(imageOf("reflex"), width, height);
		const press = (button: number, down: boolean) =>
			watched.canvas.touch(((2 * button + 1) * width) / 6, height, down);
		press(1, true);
		watched.burst(3);
		expect(spikes(watched)).toEqual([0, 3]);
		press(1, false);
		watched.burst();
		expect(spikes(watched)).toEqual([0, 0]);
		press(2, true);
		watched.burst();
		expect(spikes(watched)).toEqual([0, 0]);
	});
});
