import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crc32 } from "../../../modules/connectome/crc32.js";
import { stateHash } from "../../../modules/npu/state-hash.js";
import { Playback } from "../../../modules/senses/playback.js";
import { Stimulus, StimulusError } from "../../../modules/senses/stimulus.js";
import { StimulusBlock, StimulusHeader } from "../../../modules/senses/stimulus-layout.js";
import { type AreaInput, writeStimulus } from "../../../tools/stimulus/write-stimulus.js";
import { type Brain, bootSketch } from "../../parity/brain.js";
import { plainArea, withCore } from "../../parity/sketch.js";

const boot = (slabNeurons = 3): Brain =>
	bootSketch(
		withCore(
			{ ...plainArea, dimensions: [10, 1, 1], threshold: 1e9 },
			{ ...plainArea, id: "c__001", dimensions: [4, 1, 1], threshold: 2, leak: 0.5 },
		),
		{ slabNeurons },
	);
const brain = boot();
const { image } = brain;

type Recording = readonly (readonly AreaInput[])[];

const bytes: Recording = [
	[
		{
			area: 3,
			events: [
				[0, 255],
				[9, 1],
				[9, 7],
			],
		},
		{ area: 4, events: [[2, 3]] },
	],
	[],
	[
		{
			area: 4,
			events: [
				[3, 4],
				[0, 1],
			],
		},
	],
];
const floats: Recording = [
	[
		{
			area: 3,
			events: [
				[1, -0.5],
				[2, 1e6],
			],
		},
	],
	[{ area: 3, events: [[1, 0.25]] }],
];

/** What a reader finds, block by block, indices ascending. */
function read(buffer: ArrayBuffer): [burst: number, area: number, events: [number, number][]][] {
	const stimulus = new Stimulus(buffer, image);
	return new Array(stimulus.blockCount).fill(0).map((_, i) => {
		const [burst, area, first, count] = stimulus.views.u32.subarray(stimulus.block(i));
		const events = new Array(count)
			.fill(0)
			.map((_, k): [number, number] => [
				stimulus.indices[stimulus.firstIndex + first + k],
				stimulus.values[stimulus.firstValue + first + k],
			]);
		return [burst, area, events];
	});
}

const write = (recording: Recording) => writeStimulus(recording, image).slice().buffer as ArrayBuffer;

describe("what is written is read again", () => {
	test("whole numbers up to 255 take a byte each", () => {
		const buffer = write(bytes);
		expect(new Uint8Array(buffer)[StimulusHeader.VALUE_BYTES]).toBe(1);
		expect(new Stimulus(buffer, image).period).toBe(3);
		expect(read(buffer)).toEqual([
			[
				0,
				3,
				[
					[0, 255],
					[9, 1],
					[9, 7],
				],
			],
			[0, 4, [[2, 3]]],
			[
				2,
				4,
				[
					[0, 1],
					[3, 4],
				],
			],
		]);
	});

	test("anything else is binary32", () => {
		const buffer = write(floats);
		expect(new Uint8Array(buffer)[StimulusHeader.VALUE_BYTES]).toBe(4);
		expect(read(buffer)).toEqual([
			[
				0,
				3,
				[
					[1, -0.5],
					[2, 1e6],
				],
			],
			[1, 3, [[1, 0.25]]],
		]);
	});

	test("whatever it is", () => {
		const potential = fc.oneof(
			fc.integer({ min: 0, max: 255 }),
			fc.float({ min: -1e6, max: 1e6, noNaN: true }),
		);
		const input = fc.constantFrom([3, 10], [4, 4]).chain(([area, size]) =>
			fc.record<AreaInput>({
				area: fc.constant(area),
				events: fc.array(fc.tuple(fc.nat({ max: size - 1 }), potential), { maxLength: 8 }),
			}),
		);
		const burst = fc.uniqueArray(input, { selector: ({ area }) => area, maxLength: 2 });
		fc.assert(
			fc.property(fc.array(burst, { minLength: 1, maxLength: 6 }), (recording) => {
				const expected = recording.flatMap((inputs, b) =>
					[...inputs]
						.sort((a, c) => a.area - c.area)
						.filter(({ events }) => events.length > 0)
						.map(({ area, events }) => [b, area, [...events].sort((a, c) => a[0] - c[0])]),
				);
				expect(read(write(recording))).toEqual(expected);
			}),
			{ seed: 20260601, numRuns: 300 },
		);
	});
});

describe("playback", () => {
	/** Potentials of area 3 after each of `bursts`. */
	const play = (recording: Recording, bursts: number) => {
		const player = boot();
		const playback = new Playback(
			new Stimulus(write(recording), player.image),
			player.image.areaCount,
			player.npu.inputs,
		);
		return new Array(bursts).fill(0).map(() => {
			playback.advance();
			player.npu.step();
			return [0, 1, 9].map((i) => player.npu.potential(3, i));
		});
	};

	test("gives each burst its own events and starts again after the period", () => {
		expect(play(bytes, 5)).toEqual([
			[255, 0, 8],
			[255, 0, 8],
			[255, 0, 8],
			[510, 0, 16],
			[510, 0, 16],
		]);
		expect(play(floats, 3).map(([, one]) => one)).toEqual([-0.5, -0.25, -0.75]);
	});

	test("does what pushing the same values does", () => {
		const [player, pusher] = [boot(), boot()];
		const playback = new Playback(new Stimulus(write(bytes), image), image.areaCount, player.npu.inputs);
		for (let burst = 0; burst < 12; burst++) {
			playback.advance();
			player.npu.step();
			for (const { area, events } of bytes[burst % 3])
				for (const [index, potential] of events) pusher.npu.inputs.push(area, index, potential);
			pusher.npu.step();
			expect(stateHash(player.npu)).toBe(stateHash(pusher.npu));
		}
	});
});

/** Code that the recording is refused with; 0 when it is accepted. */
function refusal(buffer: ArrayBuffer): number {
	try {
		new Stimulus(buffer, image);
		return 0;
	} catch (error) {
		if (!(error instanceof StimulusError)) throw error;
		return error.code;
	}
}

describe("damage is refused", () => {
	test.each([
		["bytes", bytes],
		["floats", floats],
	])("every changed byte and every cut of a recording of %s", (_, recording) => {
		const good = new Uint8Array(write(recording));
		expect(refusal(good.slice().buffer)).toBe(0);
		for (let i = 0; i < good.length; i++)
			for (const flip of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
				const bad = good.slice();
				bad[i] ^= flip;
				expect(refusal(bad.buffer), `byte ${i} xor ${flip}`).toBeGreaterThan(0);
			}
		for (let size = 0; size < good.length; size++)
			expect(refusal(good.slice(0, size).buffer), `${size} bytes`).toBeGreaterThan(0);
	});

	type Fault = (view: DataView) => void;
	const u32 =
		(offset: number, value: number): Fault =>
		(view) =>
			view.setUint32(offset, value, true);
	const u8 =
		(offset: number, value: number): Fault =>
		(view) =>
			view.setUint8(offset, value);
	const block = (index: number) => StimulusHeader.BYTES + index * StimulusBlock.BYTES;
	const at = (view: DataView, field: number) => view.getUint32(field, true);

	test.each<[code: number, what: string, fault: Fault]>([
		[2, "another magic", u32(StimulusHeader.MAGIC, 0)],
		[3, "major version 2", u8(StimulusHeader.MAJOR, 2)],
		[3, "a newer minor version", u8(StimulusHeader.MINOR, 1)],
		[4, "another length", u32(StimulusHeader.STIMULUS_BYTES, 8)],
		[6, "ids of another width", u8(StimulusHeader.ID_BYTES, 4)],
		[6, "another brain", u32(StimulusHeader.NEURON_COUNT, 1)],
		[7, "potentials of 2 bytes", u8(StimulusHeader.VALUE_BYTES, 2)],
		[8, "indices over the blocks", u32(StimulusHeader.INDICES, StimulusHeader.BYTES)],
		[
			8,
			"indices on an odd place",
			(view) => u32(StimulusHeader.INDICES, at(view, StimulusHeader.INDICES) + 2)(view),
		],
		[8, "values beyond the end", u32(StimulusHeader.VALUES, 0xfffffffc)],
		[8, "too many events", u32(StimulusHeader.EVENT_COUNT, 0xffffffff)],
		[8, "too many blocks", u32(StimulusHeader.BLOCK_COUNT, 0xffffffff)],
		[9, "no burst", u32(StimulusHeader.PERIOD, 0)],
		[
			10,
			"potentials beyond 1e30",
			(view) => {
				view.setUint8(StimulusHeader.VALUE_BYTES, 4);
				view.setUint32(StimulusHeader.EVENT_COUNT, 1, true);
				view.setUint32(StimulusHeader.VALUES, at(view, StimulusHeader.INDICES) + 4, true);
				view.setFloat32(at(view, StimulusHeader.VALUES), Infinity, true);
			},
		],
		[11, "an area that does not exist", u32(block(0) + StimulusBlock.AREA, 5)],
		[11, "a burst after the period", u32(block(2) + StimulusBlock.BURST, 3)],
		[11, "a block twice", u32(block(1) + StimulusBlock.AREA, 3)],
		[12, "events that do not exist", u32(block(2) + StimulusBlock.COUNT, 3)],
		[12, "endless events", u32(block(0) + StimulusBlock.FIRST, 0xffffffff)],
		[
			13,
			"a neuron that does not exist",
			(view) => view.setUint16(at(view, StimulusHeader.INDICES) + 4, 10, true),
		],
		[13, "indices that descend", (view) => view.setUint16(at(view, StimulusHeader.INDICES), 9, true)],
	])("%i: %s, behind a valid checksum", (code, _, fault) => {
		const image = new Uint8Array(write(bytes));
		const view = new DataView(image.buffer);
		// 13 needs a second index below the first; the others do not mind.
		view.setUint16(at(view, StimulusHeader.INDICES) + 2, 8, true);
		fault(view);
		const crc = crc32(image, StimulusHeader.CRC + 4, image.length, crc32(image, 0, StimulusHeader.CRC));
		view.setInt32(StimulusHeader.CRC, crc, true);
		expect(refusal(image.buffer)).toBe(code);
	});

	test("1: too short, or not whole words", () => {
		for (const size of [0, 4, 39, 41, 42]) expect(refusal(new ArrayBuffer(size))).toBe(1);
	});

	test("5: a wrong checksum", () => {
		const image = new Uint8Array(write(bytes));
		image[StimulusHeader.CRC] ^= 1;
		expect(refusal(image.buffer)).toBe(5);
	});
});
