import { traceArea, traces } from "../../host-tests/golden/feagi-traces.js";
import { type AreaSketch, plainArea, withCore } from "../../host-tests/parity/sketch.js";
import type { Case } from "../case.js";
import { Random } from "./random.js";
import { sketchCase } from "./sketch-case.js";

type Input = number | undefined;

/** Property values of one neuron; the first is the plain one. */
const values = {
	threshold: [1, 0, -0.75, 2.3, 5],
	limit: [0, 2, 3.5, -1],
	refractory: [0, 1, 2, 4],
	snooze: [0, 1, 3, 65535],
	fireLimit: [0, 1, 2, 3, 300, 65535],
	excitability: [1, 0.5, 0.9, 0.05, 0, 0.998, 0.999, 20, -1],
	leak: [0, 0.25, 0.5, 1, 1.75, 10, -0.5, 1e-6],
	accumulates: [true, false],
} as const;
type Property = keyof typeof values;
const properties = Object.keys(values) as Property[];

/** The traces of the specification, then every property alone, in pairs, and all together. */
export function singleNeurons(): Case[] {
	const cases = traces.flatMap((trace) => [
		neuronCase(`trace ${trace.name}, neuron 0`, ["trace"], traceArea(trace, "_death"), trace.input),
		neuronCase(`trace ${trace.name}, neuron 3`, ["trace"], traceArea(trace, "c__000"), trace.input),
	]);
	const random = new Random(1);
	const add = (chosen: readonly Property[], area: Partial<AreaSketch>) =>
		cases.push(
			neuronCase(
				`neuron ${cases.length}: ${JSON.stringify(area)}`,
				["neuron", ...chosen],
				{ ...plainArea, ...area },
				script(random),
			),
		);
	for (const property of properties)
		for (const value of values[property].slice(1)) add([property], { [property]: value });
	for (const [i, a] of properties.entries())
		for (const b of properties.slice(i + 1))
			for (let variant = 0; variant < 3; variant++)
				add([a, b], { [a]: other(a, random), [b]: other(b, random) });
	for (let n = 0; n < 60; n++) {
		const area = Object.fromEntries(
			properties.map((property) => [property, random.pick<unknown>(values[property])]),
		);
		add(properties, area as Partial<AreaSketch>);
	}
	return cases;
}

function other(property: Property, random: Random): unknown {
	return random.pick<unknown>(values[property].slice(1));
}

/** Mostly small inputs, often around thresholds; pauses and inputs that cancel out. */
function script(random: Random): Input[] {
	return new Array(20).fill(0).map(() => {
		const kind = random.below(10);
		if (kind === 0) return undefined;
		if (kind === 1) return 0;
		return kind < 6 ? random.pick([1, 1, 1, 0.4, 2, -1, 0.1]) : random.real(-1, 4);
	});
}

/** A candidate whose input is 0 needs two values: a single 0 is no input at all. */
function neuronCase(
	name: string,
	features: readonly string[],
	area: AreaSketch,
	input: readonly Input[],
): Case {
	const [death, ...core] = withCore();
	const brain = area.id === "_death" ? [area, ...core] : [death, ...core, area];
	const at = (potential: number) => ({ area: brain.indexOf(area), index: 0, potential });
	const bursts = input.map((value) =>
		value === undefined ? [] : value === 0 ? [at(1), at(-1)] : [at(value)],
	);
	return sketchCase(name, features, brain, bursts);
}
