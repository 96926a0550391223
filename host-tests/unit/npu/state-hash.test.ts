import { describe, expect, test } from "vitest";
import { PERSISTENT_PARTS } from "../../../modules/connectome/layout.js";
import { formatHash, stateHash } from "../../../modules/npu/state-hash.js";
import { type Brain, bootSketch } from "../../parity/brain.js";
import { smallBlocks } from "../../parity/in-pieces.js";
import { genomeText } from "../../parity/sketch.js";
import { richBrain } from "../connectome/craft.js";

function run(brain: Brain, bursts: number): string[] {
	return new Array(bursts).fill(0).map((_, burst) => {
		brain.npu.inputs.push(3, burst % 12, 2);
		brain.npu.inputs.push(5, burst % 3, 1);
		brain.npu.step();
		return formatHash(stateHash(brain.npu));
	});
}

describe.each(["fp32", "int8"])("the state hash of an %s brain", (precision) => {
	const boot = (slabNeurons = 2048, blocks?: readonly number[]) =>
		bootSketch(richBrain, { precision, slabNeurons, blocks });

	test("is the same for the same input, whatever the size of a slab", () => {
		const hashes = run(boot(), 50);
		for (const slabNeurons of [1, 2, 3, 5, 12]) expect(run(boot(slabNeurons), 50)).toEqual(hashes);
		expect(new Set(hashes).size).toBe(50);
	});

	test("is the same for the same input, however many blocks the state is laid out in", () => {
		const brain = boot(2048, smallBlocks(genomeText(richBrain), { precision }));
		expect(brain.npu.pools.segments.length).toBeGreaterThan(1);
		expect(run(brain, 50)).toEqual(run(boot(), 50));
	});

	test("sees every bit that lives from burst to burst", () => {
		const brain = boot();
		run(brain, 20);
		const hash = stateHash(brain.npu);
		for (let kind = 1; kind <= PERSISTENT_PARTS; kind++) {
			const place = brain.image.pool(kind);
			if (!place) continue;
			const bytes = new Uint8Array(brain.npu.pools.segments[place.segment]);
			for (let i = place.offset; i < place.offset + place.count * place.elementBytes; i++) {
				bytes[i] ^= 1;
				expect(stateHash(brain.npu), `part ${kind}, byte ${i}`).not.toBe(hash);
				bytes[i] ^= 1;
			}
		}
		expect(stateHash(brain.npu)).toBe(hash);
	});

	test("does not see scratch memory", () => {
		const brain = boot();
		run(brain, 5);
		const hash = stateHash(brain.npu);
		brain.npu.pools.candidates.fill(77);
		brain.npu.pools.inputTargets.fill(77);
		expect(stateHash(brain.npu)).toBe(hash);
	});

	test("sees the burst number and the spikes so far", () => {
		const brain = boot();
		run(brain, 5);
		const hash = stateHash(brain.npu);
		brain.npu.spikes++;
		expect(stateHash(brain.npu)).not.toBe(hash);
		brain.npu.spikes--;
		brain.npu.burst++;
		expect(stateHash(brain.npu)).not.toBe(hash);
	});
});

test("a hash is written with eight digits", () => {
	expect([0, 1, 0xffffffff, 0x0abcdef0].map(formatHash)).toEqual([
		"00000000",
		"00000001",
		"ffffffff",
		"0abcdef0",
	]);
});
