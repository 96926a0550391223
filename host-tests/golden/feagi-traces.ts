/** Golden traces of feagi-core 0.0.1-beta.18, from docs of its behaviour, section 3.4; produced by its own functions. */
import { type AreaSketch, plainArea } from "../parity/sketch.js";

export interface Trace {
	readonly name: string;
	readonly area: Partial<AreaSketch>;
	/** Input per burst; undefined: not a candidate. */
	readonly input: readonly (number | undefined)[];
	readonly spikes: string;
	/** Potential after each burst. */
	readonly potentials: readonly number[];
}

const repeat = <T>(value: T, times: number): T[] => new Array<T>(times).fill(value);
const none = undefined;

export const traces: readonly Trace[] = [
	{
		name: "A: leak",
		area: { leak: 0.25 },
		input: repeat(0.4, 12),
		spikes: "000100010001",
		potentials: [0, 1, 2].flatMap(() => [0.3, 0.52500004, 0.69375, 0]),
	},
	{
		name: "B: refractory period",
		area: { refractory: 2 },
		input: repeat(1, 12),
		spikes: "100100100100",
		potentials: repeat(0, 12),
	},
	{
		name: "C: fire limit and snooze",
		area: { refractory: 1, fireLimit: 3, snooze: 2 },
		input: repeat(1, 20),
		spikes: "10101000101010001010",
		potentials: repeat(0, 20),
	},
	{
		name: "D: fire limit",
		area: { fireLimit: 3 },
		input: repeat(1, 12),
		spikes: "111011101110",
		potentials: [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1],
	},
	{
		name: "D2: fire limit without charge accumulation",
		area: { fireLimit: 3, accumulates: false },
		input: repeat(1, 12),
		spikes: "111011101110",
		potentials: [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1],
	},
	{
		name: "E: threshold limit",
		area: { limit: 2, leak: 0.5 },
		input: [0.8, 0.8, 3, 0, 0, none, 0],
		spikes: "0101000",
		potentials: [0.4, 0, 1.5, 0, 0, 0, 0],
	},
	{
		name: "F: no charge accumulation",
		area: { accumulates: false },
		input: repeat(0.6, 6),
		spikes: "000000",
		potentials: repeat(0.6, 6),
	},
	{
		name: "G: only candidates leak",
		area: { leak: 0.5 },
		input: [0.8, none, none, none, 0.8, none, 0.8],
		spikes: "0000100",
		potentials: [0.4, 0.4, 0.4, 0.4, 0, 0, 0.4],
	},
	{
		name: "H: only candidates count down",
		area: { refractory: 2 },
		input: [1, none, none, none, 1, 1, 1],
		spikes: "1000001",
		potentials: repeat(0, 7),
	},
	{
		name: "I: excitability of neuron 0",
		area: { excitability: 0.5 },
		input: repeat(1, 16),
		spikes: "0111000101011101",
		potentials: [1, 0, 0, 0, 1, 2, 3, 0, 1, 0, 1, 0, 0, 0, 1, 0],
	},
	{
		name: "J: snooze",
		area: { fireLimit: 2, snooze: 3 },
		input: repeat(1, 16),
		spikes: "1100011000110001",
		potentials: repeat(0, 16),
	},
	{
		name: "K: leak of 10",
		area: { leak: 10 },
		input: repeat(0.5, 4),
		spikes: "0010",
		potentials: [-4.5, 36, 0, -4.5],
	},
	{
		name: "L: inhibition",
		area: { leak: 0.5 },
		input: [-1, 0.5, 3, 1],
		spikes: "0011",
		potentials: [-0.5, 0, 0, 0],
	},
	{
		name: "M: the fire count survives a gap",
		area: { fireLimit: 3 },
		input: [1, 1, none, 1, 1, 1],
		spikes: "110101",
		potentials: [0, 0, 0, 0, 1, 0],
	},
];

export function traceArea({ area }: Trace, id: string): AreaSketch {
	return { ...plainArea, ...area, id };
}
