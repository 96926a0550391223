/** The two files of the conformance test, as src/case.rs has them. */

/** Area (base64), x, y, z, potential. */
export type Injection = readonly [string, number, number, number, number];

export interface Case {
	readonly name: string;
	/** What the case is about; a report counts by these. */
	readonly features: readonly string[];
	readonly genome: unknown;
	/** Neurons and synapses one by one, as the independent wiring of host-tests/parity makes them. */
	readonly network?: Network;
	readonly bursts: readonly (readonly Injection[])[];
}

export interface Network {
	readonly areas: readonly unknown[];
	/** Source and target as neuron ids, weight, PSP, inhibitory. */
	readonly synapses: readonly (readonly [number, number, number, number, boolean])[];
}

/** Neurons are named `x,y,z`, and `x,y,z#n` for the n-th further neuron of a voxel. */
export interface Burst {
	readonly fired: Readonly<Record<string, readonly string[]>>;
	/** Hexadecimal bits of a binary32 by area and neuron; all others are +0. */
	readonly mp: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface Trace {
	readonly name: string;
	readonly error?: string;
	readonly canonicalIds: boolean;
	readonly neurons: Readonly<Record<string, readonly [first: number, count: number]>>;
	readonly synapses: number;
	readonly bursts: readonly Burst[];
	/** From this burst on FEAGI itself answers differently from run to run: `bursts` ends there. */
	readonly orderDependent?: number;
	/** What the burst engine did with the network, where it differs. */
	readonly networkBursts?: readonly Burst[];
}
