import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { ImageError } from "../../modules/connectome/error.js";
import { BrainImage } from "../../modules/connectome/image.js";
import { Header, Section, SectionEntry } from "../../modules/connectome/layout.js";
import { Npu } from "../../modules/npu/npu.js";
import { PoolError } from "../../modules/npu/pools.js";
import { stateHash } from "../../modules/npu/state-hash.js";
import { compileGenome } from "../../tools/compile.js";
import { scenarios } from "../parity/generate.js";
import { genomeText } from "../parity/sketch.js";
import { Crafted, richImage } from "../unit/connectome/craft.js";
import { guardAll } from "./guarded-pools.js";

vi.mock("../../modules/npu/pools.js", async (original) => {
	const pools = await original<typeof import("../../modules/npu/pools.js")>();
	return {
		...pools,
		Pools: class extends pools.Pools {
			constructor(image: BrainImage) {
				super(image);
				guardAll(this);
			}
		},
	};
});

/** Verifies and, when the verifier is content, runs with guarded arrays. Returns whether it ran. */
function verifyAndRun(bytes: Uint8Array): boolean {
	let image: BrainImage;
	try {
		image = new BrainImage(bytes.slice().buffer);
	} catch (error) {
		if (error instanceof ImageError) return false;
		throw error;
	}
	if (image.segmentBytes(0) > 1 << 24) return false;
	guardAll(image.views);
	try {
		const npu = new Npu(image);
		for (let burst = 0; burst < 12; burst++) {
			for (let area = 0; area < image.areaCount; area++)
				for (let index = 0; index < 4; index++) npu.inputs.push(area, index, 1 + area * burst);
			npu.step();
		}
		stateHash(npu);
		for (let i = 0; i < image.portCount; i++) image.portName(i);
		for (let i = 0; i < image.areaCount; i++) image.areaName(i);
	} catch (error) {
		if (!(error instanceof PoolError)) throw error;
	}
	return true;
}

const interesting = fc.oneof(
	fc.constantFrom(0, 1, 2, 3, 4, 16, 127, 128, 255, 256, 65535, 65536, 0x7fffffff, 0x80000000, 0xfffffffc),
	fc.constantFrom(0x7f800000, 0xff800000, 0x7fc00000, 0x3f800000, 0xff7fffff, 0x00000001),
	fc.integer({ min: 0, max: 0xffffffff }),
);
const change = fc.record({
	at: fc.nat({ max: 0xffff }),
	kind: fc.constantFrom("replace" as const, "add" as const, "byte" as const),
	value: interesting,
});

/** Changes words of header, records, rules and tables, and makes all checksums right again. */
function damage(bytes: Uint8Array, changes: readonly { at: number; kind: string; value: number }[]): Crafted {
	const image = new Crafted(bytes);
	for (const { at, kind, value } of changes) {
		const offset = 4 * (at % (bytes.length >> 2));
		if (kind === "replace") image.set32(offset, value);
		else if (kind === "add") image.set32(offset, image.u32(offset) + ((value % 9) - 4));
		else image.bytes[offset + (at % 4)] = value;
	}
	return image.reseal();
}

test.each(["fp32", "int8"])("what the verifier lets pass runs inside its arrays (%s)", (precision) => {
	const good = richImage(precision);
	let ran = 0;
	fc.assert(
		fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
			if (verifyAndRun(damage(good, changes).bytes)) ran++;
		}),
		{ seed: 20260301, numRuns: 4000 },
	);
	expect(ran).toBeGreaterThan(300);
});

/** The places where one wrong number is most likely to pass: areas, projections, rules, contributions, state. */
test.each(["fp32", "int8"])("every word of every table, with each awkward value (%s)", (precision) => {
	const good = richImage(precision);
	const crafted = new Crafted(good);
	const values = [0, 1, 255, 65535, 0x7fffffff, 0x80000000, 0xffffffff, 0x7fc00000, 0xff800000, 0x3f800000];
	let ran = 0;
	for (const kind of Object.values(Section)) {
		const first = crafted.section(kind);
		const end = first + crafted.u32(crafted.entry(kind) + SectionEntry.BYTES_USED);
		for (let offset = first; offset + 4 <= end; offset += 4)
			for (const value of values) {
				const image = new Crafted(good);
				image.set32(offset, value);
				if (verifyAndRun(image.reseal().bytes)) ran++;
			}
	}
	for (let offset = 0; offset < Header.BYTES; offset += 4)
		for (const value of values) {
			const image = new Crafted(good);
			image.set32(offset, value);
			verifyAndRun(image.reseal().bytes);
		}
	expect(ran).toBeGreaterThan(300);
});

test.each(["fp32", "int8"])(
	"images of generated genomes are accepted and run inside their arrays (%s)",
	(precision) => {
		fc.assert(
			fc.property(scenarios(), ({ brain, slabNeurons }) => {
				const { bytes } = compileGenome(genomeText(brain), { precision, slabNeurons });
				expect(verifyAndRun(bytes)).toBe(true);
			}),
			{ seed: 20260302, numRuns: 150 },
		);
	},
);
