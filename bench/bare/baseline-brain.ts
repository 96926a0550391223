/** A developed network in the words that baseline.c reads: every neuron and every synapse by itself. */
import type { DevelopedProjection, Network } from "../../tools/develop/network.js";
import { reachBoxes, reachVectors } from "../../tools/develop/reach.js";
import { neuronCount } from "../../tools/genome/area.js";
import type { CorticalArea } from "../../tools/genome/model.js";

export function baselineBrain({ genome: { areas }, projections }: Network): Uint8Array {
	const first = firstNeurons(areas);
	const neurons = first.at(-1)!;
	const sources: number[] = [];
	const targets: number[] = [];
	const packed: number[] = [];
	for (const projection of projections) {
		const { weight, psp, inhibitory } = projection;
		const kind = weight | (psp << 8) | (inhibitory ? 1 << 16 : 0);
		for (const [from, to] of pairsOf(projection, areas)) {
			sources.push(first[projection.source]! + from);
			targets.push(first[projection.target]! + to);
			packed.push(kind);
		}
	}
	const perNeuron = (value: (area: CorticalArea) => number) =>
		areas.flatMap((area) => new Array<number>(neuronCount(area)).fill(value(area)));
	const thresholds = Float32Array.from(perNeuron(({ firingThreshold }) => firingThreshold));
	const leaks = Float32Array.from(perNeuron(({ leakCoefficient }) => leakCoefficient));
	return joined([
		Uint32Array.of(areas.length, neurons, sources.length),
		Uint32Array.from(first.slice(0, -1)),
		thresholds,
		leaks,
		Uint32Array.from(perNeuron(({ refractoryPeriod }) => refractoryPeriod)),
		Uint32Array.from(sources),
		Uint32Array.from(targets),
		Uint32Array.from(packed),
	]);
}

/** Each area's first neuron, then the number of all neurons. */
function firstNeurons(areas: readonly CorticalArea[]): number[] {
	const first = [0];
	for (const area of areas) first.push(first.at(-1)! + neuronCount(area));
	return first;
}

function* pairsOf(
	{ rule, source, target }: DevelopedProjection,
	areas: readonly CorticalArea[],
): Generator<readonly [from: number, to: number]> {
	const from = areas[source]!;
	const to = areas[target]!;
	if (rule.kind === "list") {
		const { rows, targets } = rule.list;
		for (let neuron = 0; neuron < neuronCount(from); neuron++)
			for (let i = rows[neuron]!; i < rows[neuron + 1]!; i++) yield [neuron, targets[i]!];
		return;
	}
	const reach =
		rule.kind === "boxes" ? reachBoxes(rule.boxes, from, to) : reachVectors(rule.vectors, from, to);
	for (let neuron = 0; neuron < neuronCount(from); neuron++)
		for (let i = 0, count = reach.of(neuron); i < count; i++)
			yield [neuron, (reach.reached[i]! + 1) * to.neuronsPerVoxel - 1];
}

function joined(parts: readonly (Uint32Array | Float32Array)[]): Uint8Array {
	return Buffer.concat(parts.map(({ buffer, byteLength }) => new Uint8Array(buffer, 0, byteLength)));
}
