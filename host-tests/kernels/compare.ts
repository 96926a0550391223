/** The same brains with the same input in native code and in the TypeScript reference, bit for bit. */
import type { BrainImage } from "../../modules/connectome/image.js";
import { Header, Part, Precision, Section, StatePart } from "../../modules/connectome/layout.js";
import type { InputStream } from "../../modules/npu/inputs.js";
import { Npu } from "../../modules/npu/npu.js";
import type { BurstInput } from "../parity/compare.js";
import type { Injection } from "../parity/dense-brain.js";
import { runHarness } from "./harness.js";

export interface Case {
	readonly name: string;
	readonly image: BrainImage;
	readonly bursts: readonly BurstInput[];
	/** Streams of whole numbers up to 255, in one byte each. */
	readonly bytes?: boolean;
}

/** Throws at the first burst after which native code holds another state than the reference. */
export function compareNative(program: string, cases: readonly Case[]): void {
	const answer = runHarness(program, [...cases.map(encode), Uint32Array.of(0)]);
	let at = 0;
	for (const one of cases)
		referenceOf(one, ({ spikes, words }, burst) => {
			const [nativeSpikes, nativeHash] = answer.subarray(at, at + 2);
			at += 2;
			if (nativeSpikes === spikes && nativeHash === hashOf(words)) return;
			throw new Error(`${one.name}, burst ${burst}: ${firstDifference(program, one, burst)}`);
		});
	if (at !== answer.length) throw new Error(`${answer.length} words instead of ${at}`);
}

interface State {
	readonly spikes: number;
	readonly words: Uint32Array;
}

function referenceOf({ image, bursts, bytes }: Case, visit: (state: State, burst: number) => void): void {
	const npu = new Npu(image);
	const areas = new Array(image.areaCount).fill(0).map((_, area) => area);
	const streams = areas.map((area) => {
		const most = Math.max(
			1,
			...bursts.map(({ streams: all }) => all.filter((event) => event.area === area).length),
		);
		const values = bytes ? new Uint8Array(most) : new Float32Array(most);
		const stream: InputStream = {
			indices: new Uint32Array(most),
			values,
			firstIndex: 0,
			firstValue: 0,
			count: 0,
		};
		npu.inputs.attach(area, stream);
		return stream;
	});
	bursts.forEach(({ queue, streams: events }, k) => {
		for (const { area, index, potential } of queue) npu.inputs.push(area, index, potential);
		for (const { area, index, potential } of events) {
			const stream = streams[area];
			stream.indices[stream.count] = index;
			stream.values[stream.count++] = potential;
		}
		const spikes = npu.step();
		visit({ spikes, words: stateWords(npu) }, k + 1);
	});
}

/** Everything that lives from burst to burst, and the saturation counters, part by part. */
function stateWords(npu: Npu): Uint32Array {
	const parts = partsOf(npu.image).map(({ kind, segment, offset, bytes }) => {
		const words = new Uint32Array((bytes + 3) >> 2);
		new Uint8Array(words.buffer).set(new Uint8Array(npu.pools.segments[segment], offset, bytes));
		// Which NaN it is no engine promises.
		if (npu.image.precision === Precision.FP32 && kind === Part.POTENTIALS)
			for (let i = 0; i < words.length; i++) if ((words[i] & 0x7fffffff) > 0x7f800000) words[i] = 0x7fc00000;
		return words;
	});
	const all = new Uint32Array(parts.reduce((sum, words) => sum + words.length, 0));
	let at = 0;
	for (const words of parts) {
		all.set(words, at);
		at += words.length;
	}
	return all;
}

function partsOf({ views, sections }: BrainImage) {
	const parts: { kind: number; segment: number; offset: number; bytes: number }[] = [];
	for (
		let part = sections.offset[Section.STATE];
		part < sections.end[Section.STATE];
		part += StatePart.BYTES
	) {
		const kind = views.u8[part + StatePart.KIND];
		if (kind > Part.SATURATIONS) continue;
		const segment = views.u16[(part + StatePart.SEGMENT) >> 1];
		const bytes = views.word(part + StatePart.PART_BYTES);
		parts.push({ kind, segment, offset: views.word(part + StatePart.OFFSET), bytes });
	}
	return parts;
}

function hashOf(words: Uint32Array): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i], 0x01000193);
	return hash >>> 0;
}

function encode({ image, bursts, bytes }: Case): Uint32Array {
	const length = image.views.word(Header.IMAGE_BYTES);
	const words = [length, ...image.views.u32.subarray(0, length >> 2), image.areaCount];
	for (let area = 0; area < image.areaCount; area++) words.push(area, bytes ? 1 : 4);
	words.push(bursts.length);
	for (const { queue, streams } of bursts) {
		words.push(queue.length);
		for (const event of queue) words.push(event.area, ...encodeEvent(event));
		const events: Injection[][] = Array.from({ length: image.areaCount }, () => []);
		for (const event of streams) events[event.area].push(event);
		for (const own of events) {
			words.push(own.length);
			for (const event of own) words.push(...encodeEvent(event));
		}
	}
	return Uint32Array.from(words);
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

function encodeEvent({ index, potential }: Injection): [number, number] {
	float[0] = potential;
	return [index, bits[0]];
}

/** Runs the case again, with all states. */
function firstDifference(program: string, one: Case, burst: number): string {
	const answer = runHarness(program, [encode(one), Uint32Array.of(0)], "states");
	let found = "the hashes differ";
	let at = 0;
	referenceOf(one, ({ spikes, words }, k) => {
		if (k === burst) {
			const i = words.findIndex((word, n) => word !== answer[at + 1 + n]);
			if (answer[at] !== spikes) found = `${answer[at]} spikes, must be ${spikes}`;
			if (i >= 0)
				found = `${placeOf(one.image, i)} is 0x${answer[at + 1 + i].toString(16)}, must be 0x${words[i].toString(16)}; ${found}`;
		}
		at += 1 + words.length;
	});
	return found;
}

function placeOf(image: BrainImage, word: number): string {
	let at = 0;
	for (const { kind, bytes } of partsOf(image)) {
		const words = (bytes + 3) >> 2;
		if (word < at + words) return `word ${word - at} of part ${kind}`;
		at += words;
	}
	return `word ${word}`;
}
