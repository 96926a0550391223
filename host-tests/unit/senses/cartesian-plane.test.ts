import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Coder, Direction } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { CartesianPlane, pixelNeuron } from "../../../modules/senses/cartesian-plane.js";
import { portsOf } from "../../../modules/senses/ports.js";
import { see } from "../../../tools/stimulus/vision.js";
import { brain, fired as firedIn, ioId, type Size } from "./brain.js";

function eye(size: Size, capacity?: number) {
	const image = brain({ [ioId("iimg", Coder.CARTESIAN_PLANE)]: size });
	const npu = new Npu(image);
	const port = portsOf(image, Direction.INPUT)[0]!;
	return { npu, port, plane: new CartesianPlane(port, npu.inputs, capacity) };
}

const fired = ({ npu, port }: ReturnType<typeof eye>) => firedIn(npu, port);

describe("the cartesian plane", () => {
	test("puts the top row at the largest y and skips what is not brighter than 1", () => {
		const it = eye([3, 2, 1]);
		expect(it.plane.show(Uint8Array.from([255, 1, 0, 0, 2, 9]), 1)).toBe(3);
		it.npu.step();
		expect(fired(it)).toEqual([
			pixelNeuron(it.port, 0, 0, 0),
			pixelNeuron(it.port, 1, 1, 0),
			pixelNeuron(it.port, 2, 1, 0),
		]);
		expect(fired(it)).toEqual([1, 2, 4]);
	});

	test("shows a frame once: without a new one the next burst is dark", () => {
		const it = eye([2, 2, 1]);
		it.plane.show(new Uint8Array(4).fill(200), 1);
		it.npu.step();
		it.npu.step();
		expect(fired(it)).toEqual([]);
	});

	test("keeps the newest frame before a burst", () => {
		const it = eye([2, 1, 1]);
		it.plane.show(Uint8Array.from([200, 0]), 1);
		it.plane.show(Uint8Array.from([0, 200]), 1);
		it.npu.step();
		expect(fired(it)).toEqual([1]);
	});

	test("counts the bright pixels that found no room", () => {
		const it = eye([4, 1, 1], 3);
		expect(it.plane.show(new Uint8Array(4).fill(9), 1)).toBe(4);
		expect(it.plane.dropped).toBe(1);
		it.npu.step();
		expect(fired(it)).toEqual([0, 1, 2]);
	});

	test("equals the host's eye on every frame, grey and colour, across slabs", () => {
		const sizes = fc.constantFrom<Size>([5, 4, 3], [3, 7, 1], [4, 4, 3, 2], [40, 30, 3]);
		fc.assert(
			fc.property(sizes, fc.constantFrom<1 | 3>(1, 3), fc.integer(), (size, channels, seed) => {
				const it = eye(size);
				const [width, height] = size;
				const pixels = Uint8Array.from(
					{ length: width * height * channels },
					(_, i) => Math.imul(seed + i, 2654435761) >>> 27,
				);
				it.plane.show(pixels, channels);
				it.npu.step();
				const [seen] = see([it.port], { width, height, channels, pixels });
				expect(fired(it)).toEqual(seen!.events.map(([neuron]) => neuron).sort((a, b) => a - b));
			}),
			{ seed: 3, numRuns: 40 },
		);
	});
});
