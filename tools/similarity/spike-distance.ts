import type { Train } from "./trains.js";

/**
 * SPIKE distance of two trains over `bursts` bursts (Kreuz et al., Journal of Neurophysiology 109, 2013), 0 … 1, with
 * auxiliary spikes of both trains at −1 and `bursts`. Between two spikes of either train the profile
 *
 *     S(t) = (S₁·ISI₂ + S₂·ISI₁) / (2·mean(ISI₁, ISI₂)²)
 *     Sₙ(t) = (Δp·(tf − t) + Δf·(t − tp)) / ISIₙ
 *
 * is linear, so that trapezoids integrate it exactly. Δp and Δf are the distances of the spikes before and after t to
 * the nearest spike of the other train.
 */
export function spikeDistance(a: Train, b: Train, bursts: number): number {
	const [one, other] = [withEdges(a, bursts), withEdges(b, bursts)];
	const [first, second] = [new Profile(one, gaps(one, other)), new Profile(other, gaps(other, one))];
	let [time, sum] = [-1, 0];
	while (time < bursts) {
		const next = Math.min(first.end, second.end);
		sum += ((dissimilarity(first, second, time) + dissimilarity(first, second, next)) / 2) * (next - time);
		time = next;
		first.moveTo(time);
		second.moveTo(time);
	}
	return sum / (bursts + 1);
}

/** One train as time goes by: the interval that it is in, and Sₙ(t) within. */
class Profile {
	readonly #times: Float64Array;
	readonly #gaps: Float64Array;
	#index = 0;

	constructor(times: Float64Array, gaps: Float64Array) {
		this.#times = times;
		this.#gaps = gaps;
	}

	get end(): number {
		return this.#times[this.#index + 1];
	}

	get interval(): number {
		return this.end - this.#times[this.#index];
	}

	moveTo(time: number): void {
		if (this.end === time && this.#index + 2 < this.#times.length) this.#index++;
	}

	at(time: number): number {
		const [before, after] = [this.#gaps[this.#index], this.#gaps[this.#index + 1]];
		return (before * (this.end - time) + after * (time - this.#times[this.#index])) / this.interval;
	}
}

function dissimilarity(first: Profile, second: Profile, time: number): number {
	const mean = (first.interval + second.interval) / 2;
	return (first.at(time) * second.interval + second.at(time) * first.interval) / (2 * mean * mean);
}

function withEdges(train: Train, bursts: number): Float64Array {
	const times = new Float64Array(train.length + 2);
	times[0] = -1;
	times.set(train, 1);
	times[train.length + 1] = bursts;
	return times;
}

/** Distance of each time of `from` to the nearest of `to`; both ascend. */
function gaps(from: Float64Array, to: Float64Array): Float64Array {
	let nearest = 0;
	return from.map((time) => {
		while (nearest + 1 < to.length && Math.abs(to[nearest + 1] - time) <= Math.abs(to[nearest] - time))
			nearest++;
		return Math.abs(to[nearest] - time);
	});
}
