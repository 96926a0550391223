/** Recorded sensory input → bytes of the stimulus format. */
import { crc32 } from "../../modules/connectome/crc32.js";
import type { BrainImage } from "../../modules/connectome/image.js";
import {
	STIMULUS_MAGIC,
	STIMULUS_MAJOR,
	STIMULUS_MINOR,
	StimulusBlock,
	StimulusHeader,
} from "../../modules/senses/stimulus-layout.js";
import { bytesOf, SectionWriter } from "../image/section-writer.js";

/** What one area receives in one burst: potentials by area-local neuron; equal neurons add up. */
export interface AreaInput {
	readonly area: number;
	readonly events: readonly (readonly [neuron: number, potential: number])[];
}

/** One element per burst of the period. Potentials 0–255 that are all whole are stored as bytes, else as binary32. */
export function writeStimulus(bursts: readonly (readonly AreaInput[])[], image: BrainImage): Uint8Array {
	const blocks = bursts.flatMap((inputs, burst) =>
		[...inputs]
			.filter(({ events }) => events.length > 0)
			.sort((a, b) => a.area - b.area)
			.map(({ area, events }) => ({ burst, area, events: [...events].sort((a, b) => a[0] - b[0]) })),
	);
	const events = blocks.flatMap((block) => block.events);
	const whole = events.every(
		([, potential]) => Number.isInteger(potential) && potential >= 0 && potential <= 255,
	);
	const indices = events.map(([neuron]) => neuron);
	const values = events.map(([, potential]) => potential);
	const writer = new SectionWriter();
	writer.reserve(StimulusHeader.BYTES);
	let first = 0;
	for (const block of blocks) {
		const record = writer.reserve(StimulusBlock.BYTES);
		writer.u32(record + StimulusBlock.BURST, block.burst);
		writer.u32(record + StimulusBlock.AREA, block.area);
		writer.u32(record + StimulusBlock.FIRST, first);
		writer.u32(record + StimulusBlock.COUNT, block.events.length);
		first += block.events.length;
	}
	const indexOffset = writer.append(
		bytesOf(image.idBytes === 2 ? Uint16Array.from(indices) : Uint32Array.from(indices)),
	);
	const valueOffset = writer.append(bytesOf(whole ? Uint8Array.from(values) : Float32Array.from(values)));
	writer.reserve(0);
	writer.u32(StimulusHeader.MAGIC, STIMULUS_MAGIC);
	writer.u8(StimulusHeader.MAJOR, STIMULUS_MAJOR);
	writer.u8(StimulusHeader.MINOR, STIMULUS_MINOR);
	writer.u8(StimulusHeader.ID_BYTES, image.idBytes);
	writer.u8(StimulusHeader.VALUE_BYTES, whole ? 1 : 4);
	writer.u32(StimulusHeader.STIMULUS_BYTES, writer.length);
	writer.u32(StimulusHeader.PERIOD, bursts.length);
	writer.u32(StimulusHeader.BLOCK_COUNT, blocks.length);
	writer.u32(StimulusHeader.EVENT_COUNT, events.length);
	writer.u32(StimulusHeader.INDICES, indexOffset);
	writer.u32(StimulusHeader.VALUES, valueOffset);
	writer.u32(StimulusHeader.NEURON_COUNT, image.neuronCount);
	const { bytes } = writer;
	writer.i32(
		StimulusHeader.CRC,
		crc32(bytes, StimulusHeader.CRC + 4, bytes.length, crc32(bytes, 0, StimulusHeader.CRC)),
	);
	return bytes.slice();
}
