import { areaParameters } from "./area-parameters.js";
import { RUNAWAY } from "./calibration.js";
import { areaDemand } from "./demand.js";
import { type AreaView, nameOf } from "./notes.js";
import { unitsPerCode } from "./precisions.js";
import { referenceOf } from "./threshold-code.js";

/** What a calibration made of an area's unit, where that differs from what the genome alone says. */
export function noteCalibration(view: AreaView): void {
	const { network, index, area, quantisation, parameters, notes } = view;
	const { precision, calibration } = quantisation;
	const kept = calibration?.areas[index];
	if (!calibration || !kept || !parameters.integer || !area.mpChargeAccumulation) return;
	const reference = referenceOf(areaDemand(network, index));
	const [low, high] = [kept.lowest / reference, kept.highest / reference].map(thresholds);
	const seen = `In ${calibration.bursts} bursts of calibration ${nameOf(area)} kept ${low} to ${high} thresholds`;
	if (kept.ranAway) {
		const message = `${seen}, more than ${RUNAWAY}: nothing leaks away what inhibition, or input that is held back, adds. It is not followed; such potentials are clamped.`;
		notes.warn("integrator-runs-away", view.pathOf("leak_coefficient"), message, area.id.key);
		return;
	}
	const before = areaParameters(network, index, { ...quantisation, calibration: undefined });
	if (before.unit === parameters.unit) return;
	const [from, to] = [before, parameters].map(({ unit }) =>
		thresholds(reach(reference, unit, unitsPerCode(precision))),
	);
	notes.info(
		"calibration-range",
		area.path,
		`${seen}: its range is ±${to} instead of ±${from} thresholds.`,
		area.id.key,
	);
}

/** Thresholds that the range holds on either side. */
function reach(reference: number, unit: number, unitsPerCode: number): number {
	return (127 * unitsPerCode * unit) / reference;
}

function thresholds(value: number): string {
	return String(Number(value.toPrecision(3)));
}
