import { brunel } from "../brunel.js";

export default brunel({
	name: "brunel_ai",
	about:
		"balanced random network, every excitatory synapse 2.5 % of the threshold, inhibition five times that",
	halfStrict: true,
	weights: [1],
	threshold: 40,
});
