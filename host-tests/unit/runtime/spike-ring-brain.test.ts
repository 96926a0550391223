import type { SharedBrain } from "platform";
import { afterEach, describe, expect, test, vi } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { SpikeRingReader } from "../../../modules/runtime/ring/spike-ring-reader.js";
import { runShared, startShared } from "../../../modules/runtime/ring/start-shared.js";
import { start } from "../../../modules/runtime/start.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { buildStimulus } from "../../../tools/stimulus/build-stimulus.js";
import { FakePlatform, imageOf } from "./fake-platform.js";

afterEach(() => {
	vi.unstubAllGlobals();
});

function platformOf(name: string): FakePlatform {
	const image = imageOf(name);
	const platform = new FakePlatform(image);
	const { bytes } = buildStimulus({ image: new BrainImage(image), bursts: 30, seed: 1 });
	platform.stimulus = asBuffer(bytes);
	return platform;
}

/** Runs `bursts` bursts, with the platform's clock, and returns what a reader finds after each of them. */
function watch(name: string, bursts: number, ringBytes?: number) {
	const platform = platformOf(name);
	platform.burstLimit = bursts;
	let shared!: SharedBrain;
	runShared(platform, (brain) => (shared = brain), ringBytes);
	const reader = new SpikeRingReader(shared.ring);
	const found: { burst: number; spikes: number; pairs: string[] }[] = [];
	while (platform.exitStatus === undefined) {
		platform.run(platform.nowMs + 1);
		while (reader.next()) {
			const pairs: string[] = [];
			reader.forEach((area, neuron) => {
				pairs.push(`${area}:${neuron}`);
			});
			found.push({ burst: reader.burst, spikes: reader.spikes, pairs });
		}
	}
	return { platform, shared, reader, found };
}

/** The same, neuron by neuron, as the engine tells it. */
function expected(name: string, bursts: number) {
	const platform = platformOf(name);
	const brain = start(platform)!;
	const { npu, image } = brain;
	const all: { burst: number; spikes: number; pairs: string[] }[] = [];
	brain.attach({
		afterBurst() {
			const pairs: string[] = [];
			for (let area = 0; area < image.areaCount; area++) {
				for (let neuron = 0, left = npu.firedCount(area); left > 0; neuron++)
					if (npu.fired(area, neuron)) {
						pairs.push(`${area}:${neuron}`);
						left--;
					}
			}
			all.push({ burst: npu.burst, spikes: npu.burstSpikes, pairs });
		},
	});
	while (all.length < bursts) platform.run(platform.nowMs + 1);
	return all;
}

describe.each(["reflex.int8", "camera.int8"])("%s", (name) => {
	test("all spikes of all bursts are in the ring, area by area", () => {
		const { found, reader, shared, platform } = watch(name, 60, 65536);
		expect(found).toEqual(expected(name, 60));
		expect(reader.lost).toBe(0);
		expect(found.reduce((sum, { pairs }) => sum + pairs.length, 0)).toBeGreaterThan(100);
		const image = new BrainImage(imageOf(name));
		expect(shared.areas).toEqual(Array.from({ length: image.areaCount }, (_, area) => image.areaName(area)));
		expect(shared).toMatchObject({ genome: image.title, burstPeriodUs: image.burstPeriodUs });
		expect(platform.exitStatus).toBe(0);
	});

	test("the brain does what it does without a ring", () => {
		const hash = (platform: FakePlatform) => JSON.parse(platform.lines.at(-1)!).stateHash;
		const plain = platformOf(name);
		plain.burstLimit = 60;
		start(plain);
		plain.run(1e6);
		expect(hash(watch(name, 60).platform)).toBe(hash(plain));
	});
});

test("a burst with more spikes than a record holds says how many there were", () => {
	const all = expected("camera.int8", 60);
	const { found } = watch("camera.int8", 60, 256);
	expect(all.some(({ spikes }) => spikes > 5)).toBe(true);
	expect(found).toEqual(all.map((burst) => ({ ...burst, pairs: burst.pairs.slice(0, 5) })));
});

test("burst times are those of the platform's clock", () => {
	const platform = platformOf("reflex.int8");
	let shared!: SharedBrain;
	runShared(platform, (brain) => (shared = brain));
	// Every look at the clock takes 1.5 ms.
	platform.now = () => (platform.nowMs += 1.5);
	platform.run(platform.nowMs + 100);
	const reader = new SpikeRingReader(shared.ring);
	expect(reader.next()).toBe(true);
	expect(reader.burstUs).toBe(1500);
});

describe("starting", () => {
	test("elsewhere, if the platform does so: nothing runs here", () => {
		const platform = platformOf("reflex.int8");
		const startElsewhere = vi.fn(() => true);
		const ready = vi.fn();
		startShared(Object.assign(platform, { startElsewhere }), ready);
		platform.run(platform.nowMs + 100);
		expect(startElsewhere).toHaveBeenCalledExactlyOnceWith(ready);
		expect([platform.lines, platform.bursts, ready.mock.calls]).toEqual([[], 0, []]);
	});

	test("here, if not", () => {
		const platform = platformOf("reflex.int8");
		const ready = vi.fn();
		startShared(Object.assign(platform, { startElsewhere: () => false }), ready);
		platform.run(platform.nowMs + 100);
		expect(platform.bursts).toBe(6);
		expect(ready).toHaveBeenCalledOnce();
	});

	test("in safe mode the ring comes with the brain that is asked for", () => {
		const platform = platformOf("reflex.int8");
		platform.boots = { unconfirmed: 4, cause: "brown-out", confirm: () => {} };
		const ready = vi.fn();
		runShared(platform, ready);
		expect(ready).not.toHaveBeenCalled();
		platform.type("run");
		platform.run(platform.nowMs + 100);
		expect(ready).toHaveBeenCalledOnce();
		expect(new SpikeRingReader(ready.mock.calls[0][0].ring).next()).toBe(true);
	});

	test.each([
		["a size that is none", 1000, undefined, /^the spike ring is left out: a spike ring has a power of two/],
		["no room", 8192, 8000, /^the spike ring is left out: no room$/],
	])("with %s: one sentence, and the brain runs", (_, ringBytes, most, sentence) => {
		const platform = platformOf("reflex.int8");
		const Shared = SharedArrayBuffer;
		const limited = class extends Shared {
			constructor(bytes: number) {
				if (bytes > (most ?? Infinity)) throw new RangeError("no room");
				super(bytes);
			}
		};
		vi.stubGlobal("SharedArrayBuffer", limited);
		const ready = vi.fn();
		runShared(platform, ready, ringBytes);
		expect(platform.lines.at(-1)).toMatch(sentence);
		platform.run(platform.nowMs + 100);
		expect(platform.bursts).toBe(6);
		expect(ready).not.toHaveBeenCalled();
	});
});
