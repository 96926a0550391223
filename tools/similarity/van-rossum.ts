import type { Train } from "./trains.js";

/** Decay of the kernel, bursts. */
export const TAU = 10;

/**
 * Squared van Rossum distance ‖f − g‖² and its norm ‖f‖² + ‖g‖², both in units of τ/2, where f and g are the trains
 * convolved with exp(−t/τ), t ≥ 0 (van Rossum, Neural Computation 13, 2001). Summed over neurons,
 * √(Σ distance / Σ norm) is 0 for equal rasters and at most 1.
 */
export function vanRossum(a: Train, b: Train, tau = TAU): { distance: number; norm: number } {
	const difference = new KernelSum(tau);
	const [first, second] = [new KernelSum(tau), new KernelSum(tau)];
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		const time = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
		let sign = 0;
		if (a[i] === time) {
			first.add(time, 1);
			sign++;
			i++;
		}
		if (b[j] === time) {
			second.add(time, 1);
			sign--;
			j++;
		}
		if (sign !== 0) difference.add(time, sign);
	}
	return { distance: Math.max(0, difference.sum), norm: first.sum + second.sum };
}

/** Σᵢⱼ sᵢ·sⱼ·exp(−|tᵢ − tⱼ|/τ) of spikes with signs sᵢ, in the order of time. */
class KernelSum {
	sum = 0;
	readonly #tau: number;
	#time = 0;
	#trace = 0;

	constructor(tau: number) {
		this.#tau = tau;
	}

	add(time: number, sign: number): void {
		this.#trace *= Math.exp((this.#time - time) / this.#tau);
		this.sum += sign * (sign + 2 * this.#trace);
		this.#trace += sign;
		this.#time = time;
	}
}
