/** Two threads at full speed, one that writes and one that reads: no record is ever seen half overwritten. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { makeSpikeRing, RingHeader, ringWords } from "../../../modules/runtime/ring/spike-ring.js";
import { SpikeRingReader } from "../../../modules/runtime/ring/spike-ring-reader.js";

/** Records that are read before it ends: it takes as long as a busy machine needs for them. */
const RECORDS = 2000;
const MOST_MS = 60_000;
/** Neurons of which each burst makes an interval fire: it follows from the burst's number. */
const NEURONS = 64;

const writer = `
import { workerData } from "node:worker_threads";
import { SpikeRingWriter } from "./modules/runtime/ring/spike-ring-writer.ts";
const { ring, enough } = workerData;
const writer = new SpikeRingWriter(ring);
const bits = new Int32Array(${NEURONS / 32});
const end = Date.now() + ${MOST_MS};
for (let burst = 1; Atomics.load(enough, 0) === 0 && Date.now() < end; burst++) {
	const count = burst % 24;
	bits.fill(0);
	for (let i = 0; i < count; i++) {
		const neuron = (burst + i) % ${NEURONS};
		bits[neuron >> 5] |= 1 << (neuron & 31);
	}
	writer.begin();
	writer.add(burst & 0xffff, bits, 0, count);
	writer.end(burst, 0, burst & 0xffff, count);
}`;

test("what one thread writes another reads whole, or knows to be lost", {
	timeout: 2 * MOST_MS,
}, async () => {
	const resolveDir = fileURLToPath(new URL("../../../", import.meta.url));
	const { outputFiles } = await build({
		stdin: { contents: writer, resolveDir, loader: "ts" },
		bundle: true,
		platform: "node",
		format: "cjs",
		write: false,
	});
	const ring = makeSpikeRing(1024);
	const room = ringWords(ring)[RingHeader.SPIKES_PER_BURST];
	const reader = new SpikeRingReader(ring);
	const enough = new Int32Array(new SharedArrayBuffer(4));
	const worker = new Worker(outputFiles[0].text, { eval: true, workerData: { ring, enough } });
	let ended = false;
	worker.on("exit", () => (ended = true));
	let found = 0;
	let wrong = 0;
	while (!ended) {
		for (let i = 0; i < 20_000; i++)
			if (reader.next()) {
				found++;
				if (!isAsWritten(reader, room) || found + reader.lost !== reader.burst) wrong++;
			}
		if (found >= RECORDS && reader.lost > 0) Atomics.store(enough, 0, 1);
		await new Promise(setImmediate);
	}
	while (reader.next()) found++;
	expect(wrong).toBe(0);
	expect(reader.burst).toBe(ringWords(ring)[RingHeader.BURSTS]);
	expect(found).toBeGreaterThanOrEqual(RECORDS);
	expect(reader.lost).toBeGreaterThan(0);
});

function isAsWritten(reader: SpikeRingReader, room: number): boolean {
	const { burst } = reader;
	const spikes = burst % 24;
	if (reader.spikes !== spikes || reader.count !== Math.min(spikes, room)) return false;
	if (reader.burstUs !== (burst & 0xffff)) return false;
	let last = -1;
	for (let i = 0; i < reader.count; i++) {
		const neuron = reader.neuron(i);
		if (reader.area(i) !== (burst & 0xffff) || neuron <= last) return false;
		if ((neuron - (burst % NEURONS) + NEURONS) % NEURONS >= spikes) return false;
		last = neuron;
	}
	return true;
}
