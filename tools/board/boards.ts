/**
 * SRAM that a board's heap offers to the firmware at boot, without Wi-Fi and without PSRAM, in bytes. These are
 * figures from vendor documents and users' reports, not measurements: everything computed from them is
 * `predicted`. The firmware measures its own board and reports that.
 */
export interface Board {
	readonly name: string;
	readonly sram: number;
	/** The heap is in pieces; the state is one block. */
	readonly largestBlock: number;
}

export const BOARDS: readonly Board[] = Object.freeze([
	{ name: "esp32", sram: 290 * 1024, largestBlock: 110 * 1024 },
	{ name: "esp32s3", sram: 380 * 1024, largestBlock: 300 * 1024 },
	{ name: "esp32c3", sram: 320 * 1024, largestBlock: 280 * 1024 },
]);
