import { Direction, Port, Section } from "../../modules/connectome/layout.js";
import { coderOf, isIoId, portFlags } from "../genome/io-id.js";
import type { CorticalArea } from "../genome/model.js";
import type { ImageWriter } from "./image-writer.js";

/** Appends one port per sensory and motor area, in area order; returns how many. */
export function emitPorts(writer: ImageWriter, areas: readonly CorticalArea[]): number {
	let ports = 0;
	areas.forEach((area, index) => {
		if (area.kind !== "ipu" && area.kind !== "opu") return;
		const section = writer.section(Section.PORTS);
		const record = section.reserve(Port.BYTES);
		const { bytes } = area.id;
		section.u16(record + Port.AREA, index);
		section.u8(record + Port.DIRECTION, area.kind === "ipu" ? Direction.INPUT : Direction.OUTPUT);
		section.u8(record + Port.CODER, coderOf(bytes));
		section.u8(record + Port.FLAGS, portFlags(bytes));
		section.u8(record + Port.SUB_UNIT, isIoId(bytes) ? bytes[6] : 0);
		section.u8(record + Port.UNIT, isIoId(bytes) ? bytes[7] : 0);
		section.u32(record + Port.CHANNELS, area.dimensions[0]);
		writer.name(Section.PORTS, record + Port.NAME, Section.NAMES, area.name || area.spelling);
		ports++;
	});
	return ports;
}
