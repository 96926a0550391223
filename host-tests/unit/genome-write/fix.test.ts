import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readGenome } from "../../../tools/genome/read.js";
import { fixGenome } from "../../../tools/genome/write/fix.js";
import { flat, hierarchical, oneArea, oneRule, type Properties } from "../genome/sample.js";
import { meaning } from "./meaning.js";

const ABC = "Y19fYWJjX18=";
const DST = "Y19fZHN0X18=";
const SRC = "Y19fc3JjX18=";

function fixed(text: string, form?: "flat" | "hierarchical") {
	const { text: written, fixes } = fixGenome(text, { form });
	const genome = JSON.parse(written) as {
		physiology: Properties;
		neuron_morphologies: Record<string, Properties>;
		blueprint: Record<string, Properties>;
	} & Properties;
	return { genome, fixes, codes: fixes.map(({ code }) => code) };
}

/** The one note of this code that mentions `word`. */
function note(fixes: readonly { code: string; path: string; message: string }[], code: string, word = "") {
	const found = fixes.filter((fix) => fix.code === code && fix.message.includes(word));
	expect(found, `${code} ${word}`).toHaveLength(1);
	return found[0]!;
}

describe("auto-fix (specification 1.11)", () => {
	test.each([
		[{ simulation_timestep: 0 }, { simulation_timestep: 0.025 }, "simulation_timestep 0"],
		[{ simulation_timestep: -1 }, { simulation_timestep: 0.025 }, "simulation_timestep -1"],
		[{ burst_delay: 0.05 }, { simulation_timestep: 0.05 }, "burst_delay"],
		[{ max_age: 0 }, { max_age: 10_000_000 }, "max_age"],
		[{ quantization_precision: "FLOAT32" }, { quantization_precision: "fp32" }, "FLOAT32"],
		[{ quantization_precision: "i8" }, { quantization_precision: "int8" }, "i8"],
		[{ quantization_precision: "f16" }, { quantization_precision: "fp16" }, "f16"],
		[{ quantization_precision: "F16R" }, { quantization_precision: "fp16r" }, "F16R"],
		[{ quantization_precision: "int8_compact" }, { quantization_precision: "int8-compact" }, "int8_compact"],
		[{ quantization_precision: "" }, { quantization_precision: "fp32" }, 'precision ""'],
	])("physiology %j becomes %j", (physiology, wanted, word) => {
		const { genome, fixes } = fixed(oneArea({}, { physiology }));
		expect(genome.physiology).toMatchObject(wanted);
		expect(genome.physiology).not.toHaveProperty("burst_delay");
		expect(fixes.filter(({ message }) => message.includes(word))).toHaveLength(1);
	});

	it("writes what the physiology leaves out, and keeps what no engine uses", () => {
		const { genome } = fixed(oneArea({}, { physiology: { sleep: { a: [1, { b: 2 }] }, max_age: 7 } }));
		expect(genome.physiology).toEqual({
			simulation_timestep: 0.025,
			quantization_precision: "fp32",
			max_age: 7,
			sleep: { a: [1, { b: 2 }] },
		});
	});

	it("makes sizes of 0 one voxel and one neuron", () => {
		const { genome, fixes } = fixed(oneArea({ block_boundaries: [0, 2, 3], per_voxel_neuron_cnt: 0 }));
		expect(genome.blueprint[ABC]).toMatchObject({ block_boundaries: [1, 2, 3], per_voxel_neuron_cnt: 1 });
		expect(note(fixes, "fix-value", "block_boundaries").path).toBe("$.blueprint.c__abc.block_boundaries[0]");
		expect(note(fixes, "fix-value", "per_voxel_neuron_cnt 0").path).toContain("per_voxel_neuron_cnt");
	});

	it("leaves leak 10 and excitability 100 alone", () => {
		const { genome, fixes } = fixed(oneArea({ leak_coefficient: 10, neuron_excitability: 100 }));
		expect(genome.blueprint[ABC]).toMatchObject({ leak_coefficient: 10, neuron_excitability: 100 });
		expect(fixes.filter(({ message }) => /leak|excitability 100/.test(message))).toEqual([]);
	});
});

describe("migration", () => {
	it("writes version 3.0, base64 ids and all core areas", () => {
		const { genome, codes, fixes } = fixed(
			flat({ "iic400-cx-___bbx-i": 4, "omot01-cx-___bbx-i": 2 }),
			"hierarchical",
		);
		expect(genome.version).toBe("3.0");
		expect(Object.keys(genome.blueprint)).toEqual([
			...["X19fZGVhdGg=", "X19fcG93ZXI=", "X19fZmF0aWc="],
			...["aXN2aQkABAA=", "b21pcwoAAAA="],
		]);
		expect(genome.blueprint["X19fcG93ZXI="]).toMatchObject({
			cortical_group: "CORE",
			firing_threshold: 0.1,
			postsynaptic_current: 500,
			postsynaptic_current_max: 10_000,
			psp_uniform_distribution: true,
			relative_coordinate: [0, 0, -20],
		});
		expect(codes.filter((code) => code === "fix-core-area")).toHaveLength(3);
		expect(note(fixes, "fix-id").message).toMatch(/"iic400" is now "aXN2aQkABAA="\. \(and 1 more\)/);
		note(fixes, "fix-version", "2.0");
	});

	it("gives old morphologies their names of today, wherever they are named", () => {
		const { genome, fixes } = fixed(
			oneRule(["memory", [1, 1, 1], 1, false, 1, 1, 1], {
				neuron_morphologies: {
					memory: { type: "functions", parameters: {} },
					tiles: {
						type: "composite",
						parameters: {
							src_seed: [2, 2, 1],
							src_pattern: [
								[1, 0],
								[1, 0],
								[1, 0],
							],
							mapper_morphology: "memory",
						},
					},
				},
			}),
		);
		expect(genome.neuron_morphologies).not.toHaveProperty("memory");
		expect(genome.neuron_morphologies.tiles!.parameters).toMatchObject({
			mapper_morphology: "episodic_memory",
		});
		const dstmap = genome.blueprint[SRC]!.cortical_mapping_dst as Record<string, Properties[]>;
		expect(dstmap[DST]![0]!.morphology_id).toBe("episodic_memory");
		expect(fixes.filter(({ code }) => code === "fix-morphology").length).toBeGreaterThan(2);
	});

	it("writes all thirteen core morphologies, with FEAGI's shapes", () => {
		const { genome } = fixed(
			oneArea(
				{},
				{ neuron_morphologies: { block_to_block: { type: "functions", parameters: { a: 1 }, note: 7 } } },
			),
		);
		expect(Object.keys(genome.neuron_morphologies)).toHaveLength(13);
		expect(genome.neuron_morphologies.block_to_block).toEqual({
			type: "vectors",
			parameters: { vectors: [[0, 0, 0]] },
			class: "custom",
			note: 7,
		});
	});

	it("writes snooze where FEAGI looks for it, as an integer", () => {
		const { text, fixes } = fixGenome(flat({ "c__abc-nx-snooze-i": 3.0, "c__abc-cx-___bbx-i": 1 }));
		expect(text).toContain(`"_____10c-${ABC}-nx-snooze-f": 3,`);
		expect(note(fixes, "fix-name").message).toContain("snooze-i");
	});

	it("writes the names of the file instead of FEAGI's run-time names", () => {
		const { genome } = fixed(
			oneArea({ neurons_per_voxel: 2, snooze_period: 3, consecutive_fire_limit: 65535 }),
		);
		expect(genome.blueprint[ABC]).toMatchObject({
			per_voxel_neuron_cnt: 2,
			snooze_length: 3,
			consecutive_fire_cnt_max: 0,
		});
		for (const name of ["neurons_per_voxel", "snooze_period", "consecutive_fire_limit"])
			expect(genome.blueprint[ABC]).not.toHaveProperty(name);
	});
});

describe("mapping rules", () => {
	const rule = (text: string) => {
		const { genome, fixes } = fixed(text);
		return {
			fixes,
			rule: (genome.blueprint[SRC]!.cortical_mapping_dst as Record<string, Properties[]>)[DST]![0]!,
		};
	};
	const whole = {
		morphology_id: "projector",
		morphology_scalar: [1, 1, 1],
		postSynapticCurrent_multiplier: -3,
		plasticity_flag: false,
		plasticity_constant: 1,
		ltp_multiplier: 1,
		ltd_multiplier: 1,
		plasticity_window: 1,
	};

	test.each([
		["of 7 elements", ["projector", [1, 1, 1], -3, false, 1, 1, 1]],
		["of 8 elements", ["projector", [1, 1, 1], -3, false, 1, 1, 1, 1]],
		["as an incomplete object", { morphology_id: "projector", postSynapticCurrent_multiplier: -3 }],
	])("%s become whole objects", (_, spelling) => {
		const { rule: written, fixes } = rule(oneRule(spelling));
		expect(written).toEqual(whole);
		note(fixes, "fix-mapping");
	});

	it("keep constants, scalars, attractivity and what is unknown", () => {
		const own = {
			...whole,
			morphology_scalar: [2, 1, 1],
			plasticity_constant: 5,
			plasticity_window: 9,
			synapse_attractivity: 40,
			comment: { a: [1] },
		};
		const { rule: written, fixes } = rule(oneRule(own));
		expect(written).toEqual(own);
		expect(fixes.filter(({ code }) => code === "fix-mapping")).toEqual([]);
	});

	it("get the values that FEAGI takes for fractions", () => {
		const { rule: written, fixes } = rule(
			oneRule({ ...whole, postSynapticCurrent_multiplier: 2.5, synapse_attractivity: 7.5 }),
		);
		expect(written).toEqual({ ...whole, postSynapticCurrent_multiplier: 1 });
		note(fixes, "fix-value", "2.5");
		note(fixes, "fix-value", "7.5");
	});

	it("keep destinations without rules, which FEAGI remembers", () => {
		const text = hierarchical({ c__src: { cortical_mapping_dst: { c__dst: [] } }, c__dst: {} });
		expect(fixed(text).genome.blueprint[SRC]!.cortical_mapping_dst).toEqual({ [DST]: [] });
	});
});

describe("what no engine uses", () => {
	const own = {
		cortical_group: "CUSTOM",
		sub_group_id: "x",
		visualization: false,
		relative_coordinate: [1, -2, 3],
		"2d_coordinate": [4, 5],
		postsynaptic_current_max: 35,
		longterm_mem_threshold: 100,
		lifespan_growth_rate: 1.5,
		memory_twin_of: "abc",
		location_generation_type: "sequential",
		my_property: { deep: [1, "two", null] },
		visible: true,
		burst_engine_active: false,
	};

	it("is kept in both forms and on the way there and back", () => {
		const text = oneArea(own);
		expect(fixed(text).genome.blueprint[ABC]).toMatchObject(own);
		const there = fixGenome(text, { form: "flat" }).text;
		expect(JSON.parse(there).blueprint).toMatchObject({
			[`_____10c-${ABC}-cx-my_property-d`]: own.my_property,
			[`_____10c-${ABC}-cx-__rand-b`]: false,
		});
		expect(fixed(there, "hierarchical").genome.blueprint[ABC]).toMatchObject(own);
	});

	it("sections and brain regions are kept as they are", () => {
		const rest = {
			genome_id: "g",
			brain_regions: { root: { areas: ["c__abc"], title: "R" } },
			stats: { a: 1 },
			mine: [1, [2]],
		};
		expect(fixed(oneArea({}, rest)).genome).toMatchObject(rest);
		expect(fixed(oneArea({}, rest), "flat").genome).toMatchObject(rest);
	});

	it("is made to fit where FEAGI would refuse the genome for it", () => {
		const { genome, fixes } = fixed(
			oneArea({
				temporal_depth: 2.5,
				init_lifespan: "long",
				visualization: 1,
				relative_coordinate: [1, 2],
				"2d_coordinate": [1.5, 2],
			}),
		);
		expect(genome.blueprint[ABC]).toMatchObject({ temporal_depth: 2, "2d_coordinate": [1, 2] });
		for (const name of ["init_lifespan", "visualization", "relative_coordinate"]) {
			expect(genome.blueprint[ABC]).not.toHaveProperty(name);
			note(fixes, "fix-dropped", name);
		}
		note(fixes, "fix-value", "temporal_depth 2.5");
	});

	it("keys that belong to no area stay in a flat genome and leave a hierarchical one with a note", () => {
		const text = flat({ "c__abc-cx-___bbx-i": 1, "nothing-at-all": 5 });
		expect(fixed(text).genome.blueprint).toHaveProperty("_____10c-nothing-at-all", 5);
		const { fixes } = fixed(text, "hierarchical");
		expect(note(fixes, "fix-dropped").path).toBe('$.blueprint["_____10c-nothing-at-all"]');
	});

	it("never gains a meaning by changing its form", () => {
		const text = flat({
			"c__abc-cx-___bbx-i": 2,
			"c__abc-cx-firing_threshold-f": 9,
			"c__abc-cx-dstmap-x": null,
		});
		for (const form of ["flat", "hierarchical"] as const)
			expect(meaning(fixGenome(text, { form }).genome)).toEqual(meaning(readGenome(text)));
		const clash = oneArea({ fire_t: 9, "a-cx-foobar": 1 });
		expect(meaning(fixGenome(clash, { form: "flat" }).genome)).toEqual(meaning(readGenome(clash)));
	});

	it("is kept whatever it is", () => {
		const names = fc
			.string({ maxLength: 14 })
			.filter((name) => !/^(is_mem_type|cortical_mapping_dst)$/.test(name));
		fc.assert(
			fc.property(fc.dictionary(names, fc.jsonValue({ maxDepth: 3 })), (opaque) => {
				const text = oneArea({ ...opaque, firing_threshold: 3 });
				const once = fixGenome(text);
				expect(JSON.parse(once.text).blueprint[ABC]).toMatchObject(JSON.parse(JSON.stringify(opaque)));
				expect(fixGenome(once.text).text).toBe(once.text);
				const there = fixGenome(text, { form: "flat" });
				expect(fixGenome(there.text)).toMatchObject({ text: there.text, fixes: [] });
				expect(meaning(there.genome)).toEqual(meaning(once.genome));
			}),
			{ numRuns: 200 },
		);
	});
});

it("refuses what the compiler refuses", () => {
	expect(() => fixGenome('{"version": "9"}')).toThrow(/version/);
});
