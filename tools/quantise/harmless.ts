import type { CorticalArea } from "../genome/model.js";
import type { AreaDemand } from "./demand.js";

/**
 * Whether clamping a kept potential at the high end can never change a spike.
 *
 * The clamped potential is at or above every threshold (`thresholdsFit`), and so would the true one be. Their next
 * input cannot be negative (`demand.inhibited` is false; what a host injects of its own accord is not foreseen), so
 * both are at or above threshold again, and without a threshold limit that is all that decides; count, countdown and
 * draw are the same for both. What could still part them is a leak that draws one of them below threshold first: it
 * acts on a potential at or above threshold only when the draw fails, so there must be no leak or no draw (a fire limit
 * holds without leak). A spike that carries its potential (mp_driven_psp) would carry another one.
 */
export function clampsHarmlessly(area: CorticalArea, demand: AreaDemand, thresholdsFit: boolean): boolean {
	const keepsAboveThreshold = area.leakCoefficient === 0 || area.excitability >= 0.999;
	return (
		thresholdsFit &&
		!demand.inhibited &&
		area.firingThresholdLimit === 0 &&
		!area.mpDrivenPsp &&
		keepsAboveThreshold
	);
}
