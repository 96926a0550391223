import type { InputStream } from "./inputs.js";

/**
 * A whole burst in native code (kernels/): reads and writes the same pools as the reference, and leaves the same bits.
 * Image and pools lie outside the XS heap and never move, so native code may keep their addresses.
 */
export interface NativeBurst {
	/** Makes `stream` the one of `area`; its typed arrays stay, only its first events and count change. */
	attach(area: number, stream: InputStream): void;
	/** Runs burst number `burst` with `queued` entries of the input queue; returns the spikes. */
	step(burst: number, queued: number): number;
}
