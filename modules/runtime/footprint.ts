/**
 * What XS itself takes on a 32-bit microcontroller, in bytes: predictions for platforms that cannot measure it.
 * Measured on the emulated rv32 machine; `npm run bench` fails when they drift.
 */
export const PREDICTED_FOOTPRINT = Object.freeze({
	slots: 6256,
	chunks: 2532,
	stack: 4048,
	/** Heap and stack that XS holds in reserve, machine record, key and symbol tables, timers. */
	other: 6436,
});

/** Bytes that stay free for what XS asks for in passing, such as an open `try`. */
export const HEADROOM = 2048;
