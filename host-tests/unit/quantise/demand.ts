import type { AreaDemand } from "../../../tools/quantise/demand.js";

/** An accumulating area with a threshold of 1 that nothing reaches. */
export const plainDemand: AreaDemand = {
	thresholdMax: 1,
	thresholdLimit: 0,
	leak: 0,
	accumulates: true,
	contributions: [],
	contributionMax: 0,
	excitationMax: 0,
	inhibitionMax: 0,
	excitationMean: 0,
	inhibitionMean: 0,
	inhibitionRms: 0,
	fanIn: 0,
	inhibited: false,
	drives: false,
	potentialDriven: false,
	holds: false,
};
