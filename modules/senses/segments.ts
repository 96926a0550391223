/**
 * How segmented vision divides a picture: a sharp central window and what lies around it (specification, 1.9, 5.6).
 * Sub-unit n is column n % 3 from the left and band n / 3 from the bottom:
 *
 *     6 UL | 7 UM | 8 UR
 *     3 ML | 4  C | 5 MR
 *     0 LL | 1 LM | 2 LR
 */

export const SEGMENTS = 9;
/** Centre and size of the window while nothing looks elsewhere: the middle half. */
export const GAZE_CENTRE = 0.5;
export const GAZE_SIZE = 0.5;

/** Edge `band` 0…3 of the three bands along one axis, as a share of it; the window stays inside. */
export function bandEdge(band: number, centre: number, size: number): number {
	if (band === 0) return 0;
	if (band === 3) return 1;
	const length = size < 1 ? (size > 0 ? size : 0) : 1;
	const wanted = centre - length / 2;
	const low = wanted > 0 ? (wanted < 1 - length ? wanted : 1 - length) : 0;
	return band === 1 ? low : low + length;
}
