import { Header, Section, StatePart } from "../../modules/connectome/layout.js";
import type { ImageWriter } from "./image-writer.js";
import type { StatePlan } from "./state-plan.js";

/** Appends the table of state parts and writes what the header says of them. One segment, for now. */
export function emitState(writer: ImageWriter, plan: StatePlan): void {
	const section = writer.section(Section.STATE);
	for (const part of plan.parts) {
		const record = section.reserve(StatePart.BYTES);
		section.u8(record + StatePart.KIND, part.kind);
		section.u8(record + StatePart.ELEMENT_BYTES, part.elementBytes);
		section.u16(record + StatePart.SEGMENT, 0);
		section.u32(record + StatePart.OFFSET, part.offset);
		section.u32(record + StatePart.COUNT, part.count);
		section.u32(record + StatePart.PART_BYTES, part.count * part.elementBytes);
	}
	writer.header.u32(Header.SEGMENT_BYTES, plan.bytes);
	writer.header.u32(Header.SLAB_NEURONS, plan.slabNeurons);
	writer.header.u32(Header.INPUT_CAPACITY, plan.inputCapacity);
}
