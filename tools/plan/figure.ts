/**
 * Every figure of a plan says how it was found.
 *
 *   exact      follows from the genome alone, or was counted in the simulation
 *   measured   on the emulated cores of the benchmarks
 *   predicted  computed from measurements, or from what others report of a board
 */
export type Label = "exact" | "measured" | "predicted";

export interface Figure {
	readonly value: number;
	readonly label: Label;
}

/** No number, and the measurements that it would need. */
export interface Unmeasured {
	readonly value: null;
	readonly label: "not measured";
	readonly missing: readonly string[];
}

export const exact = (value: number): Figure => ({ value, label: "exact" });
export const measured = (value: number): Figure => ({ value, label: "measured" });
export const predicted = (value: number): Figure => ({ value, label: "predicted" });
export const unmeasured = (...missing: readonly string[]): Unmeasured => ({
	value: null,
	label: "not measured",
	missing,
});
