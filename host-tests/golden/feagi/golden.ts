/** The cases, and what feagi-core did with them (conformance/README.md). */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Burst, Case, Trace } from "../../../conformance/case.js";
import type { Brain } from "../../parity/brain.js";
import { replay } from "./replay.js";

export interface Golden {
	readonly case: Case;
	readonly trace: Trace;
}

export const file = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)));
const lines = <T>(name: string) => JSON.parse(gunzipSync(file(name)).toString()) as T[];

export function readGolden(): Golden[] {
	const traces = lines<Trace>("traces.json.gz");
	return lines<Case>("cases.json.gz").map((c, i) => ({ case: c, trace: traces[i] }));
}

/** The first difference between FEAGI and feagi-xs; undefined if every bit is equal. */
export function mismatch({ case: c, trace }: Golden): string | undefined {
	const { bursts, brain } = replay(c);
	for (const [i, expected] of trace.bursts.entries()) {
		const found = difference(expected, bursts[i]);
		if (found !== undefined) return `${c.name}: burst ${i + 1}: ${found}`;
	}
	const neurons = neuronsOf(brain, trace.canonicalIds);
	for (const [area, [first, count]] of Object.entries(trace.neurons)) {
		const ours = neurons[area]?.join("+");
		const theirs = trace.canonicalIds ? `${first}+${count}` : `${count}`;
		if (ours !== theirs) return `${c.name}: neurons of ${area}: FEAGI ${theirs}, feagi-xs ${ours}`;
	}
	const synapses = synapsesOf(brain);
	if (synapses !== trace.synapses) return `${c.name}: synapses: FEAGI ${trace.synapses}, feagi-xs ${synapses}`;
	return undefined;
}

function difference(feagi: Burst, ours: Burst): string | undefined {
	for (const area of new Set([...Object.keys(feagi.fired), ...Object.keys(ours.fired)])) {
		const [a, b] = [feagi.fired[area]?.join(" "), ours.fired[area]?.join(" ")];
		if (a !== b) return `spikes of ${area}: FEAGI ${a}, feagi-xs ${b}`;
	}
	for (const area of new Set([...Object.keys(feagi.mp), ...Object.keys(ours.mp)])) {
		const [a, b] = [feagi.mp[area] ?? {}, ours.mp[area] ?? {}];
		for (const neuron of new Set([...Object.keys(a), ...Object.keys(b)]))
			if (a[neuron] !== b[neuron])
				return `potential of ${area} ${neuron}: FEAGI ${a[neuron]}, feagi-xs ${b[neuron]}`;
	}
	return undefined;
}

/** By area: first id, if ids are comparable, and count. */
function neuronsOf({ compilation }: Brain, ids: boolean): Record<string, number[]> {
	let first = 0;
	return Object.fromEntries(
		compilation.network.genome.areas.map(({ id, dimensions: [width, height, depth], neuronsPerVoxel }) => {
			const count = width * height * depth * neuronsPerVoxel;
			const entry: [string, number[]] = [id.key, ids ? [first, count] : [count]];
			first += count;
			return entry;
		}),
	);
}

/**
 * As FEAGI counts them: where it executes block_to_block as a function, only the last neuron of a voxel projects.
 * The others never get input there either, so nothing else tells.
 */
function synapsesOf({ compilation }: Brain): number {
	const { genome, projections } = compilation.network;
	return projections.reduce((sum, { mapping, source, synapses }) => {
		const block = genome.morphologies.get(mapping.morphology)!.type === "functions" && mapping.morphology === "block_to_block";
		return sum + (block ? synapses / genome.areas[source].neuronsPerVoxel : synapses);
	}, 0);
}
