import { checksum, type NativeCrc32 } from "../connectome/crc32.js";
import type { BrainImage } from "../connectome/image.js";
import { Area, POTENTIAL_LIMIT } from "../connectome/layout.js";
import { Views } from "../connectome/views.js";
import {
	STIMULUS_MAGIC,
	STIMULUS_MAJOR,
	STIMULUS_MINOR,
	StimulusBlock,
	StimulusHeader,
} from "./stimulus-layout.js";

/** A recording that cannot be played into this brain. `code` is stable, `offset` in bytes. */
export class StimulusError extends Error {
	readonly code: number;
	readonly offset: number;

	constructor(code: number, offset: number, message: string) {
		super(`stimulus error ${code} at byte ${offset}: ${message}`);
		this.code = code;
		this.offset = offset;
	}
}

/** A verified recording of sensory input, read in place. */
export class Stimulus {
	readonly views: Views;
	readonly indices: Uint16Array | Uint32Array;
	readonly values: Uint8Array | Float32Array;
	/** Element of `indices` and `values` that holds event 0. */
	readonly firstIndex: number;
	readonly firstValue: number;
	readonly period: number;
	readonly blockCount: number;

	/** Throws StimulusError unless `buffer` is a whole recording for `image`; `crc32` is the platform's own, if any. */
	constructor(buffer: ArrayBufferLike, image: BrainImage, crc32?: NativeCrc32) {
		this.views = verifyStimulus(buffer, image, crc32);
		const { u8, u16, u32, f32 } = this.views;
		const idBytes = u8[StimulusHeader.ID_BYTES];
		const valueBytes = u8[StimulusHeader.VALUE_BYTES];
		this.indices = idBytes === 2 ? u16 : u32;
		this.values = valueBytes === 1 ? u8 : f32;
		this.firstIndex = this.views.word(StimulusHeader.INDICES) / idBytes;
		this.firstValue = this.views.word(StimulusHeader.VALUES) / valueBytes;
		this.period = this.views.word(StimulusHeader.PERIOD);
		this.blockCount = this.views.word(StimulusHeader.BLOCK_COUNT);
	}

	/** Word index of block `index`. */
	block(index: number): number {
		return (StimulusHeader.BYTES + index * StimulusBlock.BYTES) >> 2;
	}
}

function verifyStimulus(buffer: ArrayBufferLike, image: BrainImage, own: NativeCrc32 | undefined): Views {
	const size = buffer.byteLength;
	if (size < StimulusHeader.BYTES || size & 3)
		throw new StimulusError(1, size, `${size} bytes are no recording`);
	const views = new Views(buffer);
	const { u8 } = views;
	if (views.word(StimulusHeader.MAGIC) !== STIMULUS_MAGIC) throw new StimulusError(2, 0, "no FXST magic");
	if (u8[StimulusHeader.MAJOR] !== STIMULUS_MAJOR || u8[StimulusHeader.MINOR] > STIMULUS_MINOR)
		throw new StimulusError(3, StimulusHeader.MAJOR, "this firmware does not read that version");
	if (views.word(StimulusHeader.STIMULUS_BYTES) !== size)
		throw new StimulusError(4, StimulusHeader.STIMULUS_BYTES, `${size} bytes are here`);
	const head = checksum(u8, 0, StimulusHeader.CRC, 0, own);
	const crc = checksum(u8, StimulusHeader.CRC + 4, size, head, own);
	if (crc !== views.i32[StimulusHeader.CRC >> 2])
		throw new StimulusError(5, StimulusHeader.CRC, "checksum differs");
	if (
		u8[StimulusHeader.ID_BYTES] !== image.idBytes ||
		views.word(StimulusHeader.NEURON_COUNT) !== image.neuronCount
	)
		throw new StimulusError(6, StimulusHeader.ID_BYTES, "it was recorded for another brain");
	verifyPlaces(views, size);
	verifyBlocks(views, image);
	return views;
}

function verifyPlaces(views: Views, size: number): void {
	const idBytes = views.u8[StimulusHeader.ID_BYTES];
	const valueBytes = views.u8[StimulusHeader.VALUE_BYTES];
	const blocksEnd = StimulusHeader.BYTES + views.word(StimulusHeader.BLOCK_COUNT) * StimulusBlock.BYTES;
	const events = views.word(StimulusHeader.EVENT_COUNT);
	const indices = views.word(StimulusHeader.INDICES);
	const values = views.word(StimulusHeader.VALUES);
	if (valueBytes !== 1 && valueBytes !== 4)
		throw new StimulusError(7, StimulusHeader.VALUE_BYTES, `potentials of ${valueBytes} bytes`);
	if (indices < blocksEnd || indices & 3 || indices + events * idBytes > size)
		throw new StimulusError(8, StimulusHeader.INDICES, "indices lie outside");
	if (values < indices + events * idBytes || values & 3 || values + events * valueBytes > size)
		throw new StimulusError(8, StimulusHeader.VALUES, "potentials lie outside");
	if (views.word(StimulusHeader.PERIOD) < 1) throw new StimulusError(9, StimulusHeader.PERIOD, "no bursts");
	if (valueBytes === 4)
		for (let i = values >> 2, end = i + events; i < end; i++)
			if (!(views.f32[i] >= -POTENTIAL_LIMIT && views.f32[i] <= POTENTIAL_LIMIT))
				throw new StimulusError(10, i * 4, "a potential is not within ±1e30");
}

function verifyBlocks(views: Views, image: BrainImage): void {
	const idBytes = views.u8[StimulusHeader.ID_BYTES];
	const ids = idBytes === 2 ? views.u16 : views.u32;
	const firstIndex = views.word(StimulusHeader.INDICES) / idBytes;
	const events = views.word(StimulusHeader.EVENT_COUNT);
	let last = -1;
	for (let i = 0; i < views.word(StimulusHeader.BLOCK_COUNT); i++) {
		const block = StimulusHeader.BYTES + i * StimulusBlock.BYTES;
		const burst = views.word(block + StimulusBlock.BURST);
		const area = views.word(block + StimulusBlock.AREA);
		const first = views.word(block + StimulusBlock.FIRST);
		const count = views.word(block + StimulusBlock.COUNT);
		if (area >= image.areaCount || burst >= views.word(StimulusHeader.PERIOD))
			throw new StimulusError(11, block, "a block's burst or area does not exist");
		if (burst * 65536 + area <= last) throw new StimulusError(11, block, "blocks are out of order");
		if (first + count > events) throw new StimulusError(12, block, "a block's events lie outside");
		last = burst * 65536 + area;
		const size = image.views.word(image.area(area) + Area.NEURON_COUNT);
		for (let k = firstIndex + first, end = k + count, before = -1; k < end; k++) {
			const id = ids[k];
			if (id >= size || id < before) throw new StimulusError(13, k * idBytes, "indices do not ascend");
			before = id;
		}
	}
}
