import type { ChipPins } from "./chip.js";
import { esp32 } from "./esp32.js";
import { esp32c3 } from "./esp32c3.js";
import { esp32c6 } from "./esp32c6.js";
import { esp32s3 } from "./esp32s3.js";

/** What a board.json may name, as `feagi-xs plan` names boards. */
export interface WiredBoard {
	readonly chip: ChipPins;
	/** Whether PSRAM is on its pins; undefined where modules differ. */
	readonly psram: boolean | undefined;
}

export const wiredBoards: ReadonlyMap<string, WiredBoard> = new Map<string, WiredBoard>([
	["esp32", { chip: esp32, psram: undefined }],
	["esp32s3", { chip: esp32s3, psram: undefined }],
	["esp32s3-psram", { chip: esp32s3, psram: true }],
	["esp32c3", { chip: esp32c3, psram: false }],
	["esp32c6", { chip: esp32c6, psram: false }],
]);
