/** FEAGI divides a PSP that is not uniform by the source neuron's out-degree (behaviour specification, section 3.3). */
import { GenomeError } from "../errors.js";
import { neuronCount } from "../genome/area.js";
import type { CorticalArea } from "../genome/model.js";
import { addDegrees } from "./count.js";
import type { DevelopedRule } from "./rule.js";

/** How many synapses leave each neuron of an area, as classes of neurons with the same number. */
export interface DegreeClasses {
	/** Out-degree by class; FEAGI divides a shared PSP by it. */
	readonly degrees: readonly number[];
	/** Class of each neuron; undefined when there is only one class. */
	readonly classes: Uint16Array | undefined;
}

/** Out-degrees of `area` over all its projections, kept and dead synapses alike. */
export function classifyDegrees(
	area: CorticalArea,
	outgoing: readonly { readonly rule: DevelopedRule; readonly target: number }[],
	areas: readonly CorticalArea[],
): DegreeClasses {
	if (area.pspUniformDistribution || outgoing.length === 0) return { degrees: [1], classes: undefined };
	// Neurons of one voxel share a rule's synapses, but not what is drawn for each.
	const grain = outgoing.some(({ rule }) => rule.kind === "list") ? 1 : area.neuronsPerVoxel;
	const all = new Float64Array(neuronCount(area) / grain);
	for (const { rule, target } of outgoing) addDegrees(all, grain, rule, area, areas[target]);
	// A neuron without synapses delivers nothing, so any class serves it.
	const degrees = [...new Set(all)].filter((degree) => degree > 0).sort((a, b) => a - b);
	if (degrees.length <= 1) return { degrees: [degrees[0] ?? 1], classes: undefined };
	if (degrees.length > 65536)
		throw new GenomeError(
			"too-many-degrees",
			area.path,
			`neurons of this area have ${degrees.length} different out-degrees, at most 65,536 fit an image`,
			"set psp_uniform_distribution to true, or make the area smaller",
		);
	const classOf = new Map(degrees.map((degree, i) => [degree, i]));
	const classes = new Uint16Array(neuronCount(area));
	for (let i = 0, neuron = 0; i < all.length; i++) {
		const degreeClass = classOf.get(all[i]) ?? 0;
		for (let n = 0; n < grain; n++) classes[neuron++] = degreeClass;
	}
	return { degrees, classes };
}
