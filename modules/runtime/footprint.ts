/**
 * What XS itself takes on a 32-bit microcontroller, in bytes: predictions for platforms that cannot measure it.
 * Measured on the emulated rv32 machine by `npm run bench`, which fails when they drift.
 */
export const PREDICTED_FOOTPRINT = Object.freeze({
	slots: 12288,
	chunks: 2048,
	stack: 3072,
	/** Machine record, key and symbol tables, timers. */
	other: 2048,
});
