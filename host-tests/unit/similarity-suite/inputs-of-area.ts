import type { Network } from "../../../tools/develop/network.js";
import { isScored } from "./run-network.js";

export interface InputSize {
	/** |contribution| of one synapse as a fraction of the target's threshold: least and most. */
	readonly least: number;
	readonly most: number;
	readonly inhibitory: boolean;
}

/** One element per mapping rule, from what the compiler makes of it. */
export function inputSizes({ genome, projections, degrees }: Network): InputSize[] {
	return projections.map(({ source, target, weight, psp, inhibitory }) => {
		const { firingThreshold, firingThresholdIncrement, dimensions } = genome.areas[target];
		const rise = firingThresholdIncrement.reduce((sum, step, i) => sum + step * (dimensions[i] - 1), 0);
		const shares = degrees[source].degrees;
		return {
			least: (weight * psp) / Math.max(...shares) / (firingThreshold + rise),
			most: (weight * psp) / Math.min(...shares) / firingThreshold,
			inhibitory,
		};
	});
}

/** What binary16 cannot hold: a leak between 0 and 0.001, or an input below 1 % of a threshold. */
export function isHardForHalf(network: Network): boolean {
	const leaks = network.genome.areas.filter(isScored).map(({ leakCoefficient }) => leakCoefficient);
	return (
		leaks.some((leak) => leak > 0 && leak < 0.001) || inputSizes(network).some(({ least }) => least < 0.01)
	);
}
