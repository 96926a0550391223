/** Values that the networks draw. Everything comes from Prng, so that a network is its name and its seed. */
import { absorb } from "../../tools/develop/random.js";
import { Prng } from "../../tools/stimulus/prng.js";

/** The wiring and the spikes of a network never share numbers: either can be made without the other. */
export function randomFor(network: string, seed: number, purpose: "wiring" | "spikes"): Prng {
	const words = [...Buffer.from(`${network}/${purpose}`)];
	return new Prng([...words, seed >>> 0].reduce(absorb, 0));
}

/** low ≤ value < high. */
export function uniform(random: Prng, low: number, high: number): number {
	return low + (high - low) * random.unit();
}

/** Uniform in the logarithm. Five digits, because the last ones of exp and log differ between engines. */
export function logUniform(random: Prng, low: number, high: number): number {
	return fiveDigits(low * Math.exp(Math.log(high / low) * random.unit()));
}

function fiveDigits(value: number): number {
	return Number(value.toPrecision(5));
}

export function pick<T>(random: Prng, items: readonly T[]): T {
	return items[random.below(items.length)]!;
}

/** 0 … count − 1. */
export function range(count: number): number[] {
	return Array.from({ length: count }, (_, i) => i);
}

/** `count` different numbers 0 … limit − 1, in random order. */
export function distinct(random: Prng, count: number, limit: number): number[] {
	return random.shuffled(range(limit)).slice(0, count);
}

/** Midpoints of `count` equal parts of low … high: what stands for a uniform distribution. */
export function levels(count: number, low: number, high: number): number[] {
	return range(count).map((i) => low + ((high - low) * (i + 0.5)) / count);
}
