import { FeagiXsError } from "../errors.js";

/** A board.json that cannot be compiled. */
export class BoardError extends FeagiXsError {
	override name = "BoardError";
}

/** Every reason to refuse a board.json, besides those of its JSON. Stable: scripts may test them. */
export type BoardErrorCode =
	| "board-unknown"
	| "board-key"
	| "board-property"
	| "pin-missing"
	| "pin-flash"
	| "pin-psram"
	| "pin-usb"
	| "pin-console"
	| "pin-strapping"
	| "pin-input-only"
	| "pin-pull"
	| "pin-analog"
	| "pin-twice"
	| "pwm-channels"
	| "pwm-frequencies"
	| "i2c-buses"
	| "i2c-address"
	| "pixel-strips"
	| "wire-device"
	| "wire-range"
	| "wire-pulse"
	| "wire-area"
	| "wire-channel"
	| "wire-twice";

/** Throws BoardError. `path` is a JSON path. */
export function refuseBoard(code: BoardErrorCode, path: string, message: string, remedy: string): never {
	throw new BoardError(code, path, message, remedy);
}
