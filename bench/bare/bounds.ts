/**
 * The fewest instructions that anybody here could write down for an operation on rv32imc, and the best that a prototype
 * reached: constants of the performance study that this project began with, by its sections. `bound` null: it gives none.
 */
export interface Bound {
	readonly operation: string;
	readonly bound: number | null;
	/** Of prototypes with 8-bit potentials, or with binary32 where that is said. */
	readonly prototype: number;
	readonly section: string;
}

export const bounds: readonly Bound[] = Object.freeze([
	{ operation: "INT8 neuron with input and refractory period", bound: 16, prototype: 19.3, section: "4, 6" },
	{ operation: "FP32 neuron with input, without an FPU", bound: null, prototype: 187, section: "4" },
	{
		operation: "FP32 neuron with input, with an FPU (rv32imafc)",
		bound: null,
		prototype: 22.4,
		section: "4",
	},
	{ operation: "neuron without memory", bound: null, prototype: 9.9, section: "4" },
	{ operation: "neuron without input", bound: 0.9, prototype: 1.7, section: "4, 6" },
	{ operation: "neuron of an area of which 5 % have input", bound: null, prototype: 4, section: "4" },
	{ operation: "event, scattered: list of 32", bound: 6.75, prototype: 7.1, section: "3, 6" },
	{ operation: "event, vectors inside", bound: 6.75, prototype: 7.4, section: "3, 6" },
	{ operation: "event, vectors at the border", bound: null, prototype: 17.2, section: "3" },
	{ operation: "event, box of 256, two sums in a word", bound: 2.8, prototype: 3.8, section: "3, 6" },
	{ operation: "event, box of 2 × 2 × 4", bound: null, prototype: 6.9, section: "3" },
	{ operation: "event, eight sources to one", bound: null, prototype: 27, section: "3" },
	{ operation: "silent brain, per burst", bound: null, prototype: 200, section: "7" },
]);
