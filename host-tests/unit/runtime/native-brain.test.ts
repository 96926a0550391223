import type { NativeKernels, NativeStream } from "platform";
import { expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import type { Report } from "../../../modules/runtime/report.js";
import { start } from "../../../modules/runtime/start.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { buildStimulus } from "../../../tools/stimulus/build-stimulus.js";
import { FakePlatform, imageOf } from "./fake-platform.js";

/** Native code that runs nothing and remembers what it was told. */
class FakeKernels implements NativeKernels {
	readonly calls: string[] = [];
	opens = true;
	readonly #areas: number[] = [];

	open = (_image: ArrayBufferLike, ...segments: SharedArrayBuffer[]): boolean => {
		this.calls.push(`open ${segments.map((segment) => segment.byteLength > 0)}`);
		return this.opens;
	};
	attach: NativeKernels["attach"] = (area, _ids, idsOffset, _values, valuesOffset, valueBytes) => {
		if (!this.#areas.includes(area)) this.#areas.push(area);
		this.calls.push(`attach ${area} ${idsOffset} ${valuesOffset} ${valueBytes}`);
		return this.#areas.indexOf(area);
	};
	play = (recording: ArrayBufferLike): boolean => {
		this.calls.push(`play ${recording.byteLength}`);
		return this.opens;
	};
	step = (burst: number, queued: number, streams: readonly NativeStream[]): number => {
		const events = streams.map(({ firstIndex, firstValue, count }) => [firstIndex, firstValue, count]);
		this.calls.push(`step ${burst} ${queued} ${events.join()}`);
		for (const stream of streams) stream.count = 0;
		return 5;
	};

	/** What came since the last call. */
	take(): string[] {
		return this.calls.splice(0);
	}
}

function bootWith(kernels: FakeKernels | undefined) {
	const platform = new FakePlatform(imageOf("relay.int8"));
	platform.native = kernels;
	const brain = start(platform);
	const report = () => {
		const lines = platform.type("json");
		return JSON.parse(lines[0]) as Report;
	};
	return { platform, brain, report };
}

/** A stream whose events begin at the third id and the second value. */
function stream(memory: (bytes: number) => ArrayBuffer | SharedArrayBuffer) {
	const indices = new Uint16Array(memory(64), 4, 8);
	const values = new Uint8Array(memory(64), 3, 8);
	return { indices, values, firstIndex: 2, firstValue: 1, count: 3 };
}

const AREA = 3;

test("runs the bursts: one call each, with the burst's number, the queue's length and each stream's events", () => {
	const kernels = new FakeKernels();
	const { brain, report } = bootWith(kernels);
	expect(kernels.take()).toEqual(["open true"]);
	const outside = stream((bytes) => new SharedArrayBuffer(bytes));
	brain?.npu.inputs.attach(AREA, outside);
	expect(kernels.take()).toEqual([`attach ${AREA} 4 3 1`]);
	brain?.npu.inputs.push(AREA, 0, 1);
	expect(brain?.step()).toBe(5);
	expect(brain?.step()).toBe(5);
	expect(kernels.take()).toEqual(["step 1 1 2,1,3", "step 2 0 2,1,0"]);
	expect(report()).toMatchObject({ kernels: "native", bursts: 2, spikes: 10 });
});

test("tells anew, before each burst with events, where a stream in the XS heap lies: a collection may have moved it", () => {
	const kernels = new FakeKernels();
	const { brain } = bootWith(kernels);
	const inside = stream((bytes) => new ArrayBuffer(bytes));
	brain?.npu.inputs.attach(AREA, inside);
	kernels.take();
	brain?.step();
	brain?.step();
	inside.count = 1;
	brain?.step();
	const attached = `attach ${AREA} 4 3 1`;
	expect(kernels.take()).toEqual([attached, "step 1 0 2,1,3", "step 2 0 2,1,0", attached, "step 3 0 2,1,1"]);
});

test("hands a recording over instead of playing it", () => {
	const kernels = new FakeKernels();
	const image = imageOf("relay.int8");
	const { bytes } = buildStimulus({ source: "random", image: new BrainImage(image), bursts: 10, seed: 1 });
	const platform = new FakePlatform(image);
	platform.native = kernels;
	platform.stimulus = asBuffer(bytes);
	const brain = start(platform);
	brain?.step();
	expect(kernels.take()).toEqual(["open true", `play ${bytes.length}`, "step 1 0 "]);
});

test("a stream that leaves the XS heap is not told about again", () => {
	const kernels = new FakeKernels();
	const { brain } = bootWith(kernels);
	brain?.npu.inputs.attach(
		AREA,
		stream((bytes) => new ArrayBuffer(bytes)),
	);
	brain?.npu.inputs.attach(
		AREA,
		stream((bytes) => new SharedArrayBuffer(bytes)),
	);
	kernels.take();
	brain?.step();
	expect(kernels.take()).toEqual(["step 1 0 2,1,3"]);
});

test("refuses ids of another width than the image's", () => {
	const { brain } = bootWith(new FakeKernels());
	const wide = { ...stream((bytes) => new SharedArrayBuffer(bytes)), indices: new Uint32Array(8) };
	expect(() => brain?.npu.inputs.attach(AREA, wide)).toThrow(/ids of 2 bytes/);
});

test("says so when its tables do not fit, and nothing runs", () => {
	const kernels = new FakeKernels();
	kernels.opens = false;
	const { platform, brain } = bootWith(kernels);
	expect(brain).toBeUndefined();
	expect(platform.exitStatus).toBe(1);
	expect(platform.lines[0]).toMatch(/cannot start: the native kernels' own tables/);
	expect(platform.type("areas").length).toBeGreaterThan(5);
});

test("a platform without native code, or a run that leaves it out, has the TypeScript kernels and says so", () => {
	const { report, platform } = bootWith(undefined);
	expect(report().kernels).toBe("typescript");
	expect(platform.type("report")[0]).toMatch(/, typescript kernels$/);
});
