import { brunel } from "../brunel.js";

/** 40·exp(0.7 z − 0.245) at the 1/32, 3/32 … 31/32 quantiles z of a normal distribution: mean 2.5 % of the threshold. */
const LOG_NORMAL = [8, 12, 15, 18, 21, 24, 27, 30, 33, 37, 41, 47, 54, 63, 79, 115];

export default brunel({
	name: "brunel_logn",
	about: "balanced random network with log-normal synapses of 0.5–7 % of the threshold",
	halfStrict: false,
	weights: LOG_NORMAL,
	threshold: 1600,
});
