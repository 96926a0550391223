import { Area } from "../../modules/connectome/layout.js";
import type { InputStream } from "../../modules/npu/inputs.js";
import { type Brain, neuronState } from "./brain.js";
import type { DenseBrain, Injection } from "./dense-brain.js";

/** Sensory input of one burst: single values in order, then one ascending stream per area. */
export interface BurstInput {
	readonly queue: readonly Injection[];
	readonly streams: readonly Injection[];
}

/** Steps both brains burst by burst; throws at the first neuron that differs in a single bit. */
export function compareBursts<T extends number | bigint>(
	brain: Brain,
	reference: DenseBrain<T>,
	bursts: readonly BurstInput[],
): void {
	const streams = reference.areas.map((): InputStream => {
		return {
			indices: new Uint32Array(64),
			values: new Float32Array(64),
			firstIndex: 0,
			firstValue: 0,
			count: 0,
		};
	});
	streams.forEach((stream, area) => {
		brain.npu.inputs.attach(area, stream);
	});
	for (const { queue, streams: events } of bursts) {
		for (const { area, index, potential } of queue) brain.npu.inputs.push(area, index, potential);
		for (const { area, index, potential } of events) {
			const stream = streams[area];
			(stream.indices as Uint32Array)[stream.count] = index;
			(stream.values as Float32Array)[stream.count++] = potential;
		}
		const spikes = brain.npu.step();
		reference.step([...queue, ...events]);
		compareStates(brain, reference, spikes);
	}
}

function compareStates<T extends number | bigint>(
	brain: Brain,
	reference: DenseBrain<T>,
	spikes: number,
): void {
	let expectedSpikes = 0;
	reference.areas.forEach((neurons, area) => {
		let areaSpikes = 0;
		neurons.forEach((neuron, index) => {
			const state = neuronState(brain, area, index);
			const limited = brain.image.views.u16[(brain.image.area(area) + Area.FIRE_LIMIT) >> 1] > 0;
			const expected = {
				fired: neuron.fired,
				stored: Number(neuron.mp),
				countdown: neuron.countdown,
				fireCount: limited ? neuron.fireCount : 0,
			};
			for (const key of ["fired", "stored", "countdown", "fireCount"] as const)
				if (!Object.is(state[key], expected[key]))
					throw new Error(
						`burst ${reference.burst}, area ${area}, neuron ${index}: ${key} is ${state[key]}, must be ${expected[key]}`,
					);
			if (neuron.fired) areaSpikes++;
		});
		if (brain.npu.firedCount(area) !== areaSpikes)
			throw new Error(`burst ${reference.burst}, area ${area}: ${areaSpikes} spikes`);
		expectedSpikes += areaSpikes;
	});
	if (spikes !== expectedSpikes) throw new Error(`burst ${reference.burst}: ${expectedSpikes} spikes`);
}
