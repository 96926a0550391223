import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { GenomeError } from "../../../tools/errors.js";
import { traces as specified } from "../feagi-traces.js";
import { file, type Golden, mismatch, readGolden } from "./golden.js";

const golden = readGolden();
const kindOf = ({ case: { features } }: Golden) => features[0];
const kinds = [...new Set(golden.map(kindOf))].filter((kind) => kind !== "divergence");

test("the golden files are those that were recorded", () => {
	const { files } = JSON.parse(file("PROVENANCE.json").toString()) as { files: Record<string, string> };
	expect(Object.keys(files)).toEqual(["cases.json.gz", "traces.json.gz"]);
	for (const [name, hash] of Object.entries(files))
		expect(createHash("sha256").update(file(name)).digest("hex")).toBe(hash);
	expect(golden.map(({ trace }) => trace.name)).toEqual(golden.map(({ case: c }) => c.name));
	expect(golden.filter(({ trace }) => trace.error !== undefined)).toEqual([]);
});

describe("spikes and potentials equal those of FEAGI's own burst engine in every bit", () => {
	test.each(kinds)("%s", (kind) => {
		const cases = golden.filter((entry) => kindOf(entry) === kind);
		expect(cases.flatMap((entry) => mismatch(entry) ?? [])).toEqual([]);
	});
});

test("the burst engine, wired synapse by synapse, does what the genome's brain does", () => {
	expect(golden.filter(({ case: c }) => c.network !== undefined).length).toBeGreaterThan(700);
	expect(golden.filter(({ trace }) => trace.networkBursts !== undefined)).toEqual([]);
});

test("ids are feagi-xs's own wherever a draw depends on them", () => {
	const draws = (genome: string) =>
		[...genome.matchAll(/(?:"neuron_excitability"|excite-f"):([^,}]+)/g)].some(
			([, value]) => Number(value) > 0 && Number(value) < 0.999,
		);
	const drawing = golden.filter(({ case: c }) => draws(JSON.stringify(c.genome)));
	expect(drawing.length).toBeGreaterThan(100);
	expect(drawing.filter(({ trace }) => !trace.canonicalIds)).toEqual([]);
});

test("few traces end where FEAGI itself answers differently from run to run", () => {
	const cut = golden.filter(({ trace }) => trace.orderDependent !== undefined);
	expect(cut.every(({ case: { features } }) => features[0] === "random")).toBe(true);
	expect(cut.length).toBeLessThan(golden.length / 100);
});

test.each(specified)("FEAGI still does what the specification says: $name", ({ name, spikes, potentials }) => {
	const id = "Y19fMDAwX18=";
	const { trace } = golden.find(({ case: c }) => c.name === `trace ${name}, neuron ${/^I/.test(name) ? 0 : 3}`)!;
	const area = /^I/.test(name) ? "X19fZGVhdGg=" : id;
	expect(trace.bursts.map(({ fired }) => (fired[area] ? "1" : "0")).join("")).toBe(spikes);
	const bits = new DataView(new ArrayBuffer(4));
	const hex = potentials.map((potential) => {
		bits.setFloat32(0, potential);
		return bits.getUint32(0).toString(16).padStart(8, "0");
	});
	expect(trace.bursts.map(({ mp }) => mp[area]?.["0,0,0"] ?? "00000000")).toEqual(hex);
});

describe("where feagi-xs differs on purpose, it does", () => {
	test.each(golden.filter((entry) => kindOf(entry) === "divergence"))("$case.name", (entry) => {
		try {
			expect(mismatch(entry)).toBeDefined();
		} catch (error) {
			if (!(error instanceof GenomeError)) throw error;
		}
	});
});
