import { Header, Section, StatePart } from "../../modules/connectome/layout.js";
import type { ImageWriter } from "./image-writer.js";
import type { StatePlan } from "./state-plan.js";

/** Appends the table of state parts and writes what the header says of them. */
export function emitState(writer: ImageWriter, plan: StatePlan): void {
	const section = writer.section(Section.STATE);
	for (const part of plan.parts) {
		const record = section.reserve(StatePart.BYTES);
		section.u8(record + StatePart.KIND, part.kind);
		section.u8(record + StatePart.ELEMENT_BYTES, part.elementBytes);
		section.u16(record + StatePart.SEGMENT, part.segment);
		section.u32(record + StatePart.OFFSET, part.offset);
		section.u32(record + StatePart.COUNT, part.count);
		section.u32(record + StatePart.PART_BYTES, part.count * part.elementBytes);
	}
	for (const [i, bytes] of plan.segments.entries()) writer.header.u32(Header.SEGMENT_BYTES + 4 * i, bytes);
	writer.header.u32(Header.SLAB_NEURONS, plan.slabNeurons);
	writer.header.u32(Header.INPUT_CAPACITY, plan.inputCapacity);
}
