import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Coder } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { gazeOf } from "../../../modules/senses/gaze.js";
import { neuronAt, portNamed } from "../../../modules/senses/ports.js";
import { bandEdge } from "../../../modules/senses/segments.js";
import { visionOf } from "../../../modules/senses/vision.js";
import { see, visionPorts } from "../../../tools/stimulus/vision.js";
import { brain, fired, ioId, type Size } from "./brain.js";

const PLANE = Coder.CARTESIAN_PLANE;
const segment = (index: number) => ioId("isvi", PLANE, index);
const eyes = (centre: Size, around: Size) =>
	Object.fromEntries(
		Array.from({ length: 9 }, (_, i): [string, Size] => [segment(i), i === 4 ? centre : around]),
	);

/** Segments that see anything of a picture of 8 × 8 with this one white pixel. */
function lit(npu: Npu, vision: ReturnType<typeof visionOf>, column: number, row: number): number[] {
	const frame = new Uint8Array(64);
	frame[row * 8 + column] = 255;
	vision.look(frame, 8, 8, 1);
	npu.step();
	return vision.planes.flatMap(({ port }) => (fired(npu, port).length > 0 ? [port.subUnit] : []));
}

describe("a camera", () => {
	test("equals the host's eye where pixels fall into voxels whole", () => {
		const arbitrary = fc.record({
			centre: fc.constantFrom<Size>([16, 16, 3], [8, 8, 1], [8, 16, 2, 2]),
			around: fc.constantFrom<Size>([4, 4, 1], [8, 2, 3]),
			channels: fc.constantFrom<1 | 3>(1, 3),
			seed: fc.integer(),
		});
		fc.assert(
			fc.property(arbitrary, ({ centre, around, channels, seed }) => {
				const image = brain({ ...eyes(centre, around), [ioId("iimg", PLANE)]: [16, 8, 1] });
				const npu = new Npu(image);
				const pixels = Uint8Array.from(
					{ length: 32 * 32 * channels },
					(_, i) => Math.imul(seed + i, 2654435761) >>> 24,
				);
				const vision = visionOf(npu);
				const host = see(visionPorts(image), { width: 32, height: 32, channels, pixels });
				const events = host.flatMap(({ events }) => events);
				expect(vision.look(pixels, 32, 32, channels)).toBe(events.length);
				npu.step();
				vision.planes.forEach(({ port }, i) => {
					expect(port.area).toBe(host[i]!.area);
					expect(fired(npu, port)).toEqual(host[i]!.events.map(([neuron]) => neuron).sort((a, b) => a - b));
				});
			}),
			{ seed: 9, numRuns: 30 },
		);
	});

	test("fills areas that are finer than its picture", () => {
		const npu = new Npu(brain({ [ioId("iimg", PLANE)]: [4, 4, 1] }));
		const vision = visionOf(npu);
		expect(vision.look(Uint8Array.from([200, 0, 0, 0]), 2, 2, 1)).toBe(4);
		npu.step();
		const { port } = vision.planes[0]!;
		expect(fired(npu, port)).toEqual(
			[
				[0, 2],
				[0, 3],
				[1, 2],
				[1, 3],
			].map(([x, y]) => neuronAt(port, x!, y!, 0)),
		);
	});

	test("belongs to one unit", () => {
		const npu = new Npu(brain({ [segment(4)]: [4, 4, 1], [ioId("isvi", PLANE, 4, 0, 1)]: [2, 2, 1] }));
		expect([0, 1, 2].map((unit) => visionOf(npu, unit).planes.map(({ port }) => port.width))).toEqual([
			[4],
			[2],
			[],
		]);
	});

	test("sees each corner with one segment, and looks elsewhere when told", () => {
		const npu = new Npu(brain(eyes([4, 4, 1], [2, 2, 1])));
		const vision = visionOf(npu);
		const corners = () => [
			lit(npu, vision, 0, 0),
			lit(npu, vision, 7, 0),
			lit(npu, vision, 0, 7),
			lit(npu, vision, 7, 7),
		];
		expect(corners()).toEqual([[6], [8], [0], [2]]);
		expect(lit(npu, vision, 4, 4)).toEqual([4]);
		vision.horizontal = 0;
		vision.vertical = 1;
		expect(corners()).toEqual([[4], [5], [1], [2]]);
		vision.size = 1;
		expect(corners()).toEqual([[4], [4], [4], [4]]);
	});
});

test("the window keeps its size and stays inside the picture", () => {
	const share = fc.float({ min: -1, max: 2, noNaN: true });
	fc.assert(
		fc.property(share, share, (centre, size) => {
			const edges = [0, 1, 2, 3].map((band) => bandEdge(band, centre, size));
			const length = Math.min(Math.max(size, 0), 1);
			expect(edges.every((edge, i) => i === 0 || edge >= edges[i - 1]! - 1e-9)).toBe(true);
			expect(edges[2]! - edges[1]!).toBeCloseTo(length, 6);
			expect([edges[0], edges[3]]).toEqual([0, 1]);
		}),
		{ seed: 2 },
	);
	expect([0, 1, 2, 3].map((band) => bandEdge(band, 0.5, 0.5))).toEqual([0, 0.25, 0.75, 1]);
});

describe("a gaze", () => {
	const areas = { [ioId("ogaz", 2)]: [4, 1, 10] as Size, [ioId("ogaz", 1, 1)]: [2, 1, 10] as Size };

	test("turns the camera, each channel its own, and comes back when silent", () => {
		const npu = new Npu(brain({ ...areas, ...eyes([4, 4, 1], [2, 2, 1]) }));
		const vision = visionOf(npu);
		const gaze = gazeOf(npu, 0, 2)!;
		const position = portNamed(npu.image, "gaze position")!;
		const modulation = portNamed(npu.image, "gaze modulation")!;
		const look = (channel = 0) => {
			npu.step();
			gaze.read();
			gaze.aim(vision, channel);
			return [vision.horizontal, vision.vertical, vision.size].map((value) => Number(value.toFixed(3)));
		};
		expect(look()).toEqual([0.5, 0.5, 0.5]);
		npu.inputs.push(position.area, neuronAt(position, 0, 0, 8), 1);
		npu.inputs.push(position.area, neuronAt(position, 1, 0, 0), 1);
		npu.inputs.push(modulation.area, neuronAt(modulation, 1, 0, 7), 1);
		expect(look()).toEqual([0.2, 1, 0.5]);
		gaze.aim(vision, 1);
		expect(vision.size).toBeCloseTo(0.3, 6);
		expect(look()).toEqual([0.2, 1, 0.5]);
		expect(look()).toEqual([0.5, 0.5, 0.5]);
		expect(look(1)).toEqual([0.5, 0.5, 0.5]);
	});

	test("does without a modulation area, and is none without a position", () => {
		const [position, modulation] = Object.keys(areas) as [string, string];
		const old = new Npu(brain({ [position]: [2, 1, 10] }));
		const vision = visionOf(old);
		const gaze = gazeOf(old)!;
		gaze.aim(vision, 5);
		gaze.aim(vision);
		expect([gaze.modulation, vision.size]).toEqual([undefined, 0.5]);
		expect(gazeOf(new Npu(brain({ [modulation]: [2, 1, 10] })))).toBeUndefined();
	});
});
