/** Thresholds at which rounded contributions may decide otherwise than exact ones. */
import type { DevelopedProjection, Network } from "../develop/network.js";
import type { PrecisionName } from "../genome/model.js";
import type { AreaParameters } from "./area-parameters.js";
import { areaDemand } from "./demand.js";
import { formatOf } from "./precisions.js";

/** `count` contributions of `size` genome units come to `threshold` within what rounding may add or take. */
export interface KnifeEdge {
	readonly threshold: number;
	readonly count: number;
	readonly size: number;
}

/** Units that rounding may be off per addition: half of one in the contribution, and a margin for the threshold. */
const MARGIN = 2;

/** The first knife edge of area `index`; undefined where there is none, or where nothing rounds. */
export function knifeEdge(
	network: Network,
	index: number,
	precision: PrecisionName,
	parameters: AreaParameters,
): KnifeEdge | undefined {
	const demand = areaDemand(network, index);
	const gathers = demand.accumulates && demand.leak === 0;
	const resolution = resolutionOf(precision, parameters, gathers);
	const threshold = demand.thresholdMax;
	if (resolution === 0 || threshold === 0) return undefined;
	for (const projection of network.projections) {
		if (projection.target !== index || projection.inhibitory || isDriven(network, projection)) continue;
		const reach = gathers ? Number.POSITIVE_INFINITY : projection.largestFanIn;
		for (const degree of network.degrees[projection.source].degrees) {
			const size = (projection.weight * projection.psp) / degree;
			const count = Math.round(threshold / size);
			// Contributions that are hardly more than the error have no edge of their own.
			const error = MARGIN * resolution * count;
			if (count < 1 || count > reach || error > size / 2 || isWhole(size / resolution)) continue;
			if (Math.abs(threshold - count * size) <= error) return { threshold, count, size };
		}
	}
	return undefined;
}

/** Genome units by which sums of this area round; 0 when they do not, or as in fp32. */
function resolutionOf(precision: PrecisionName, { unit, exact }: AreaParameters, gathers: boolean): number {
	const { float, half, fractionBytes } = formatOf(precision);
	if (!float) return exact ? 0 : unit;
	// Half precisions add in binary32 and round what they keep: 2^−8 units next to a threshold of 4 to 8, or 2^−16.
	return half && gathers ? unit * 2 ** -(8 + 8 * fractionBytes) : 0;
}

/** But for the rounding of a quotient. */
function isWhole(value: number): boolean {
	return Math.abs(value - Math.round(value)) <= 1e-9 * value;
}

function isDriven(network: Network, { source }: DevelopedProjection): boolean {
	return network.genome.areas[source].mpDrivenPsp;
}
