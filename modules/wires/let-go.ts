import { wireTableFor } from "./verify-wires.js";
import { Motor, NO_PIN } from "./wires-layout.js";

/**
 * Hands each pin that the wires drive to `letGo`. Throws WiresError unless `bytes` are whole wires for the chip of
 * `platform`.
 */
export function letGoOfMotors(bytes: ArrayBufferLike, platform: string, letGo: (pin: number) => void): void {
	const table = wireTableFor(bytes, platform);
	const { u8 } = table.views;
	for (let i = 0; i < table.motorCount; i++) {
		const at = table.motor(i);
		letGo(u8[at + Motor.PIN]);
		if (u8[at + Motor.SECOND_PIN] !== NO_PIN) letGo(u8[at + Motor.SECOND_PIN]);
	}
}
