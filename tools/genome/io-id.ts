/** The configuration flag of an input or output area's id (behaviour specification, section 1.9). */
import { Coder, PortFlag } from "../../modules/connectome/layout.js";

const LETTER_I = 0x69;
const LETTER_O = 0x6f;

/** Whether the id names a sensory or motor area. */
export function isIoId(bytes: Uint8Array): boolean {
	return bytes[0] === LETTER_I || bytes[0] === LETTER_O;
}

/** FEAGI's data type 0–10 (Coder), or Coder.UNKNOWN. */
export function coderOf(bytes: Uint8Array): number {
	return isIoId(bytes) && bytes[4] <= Coder.MISC ? bytes[4] : Coder.UNKNOWN;
}

/** PortFlag bits: frame handling and positioning. */
export function portFlags(bytes: Uint8Array): number {
	if (!isIoId(bytes)) return 0;
	return (bytes[5] & 1 ? PortFlag.INCREMENTAL : 0) | (bytes[5] & 2 ? PortFlag.FRACTIONAL : 0);
}
