import { describe, expect, it } from "vitest";
import { readGenome } from "../../../tools/genome/read.js";
import { area, flat, hierarchical, noteOf, oneRule, refusal } from "./sample.js";

const seven = ["projector", [1, 1, 1], 1, false, 1, 1, 1];
const object = {
	morphology_id: "projector",
	morphology_scalar: [1, 1, 1],
	postSynapticCurrent_multiplier: 1,
	plasticity_flag: false,
};
const rulePath = "$.blueprint.c__src.cortical_mapping_dst.c__dst[0]";
const composite = (mapper: string) => ({
	type: "composite",
	parameters: {
		src_seed: [1, 1, 1],
		src_pattern: [
			[1, 0],
			[1, 0],
			[1, 0],
		],
		mapper_morphology: mapper,
	},
});
const mapping = (rule: unknown, rest = {}) => area(readGenome(oneRule(rule, rest)), "c__src").mappings[0]!;
const withPart = (part: string, value: unknown) => oneRule({ ...object, [part]: value });

describe("mapping rules", () => {
	it("lists of 7 and of 8 elements and objects say the same", () => {
		const expected = {
			path: rulePath,
			destination: "Y19fZHN0X18=",
			rule: 0,
			morphology: "projector",
			multiplier: 1,
			plastic: false,
			attractivity: 100,
		};
		for (const rule of [seven, [...seven, 1], object]) expect(mapping(rule)).toEqual(expected);
	});

	it("lists of 7 elements are noted in flat genomes, which FEAGI drops there", () => {
		const text = (rule: unknown) =>
			flat({ "c__src-cx-dstmap-d": { c__dst: [rule] }, "c__dst-cx-__name-t": "" });
		expect(noteOf(text(seven), "mapping-seven")).toMatchObject({
			level: "info",
			path: '$.blueprint["_____10c-c__src-cx-dstmap-d"].c__dst[0]',
		});
		expect(noteOf(text([...seven, 1]), "mapping-seven")).toBeUndefined();
		expect(area(readGenome(text(seven)), "c__src").mappings).toHaveLength(1);
	});

	it("lists are noted in hierarchical genomes, objects are not", () => {
		expect(noteOf(oneRule([...seven, 1]), "mapping-array")).toMatchObject({ level: "info", path: rulePath });
		expect(noteOf(oneRule(object), "mapping-array")).toBeUndefined();
	});

	it.each([[[]], [["projector"]], [seven.slice(0, 6)], [[...seven, 1, 1]], ["projector"], [7], [null]])(
		"%j is refused",
		(rule) => {
			expect(refusal(oneRule(rule))).toMatchObject({ code: "mapping-shape", where: rulePath });
		},
	);

	it.each([
		["morphology_id", 7, 0],
		["postSynapticCurrent_multiplier", "1", 2],
		["plasticity_flag", 0, 3],
		["plasticity_constant", "x", 4],
	])("%s %j is refused by path, in both forms", (part, value, index) => {
		expect(refusal(withPart(part, value))).toMatchObject({
			code: "mapping-shape",
			where: `${rulePath}.${part}`,
		});
		const list = seven.with(index, value);
		expect(refusal(oneRule(list))).toMatchObject({ code: "mapping-shape", where: `${rulePath}[${index}]` });
	});

	it("an object without multiplier or flag takes FEAGI's values with a warning; without morphology it is refused", () => {
		expect(mapping({ morphology_id: "projector" })).toMatchObject({ multiplier: 1, plastic: false });
		const { notes } = readGenome(oneRule({ morphology_id: "projector" }));
		expect(
			notes.filter(({ code, level }) => code === "mapping-incomplete" && level === "warning"),
		).toHaveLength(2);
		expect(refusal(oneRule({}))).toMatchObject({ code: "mapping-shape", where: rulePath });
	});

	it("null is absent, in both forms", () => {
		expect(mapping(["projector", null, null, false, null, null, null, null]).multiplier).toBe(1);
		expect(
			mapping({ ...object, postSynapticCurrent_multiplier: null, plasticity_window: null }).multiplier,
		).toBe(1);
	});

	it("unknown parts and an odd scalar are noted", () => {
		expect(noteOf(withPart("colour", 1), "unknown-mapping-property")).toMatchObject({
			path: `${rulePath}.colour`,
		});
		expect(noteOf(withPart("morphology_scalar", [2, 1, 1]), "morphology-scalar")).toMatchObject({
			level: "info",
		});
		expect(noteOf(oneRule(object), "morphology-scalar")).toBeUndefined();
	});
});

describe("multipliers", () => {
	it.each([-1, 0, 2, 255, 256, -300])("%i is kept", (value) => {
		expect(mapping({ ...object, postSynapticCurrent_multiplier: value }).multiplier).toBe(value);
	});

	it("2.0 is 2 without a note", () => {
		const text = withPart("postSynapticCurrent_multiplier", "@").replace('"@"', "2.0");
		expect(area(readGenome(text), "c__src").mappings[0]!.multiplier).toBe(2);
		expect(noteOf(text, "float-for-integer")).toBeUndefined();
	});

	it.each([
		[0.5, "multiplier-fraction"],
		[-0.5, "multiplier-fraction"],
		[0, "multiplier-zero"],
		[256, "multiplier-clamped"],
		[-256, "multiplier-clamped"],
	])("%d warns %s", (value, code) => {
		expect(noteOf(withPart("postSynapticCurrent_multiplier", value), code)).toMatchObject({
			level: "warning",
		});
	});

	it.each([0.5, -0.5])("%d becomes 1, as in FEAGI", (value) => {
		expect(mapping({ ...object, postSynapticCurrent_multiplier: value }).multiplier).toBe(1);
	});
});

describe("destinations", () => {
	it("an area that does not exist is refused with near names", () => {
		const text = hierarchical({ c__abc: { cortical_mapping_dst: { c__abd: [seven] } } });
		const error = refusal(text);
		expect(error).toMatchObject({
			code: "mapping-destination",
			where: "$.blueprint.c__abc.cortical_mapping_dst.c__abd",
		});
		expect(error.message).toContain('near: "c__abc"');
	});

	it("two spellings of one destination are refused", () => {
		const text = hierarchical({ cRSMot: { cortical_mapping_dst: { cRSMot: [], "Y1JTTW90X18=": [] } } });
		expect(refusal(text).code).toBe("mapping-destination");
	});

	it("are visited in ascending order of their base64 keys, rules in file order", () => {
		const rules = [seven, ["block_to_block", ...seven.slice(1)]];
		const text = hierarchical({
			c__src: { cortical_mapping_dst: { c__zzz: rules, c__src: rules, cAAAAA: rules } },
			c__zzz: {},
			cAAAAA: {},
		});
		const { mappings } = area(readGenome(text), "c__src");
		const keys = mappings.map(({ destination }) => destination);
		expect(keys).toEqual([...keys].sort());
		expect(mappings.map(({ morphology }) => morphology)).toEqual(
			Array(3).fill(["projector", "block_to_block"]).flat(),
		);
	});

	it("a mapping to the area itself and a circle of areas are fine", () => {
		const text = hierarchical({
			c__abc: { cortical_mapping_dst: { c__abc: [seven], c__def: [seven] } },
			c__def: { cortical_mapping_dst: { c__abc: [seven] } },
		});
		expect(readGenome(text).areas.flatMap(({ mappings }) => mappings)).toHaveLength(3);
	});

	it.each([[[]], ["x"], [7]])("a dstmap %j is refused", (dstmap) => {
		expect(refusal(hierarchical({ c__abc: { cortical_mapping_dst: dstmap } }))).toMatchObject({
			code: "mapping-shape",
			where: "$.blueprint.c__abc.cortical_mapping_dst",
		});
	});

	it("rules that are no list are refused", () => {
		expect(refusal(hierarchical({ c__abc: { cortical_mapping_dst: { c__abc: {} } } })).code).toBe(
			"mapping-shape",
		);
	});
});

describe("what a later version will support is refused by name", () => {
	it("plastic rules, in both forms", () => {
		expect(refusal(withPart("plasticity_flag", true))).toMatchObject({
			code: "mapping-plastic",
			where: rulePath,
		});
		expect(refusal(oneRule(seven.with(3, true))).message).toContain("plasticity_flag is true");
	});

	it.each(["associative_memory", "bi_directional_stdp"])("%s, plastic or not", (name) => {
		expect(refusal(withPart("morphology_id", name))).toMatchObject({
			code: "mapping-plastic",
			where: rulePath,
		});
	});

	it("plasticity behind a composite that would be executed", () => {
		const rest = { neuron_morphologies: { tile: composite("associative_memory") } };
		const text = oneRule({ ...object, morphology_id: "tile" }, rest);
		expect(refusal(text, { extended: true })).toMatchObject({ code: "mapping-plastic", where: rulePath });
		expect(noteOf(text, "morphology-not-executed")).toBeDefined();
	});
});

describe("attractivity", () => {
	const path = `${rulePath}.synapse_attractivity`;

	it.each([1, 50, 99])("%i is kept, with a note that tells of the draw", (value) => {
		expect(mapping({ ...object, synapse_attractivity: value }).attractivity).toBe(value);
		const note = noteOf(withPart("synapse_attractivity", value), "attractivity-drawn");
		expect(note).toMatchObject({ level: "info", path });
	});

	it("0 makes no synapses: warning", () => {
		expect(mapping({ ...object, synapse_attractivity: 0 }).attractivity).toBe(0);
		const note = noteOf(withPart("synapse_attractivity", 0), "attractivity-zero");
		expect(note).toMatchObject({ level: "warning", path });
	});

	it("100 and more keeps every synapse, without a note", () => {
		for (const value of [100, 150]) {
			expect(mapping({ ...object, synapse_attractivity: value }).attractivity).toBe(100);
			expect(noteOf(withPart("synapse_attractivity", value), "attractivity-drawn")).toBeUndefined();
		}
	});

	it.each(["-5", "50.5", "50.0"])("attractivity %s counts as missing, as in FEAGI", (literal) => {
		const text = withPart("synapse_attractivity", "@").replace('"@"', literal);
		expect(area(readGenome(text), "c__src").mappings[0]!.attractivity).toBe(100);
		expect(noteOf(text, "attractivity-ignored")).toMatchObject({ level: "warning" });
	});
});

describe("morphologies of rules", () => {
	it("an unknown name is refused with near names", () => {
		const error = refusal(withPart("morphology_id", "projektor"));
		expect(error).toMatchObject({ code: "mapping-morphology", where: `${rulePath}.morphology_id` });
		expect(error.message).toContain('near: "projector"');
	});

	it.each([
		"randomizer",
		"expander_x",
		"reducer_x",
		"lateral_pairs_x",
		"last_to_first",
		"episodic_memory",
		"memory_replay",
		"mine",
	])("function %s is not executed: warning with the path of the rule", (name) => {
		const rest = { neuron_morphologies: { [name]: { type: "functions", parameters: {} } } };
		const text = oneRule({ ...object, morphology_id: name }, rest);
		expect(noteOf(text, "morphology-not-executed")).toMatchObject({ level: "warning", path: rulePath });
		expect(noteOf(oneRule(object, rest), "morphology-not-executed")).toBeUndefined();
	});

	it.each(["randomizer", "expander_x", "reducer_x", "lateral_pairs_x", "last_to_first"])(
		"function %s: the warning names --extended, which turns it into information",
		(name) => {
			const rest = { neuron_morphologies: { [name]: { type: "functions", parameters: {} } } };
			const text = oneRule({ ...object, morphology_id: name }, rest);
			expect(noteOf(text, "morphology-not-executed")!.message).toContain("without --extended");
			expect(noteOf(text, "morphology-extended")).toBeUndefined();
			const note = noteOf(text, "morphology-extended", { extended: true });
			expect(note).toMatchObject({ level: "info", path: rulePath });
			expect(note!.message).toContain("FEAGI makes no synapses");
			expect(noteOf(text, "morphology-not-executed", { extended: true })).toBeUndefined();
		},
	);

	it.each(["episodic_memory", "memory_replay", "mine"])(
		"function %s is not executed with --extended either",
		(name) => {
			const rest = { neuron_morphologies: { [name]: { type: "functions", parameters: {} } } };
			const text = oneRule({ ...object, morphology_id: name }, rest);
			const note = noteOf(text, "morphology-not-executed", { extended: true })!;
			expect(note.message).not.toContain("--extended");
			expect(noteOf(text, "morphology-extended", { extended: true })).toBeUndefined();
		},
	);

	it("composites are executed with --extended, if what they end in is", () => {
		const use = (mapper: string) =>
			oneRule({ ...object, morphology_id: "tile" }, { neuron_morphologies: { tile: composite(mapper) } });
		const warning = noteOf(use("projector"), "morphology-not-executed")!.message;
		expect(warning).toContain('"tile" (composite)');
		expect(warning).toContain("without --extended");
		expect(noteOf(use("projector"), "morphology-extended", { extended: true })).toMatchObject({
			level: "info",
		});
		const never = noteOf(use("episodic_memory"), "morphology-not-executed", { extended: true })!.message;
		expect(never).not.toContain("--extended");
	});

	it("rules count from 0 for each destination", () => {
		const text = hierarchical({
			c__src: { cortical_mapping_dst: { c__dst: [seven, seven, seven], c__src: [seven] } },
			c__dst: {},
		});
		expect(area(readGenome(text), "c__src").mappings.map(({ rule }) => rule)).toEqual([0, 1, 2, 0]);
	});

	it("an old name is followed to the new one", () => {
		const text = oneRule({ ...object, morphology_id: "memory" });
		expect(area(readGenome(text), "c__src").mappings[0]!.morphology).toBe("episodic_memory");
	});

	it("a pattern with a negative coordinate is refused when used, kept when not", () => {
		const bad = {
			type: "patterns",
			parameters: {
				patterns: [
					[
						[0, -1, 0],
						[0, 0, "*"],
					],
				],
			},
		};
		const rest = { neuron_morphologies: { bad } };
		expect(refusal(oneRule({ ...object, morphology_id: "bad" }, rest))).toMatchObject({
			code: "mapping-morphology",
			where: rulePath,
		});
		expect(() => readGenome(oneRule(object, rest))).not.toThrow();
		const behind = oneRule(
			{ ...object, morphology_id: "tile" },
			{ neuron_morphologies: { bad, tile: composite("bad") } },
		);
		expect(() => readGenome(behind)).not.toThrow();
		expect(refusal(behind, { extended: true })).toMatchObject({
			code: "mapping-morphology",
			where: rulePath,
		});
	});
});
