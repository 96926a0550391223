/**
 * What XS itself takes on a 32-bit microcontroller, in bytes: predictions for platforms that cannot measure it.
 * Measured on the emulated rv32 machine; `npm run bench` fails when they drift.
 */
export const PREDICTED_FOOTPRINT = Object.freeze({
	slots: 7232,
	chunks: 3036,
	stack: 4032,
	/** Heap and stack that XS holds in reserve, machine record, key and symbol tables, timers. */
	other: 7972,
});

/** Bytes that stay free for what XS asks for in passing, such as an open `try`. */
export const HEADROOM = 2048;
