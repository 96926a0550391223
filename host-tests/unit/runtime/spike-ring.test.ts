import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
	makeSpikeRing,
	RingHeader,
	RingRecord,
	ringWords,
} from "../../../modules/runtime/ring/spike-ring.js";
import { SpikeRingReader } from "../../../modules/runtime/ring/spike-ring-reader.js";
import { SpikeRingWriter } from "../../../modules/runtime/ring/spike-ring-writer.js";

const load = Atomics.load;
afterEach(() => {
	vi.restoreAllMocks();
});

type Spike = readonly [area: number, neuron: number];
interface Burst {
	readonly burst: number;
	readonly burstUs: number;
	readonly spikes: readonly Spike[];
}

/** What one area fired, as the pools keep it: bits from word `first` on. */
function bitsOf(neurons: readonly number[], first: number): Int32Array {
	const bits = new Int32Array(first + 64);
	for (const neuron of neurons) bits[first + (neuron >> 5)] |= 1 << (neuron & 31);
	return bits;
}

function write(writer: SpikeRingWriter, { burst, burstUs, spikes }: Burst): void {
	writer.begin();
	for (const area of new Set(spikes.map(([each]) => each))) {
		const neurons = spikes.filter(([each]) => each === area).map(([, neuron]) => neuron);
		writer.add(area, bitsOf(neurons, area), area, neurons.length);
	}
	writer.end(burst, burst * 20, burstUs, spikes.length);
}

function read(reader: SpikeRingReader): Burst & { left: number } {
	const spikes: Spike[] = [];
	reader.forEach((area, neuron) => {
		spikes.push([area, neuron]);
	});
	expect(reader.beganMs).toBe(reader.burst * 20);
	return { burst: reader.burst, burstUs: reader.burstUs, spikes, left: reader.spikes - reader.count };
}

const burstOf = (most: number): fc.Arbitrary<Omit<Burst, "burst">> =>
	fc.record({
		burstUs: fc.nat(1_000_000),
		spikes: fc
			.uniqueArray(fc.tuple(fc.nat(5), fc.nat(1999)), { maxLength: most, selector: ([a, n]) => a * 2000 + n })
			.map((spikes) => spikes.sort(([a, n], [b, m]) => a - b || n - m)),
	});

/** With 256 bytes a record holds 5 spikes. */
const SMALL = 256;
const ROOM = 5;

const kept = (burst: Burst, room = ROOM) => ({
	...burst,
	spikes: burst.spikes.slice(0, room),
	left: Math.max(0, burst.spikes.length - room),
});

describe("a ring", () => {
	test.each([0, 255, 128, 300, 2 ** 25, -256, Number.NaN])("of %d bytes is refused", (bytes) => {
		expect(() => makeSpikeRing(bytes)).toThrow(RangeError);
	});

	test("leaves room for four of the largest records, or a little more", () => {
		for (let bytes = 256; bytes <= 65536; bytes *= 2) {
			const words = ringWords(makeSpikeRing(bytes));
			const record = RingRecord.WORDS + 2 * words[RingHeader.SPIKES_PER_BURST];
			expect(4 * 4 * record).toBeLessThanOrEqual(bytes);
			expect(words.byteLength).toBe(32 + bytes);
		}
		expect(ringWords(makeSpikeRing())[RingHeader.SPIKES_PER_BURST]).toBe(253);
	});

	test("is told from other memory", () => {
		expect(() => new SpikeRingReader(new SharedArrayBuffer(1024))).toThrow("this is no spike ring");
	});

	test("has nothing to read before the first burst, and again after the last", () => {
		const ring = makeSpikeRing(SMALL);
		const reader = new SpikeRingReader(ring);
		expect(reader.next()).toBe(false);
		write(new SpikeRingWriter(ring), { burst: 1, burstUs: 7, spikes: [[3, 70]] });
		expect(reader.next()).toBe(true);
		expect(reader.next()).toBe(false);
		expect([reader.burst, reader.burstUs, reader.count, reader.area(0), reader.neuron(0)]).toEqual([
			1, 7, 1, 3, 70,
		]);
	});
});

describe("writer and readers in any order", () => {
	/** A burst to write, or the number of a reader who looks. */
	const steps = fc.array(fc.oneof(burstOf(8), fc.constantFrom("first", "second")), { maxLength: 80 });

	test("each reads what was written, in order, and knows how much it lost", () => {
		fc.assert(
			fc.property(steps, (all) => {
				const ring = makeSpikeRing(SMALL);
				const writer = new SpikeRingWriter(ring);
				const readers = { first: new SpikeRingReader(ring), second: new SpikeRingReader(ring) };
				const seen = { first: 0, second: 0 };
				const written: Burst[] = [];
				for (const step of all) {
					if (typeof step !== "string") {
						written.push({ ...step, burst: written.length + 1 });
						write(writer, written.at(-1)!);
						continue;
					}
					const reader = readers[step];
					const lost = reader.lost;
					if (!reader.next()) {
						expect(seen[step]).toBe(written.length);
						continue;
					}
					const { burst } = reader;
					expect(read(reader)).toEqual(kept(written[burst - 1]));
					expect(reader.lost - lost).toBe(burst - 1 - seen[step]);
					// A reader who was overtaken goes on with the newest three, or with more.
					expect(written.length - burst).toBeGreaterThanOrEqual(Math.min(2, written.length - seen[step] - 1));
					seen[step] = burst;
				}
				const words = ringWords(ring);
				expect(words[RingHeader.BURSTS]).toBe(written.length);
				expect(words[RingHeader.DROPPED]).toBe(
					written.reduce((sum, { spikes }) => sum + Math.max(0, spikes.length - ROOM), 0),
				);
			}),
		);
	});

	test.each([2 ** 31 - 640, -640])("places go on from %d as from 0", (place) => {
		const ring = makeSpikeRing(SMALL);
		const words = ringWords(ring);
		for (const field of [RingHeader.START, RingHeader.NEWEST, RingHeader.END]) words[field] = place;
		const writer = new SpikeRingWriter(ring);
		const [reader, late] = [new SpikeRingReader(ring), new SpikeRingReader(ring)];
		for (let burst = 1; burst <= 200; burst++) {
			write(writer, { burst, burstUs: burst, spikes: [[1, burst]] });
			expect(reader.next()).toBe(true);
			expect(read(reader)).toEqual({ burst, burstUs: burst, spikes: [[1, burst]], left: 0 });
		}
		expect(Math.sign(words[RingHeader.END])).toBe(-Math.sign(place));
		expect(reader.lost).toBe(0);
		let found = 0;
		while (late.next()) expect(read(late)).toMatchObject({ burst: late.lost + ++found });
		expect([late.burst, found + late.lost]).toEqual([200, 200]);
		expect(found).toBeLessThan(SMALL / 4 / RingRecord.WORDS);
	});

	test("another writer goes on where the first has stopped", () => {
		const ring = makeSpikeRing(SMALL);
		const reader = new SpikeRingReader(ring);
		for (let burst = 1; burst <= 40; burst++) {
			write(new SpikeRingWriter(ring), { burst, burstUs: 0, spikes: [[0, burst]] });
			expect(reader.next()).toBe(true);
			expect(read(reader).spikes).toEqual([[0, burst]]);
		}
		expect(reader.lost).toBe(0);
	});
});

describe("a writer who comes between", () => {
	/** How many bursts are written before each look that a reader takes at the header. */
	const interruptions = fc.array(fc.nat(12), { minLength: 4, maxLength: 120 });

	test("is noticed: what is read was written so, and what was lost is counted", () => {
		fc.assert(
			fc.property(
				interruptions,
				fc.array(burstOf(ROOM), { minLength: 7, maxLength: 7 }),
				(pauses, bursts) => {
					vi.restoreAllMocks();
					const ring = makeSpikeRing(SMALL);
					const writer = new SpikeRingWriter(ring);
					const reader = new SpikeRingReader(ring);
					const left = [...pauses];
					let written = 0;
					const burstAt = (burst: number) => ({ ...bursts[burst % bursts.length], burst });
					vi.spyOn(Atomics, "load").mockImplementation(((words: Int32Array, index: number) => {
						for (let more = left.shift() ?? 0; more > 0; more--) write(writer, burstAt(++written));
						return load(words, index);
					}) as typeof Atomics.load);
					let newest = 0;
					let found = 0;
					while (left.length || reader.burst < written) {
						if (!reader.next()) {
							if (!left.length) break;
							continue;
						}
						found++;
						expect(reader.burst).toBeGreaterThan(newest);
						expect(read(reader)).toEqual(kept(burstAt(reader.burst)));
						newest = reader.burst;
						expect(found + reader.lost).toBe(newest);
					}
					expect(newest).toBe(written);
				},
			),
		);
	});

	test("however fast, does not keep a reader from reading", () => {
		const ring = makeSpikeRing(SMALL);
		const writer = new SpikeRingWriter(ring);
		const reader = new SpikeRingReader(ring);
		const spikes = Array.from({ length: ROOM }, (_, neuron) => [0, neuron] as const);
		let written = 0;
		vi.spyOn(Atomics, "load").mockImplementation(((words: Int32Array, index: number) => {
			if (written === 50) throw new Error("still looking");
			write(writer, { burst: ++written, burstUs: 0, spikes });
			return load(words, index);
		}) as typeof Atomics.load);
		for (let i = 1; i <= 5; i++) {
			expect(reader.next()).toBe(true);
			expect(read(reader).spikes).toEqual(spikes);
			expect(i + reader.lost).toBe(reader.burst);
		}
	});
});
