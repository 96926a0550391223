/** Networks that others have published figures of, as genomes: what the benchmarks run. */

export interface BenchNetwork {
	readonly name: string;
	/** One line. */
	readonly about: string;
	/** Without the three core areas, which every brain has, one neuron each. */
	readonly neurons: number;
	/** All stored one by one. */
	readonly synapses: number;
	/** Bursts that the recordings cover. */
	readonly bursts: number;
	/** Always the same text. */
	genome(): string;
	/** What drives it, by name: recordings (docs/stimulus-format.md), always the same text. */
	readonly recordings: Readonly<Record<string, () => string>>;
}
