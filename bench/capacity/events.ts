/**
 * What one synaptic event costs the native kernels on a bare rv32imc core: the same brain with one more projection that
 * reaches only neurons which hear something anyway, so that nothing but its events is added. Reading the spike is part of
 * it.
 *   npm run bench:events
 */
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../../tools/cli/files.js";
import { compileGenome } from "../../tools/compile.js";
import { writeStimulus } from "../../tools/stimulus/write-stimulus.js";
import { runNative } from "../bare/run-bare.js";

type Size = readonly [number, number, number];

interface Case {
	readonly name: string;
	readonly source: Size;
	readonly target: Size;
	/** Neurons of the source that spike in every burst, by coordinates. */
	readonly spikes: (x: number, y: number, z: number) => boolean;
	/** Morphologies without and with what is measured. */
	readonly without: readonly object[];
	readonly more: object;
	/** Synapses of one spike that are measured. */
	readonly events: number;
}

const BURSTS = 10;
const SIDE = 12;
const steps = [-1, 0, 1];
const box = (x: readonly number[]) =>
	x.flatMap((dx) => steps.flatMap((dy) => steps.map((dz) => [dx, dy, dz])));
const vectors = (list: readonly (readonly number[])[]) => ({
	type: "vectors",
	parameters: { vectors: list },
});
const patterns = (...list: readonly object[]) => ({ type: "patterns", parameters: { patterns: list } });
const any = ["*", "*", "*"];
const all = patterns([any, any]);
/** Two patterns with synapses in common are stored one by one. */
const stored = patterns([any, any], [any, [0, 0, 0]]);
const inside = (...at: readonly number[]) => at.every((c) => c >= 2 && c < SIDE - 2);

const cases: readonly Case[] = [
	{
		name: "box of 1,000",
		source: [3, 3, 3],
		target: [1, 1, 1000],
		spikes: () => true,
		without: [all],
		more: all,
		events: 1000,
	},
	{
		name: "26 vectors, inside",
		source: [SIDE, SIDE, SIDE],
		target: [SIDE, SIDE, SIDE],
		spikes: inside,
		without: [vectors(box([-2, 2]))],
		more: vectors(box(steps).filter((vector) => vector.some(Boolean))),
		events: 26,
	},
	{
		name: "stored list of 32",
		source: [9, 9, 9],
		target: [2, 2, 8],
		spikes: () => true,
		without: [stored],
		more: stored,
		events: 32,
	},
];

/** Instructions of the last burst, and how many neurons spiked for it. */
async function lastBurst(measured: Case, morphologies: readonly object[], precision: string) {
	const { bytes } = compileGenome(genomeOf(measured, morphologies), { precision });
	const image = new BrainImage(asBuffer(bytes));
	const [width, height, depth] = measured.source;
	const events: [neuron: number, potential: number][] = [];
	for (let x = 0; x < width; x++)
		for (let y = 0; y < height; y++)
			for (let z = 0; z < depth; z++)
				if (measured.spikes(x, y, z)) events.push([(x * height + y) * depth + z, 1]);
	const stimulus = writeStimulus([[{ area: image.findArea("source"), events }]], image);
	const { instructions } = await runNative(bytes, { core: "rv32imc", bursts: BURSTS, stimulus });
	return { instructions: instructions.at(-1)!, spikes: events.length };
}

function genomeOf({ source, target }: Case, morphologies: readonly object[]): string {
	const rules = morphologies.map((_, i) => ({
		morphology_id: `rule${i}`,
		morphology_scalar: [1, 1, 1],
		postSynapticCurrent_multiplier: 1,
		plasticity_flag: false,
	}));
	return JSON.stringify({
		genome_id: "events",
		genome_title: "events",
		version: "2.1",
		physiology: { simulation_timestep: 0.025 },
		neuron_morphologies: Object.fromEntries(
			morphologies.map((morphology, i) => [`rule${i}`, { ...morphology, class: "custom" }]),
		),
		blueprint: {
			iic400: {
				cortical_name: "source",
				block_boundaries: source,
				firing_threshold: 1,
				psp_uniform_distribution: true,
				cortical_mapping_dst: { cTARGT: rules },
			},
			cTARGT: {
				cortical_name: "target",
				block_boundaries: target,
				firing_threshold: 1e6,
				mp_charge_accumulation: true,
			},
		},
	});
}

for (const precision of ["int8", "int8-compact"])
	for (const measured of cases) {
		const { without, more, events, name } = measured;
		const before = await lastBurst(measured, without, precision);
		const after = await lastBurst(measured, [...without, more], precision);
		const each = (after.instructions - before.instructions) / (after.spikes * events);
		console.log(`${precision}, ${name}: ${each.toFixed(1)} instructions per event`);
	}
