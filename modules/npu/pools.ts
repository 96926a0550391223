import type { BrainImage } from "../connectome/image.js";
import { Part, SEGMENTS } from "../connectome/layout.js";
import { stateFormat } from "../connectome/state-format.js";

/** The state does not fit the SRAM that is left. */
export class PoolError extends Error {
	readonly bytes: number;

	constructor(bytes: number) {
		super(`the brain's state needs ${bytes} bytes of SRAM in one block; they are not free`);
		this.bytes = bytes;
	}
}

/**
 * Everything that changes while the brain runs: fixed-size typed arrays over a few shared buffers, which XS
 * keeps outside its heap, where they never move. Sized by the image, allocated here, once.
 */
export class Pools {
	readonly segments: readonly SharedArrayBuffer[];
	readonly bytes: number;
	/** One per neuron: a binary32, a binary16, or the high byte of the state. */
	readonly potentials: Float32Array | Uint16Array | Int8Array;
	/** One per neuron where a potential has further bits. */
	readonly fractions: Uint8Array | Uint16Array;
	readonly countdowns: Uint8Array | Uint16Array;
	readonly fireCounts: Uint8Array;
	/** Two banks of one bit per neuron; the burst's parity says which is being written. */
	readonly fired: readonly [Int32Array, Int32Array];
	/** Two banks of one byte per neuron of the areas with mp_driven_psp. */
	readonly psps: readonly [Uint8Array, Uint8Array];
	/** Spikes per area: bank 0, then bank 1. */
	readonly firedCounts: Uint32Array;
	/** SATURATION_LANES counters per area, lane by lane; none in fp32. */
	readonly saturations: Uint32Array;
	/** Scratch of one slab: the sum of this burst's input per neuron. */
	readonly accumulators: Float32Array | Int32Array;
	/** Scratch of one slab: neurons that received input, in order of arrival. */
	readonly candidates: Uint16Array;
	readonly inputTargets: Uint32Array;
	readonly inputPotentials: Float32Array;
	readonly inputLinks: Uint16Array;

	/** Throws PoolError when SRAM is short. */
	constructor(image: BrainImage) {
		const segments = allocateSegments(image);
		const { float, half } = stateFormat(image.precision);
		const bytes = (kind: number) => view(image, segments, kind, Uint8Array);
		const halfs = (kind: number) => view(image, segments, kind, Uint16Array);
		const words = (kind: number) => view(image, segments, kind, Uint32Array);
		const bits = (kind: number) => view(image, segments, kind, Int32Array);
		const floats = (kind: number) => view(image, segments, kind, Float32Array);
		const narrow = (kind: number) => (image.pool(kind)?.elementBytes === 2 ? halfs(kind) : bytes(kind));
		this.segments = segments;
		this.bytes = segments.reduce((sum, segment) => sum + segment.byteLength, 0);
		this.potentials = half
			? halfs(Part.POTENTIALS)
			: float
				? floats(Part.POTENTIALS)
				: view(image, segments, Part.POTENTIALS, Int8Array);
		this.fractions = narrow(Part.FRACTIONS);
		this.countdowns = narrow(Part.COUNTDOWNS);
		this.fireCounts = bytes(Part.FIRE_COUNTS);
		this.fired = [bits(Part.FIRED_0), bits(Part.FIRED_1)];
		this.psps = [bytes(Part.PSP_0), bytes(Part.PSP_1)];
		this.firedCounts = words(Part.FIRED_COUNTS);
		this.saturations = words(Part.SATURATIONS);
		this.accumulators = float ? floats(Part.ACCUMULATORS) : bits(Part.ACCUMULATORS);
		this.candidates = halfs(Part.CANDIDATES);
		this.inputTargets = words(Part.INPUT_TARGETS);
		this.inputPotentials = floats(Part.INPUT_POTENTIALS);
		this.inputLinks = halfs(Part.INPUT_LINKS);
	}
}

function allocateSegments(image: BrainImage): SharedArrayBuffer[] {
	const segments: SharedArrayBuffer[] = [];
	for (let i = 0; i < SEGMENTS && image.segmentBytes(i) > 0; i++) {
		try {
			segments.push(new SharedArrayBuffer(image.segmentBytes(i)));
		} catch {
			throw new PoolError(image.segmentBytes(i));
		}
	}
	return segments;
}

function view<T>(
	image: BrainImage,
	segments: readonly SharedArrayBuffer[],
	kind: number,
	type: new (buffer: SharedArrayBuffer, offset: number, length: number) => T,
): T {
	const place = image.pool(kind);
	return place ? new type(segments[place.segment], place.offset, place.count) : new type(segments[0], 0, 0);
}
