/** What native code must not call, read off the instructions. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ALLOWED, forbiddenCalls, hotCode } from "../../bench/targets/calls.js";
import { buildFolder, call, compile, kernelFolder } from "../../bench/targets/compile.js";
import { llvm, missingFor, riscvCores } from "../../bench/targets/cores.js";
import { scratchFolder } from "../scratch.js";

const integer = `${kernelFolder}integer.c`;
const single = `${kernelFolder}single.c`;
const missing = missingFor("rv32imc");
const reason = missing ? `: skipped, ${missing}` : "";

describe.each(riscvCores)("%s", (core) => {
	test.skipIf(missing)(`integers: no float or division helper, no call in hot loops${reason}`, async () => {
		expect(await forbiddenCalls(core, integer)).toEqual([]);
	});

	test.skipIf(missing)(
		`floats: hot loops call at most the arithmetic that the core lacks${reason}`,
		async () => {
			expect(await forbiddenCalls(core, single, { softFloatLoops: core !== "rv32imafc" })).toEqual([]);
		},
	);

	test.skipIf(missing)(`both have the loops that are looked at${reason}`, async () => {
		for (const source of [integer, single]) {
			const { eventLoops, sweep } = await hotCode(core, source);
			// Boxes, vectors and lists, each with and without clamps.
			expect(eventLoops).toBeGreaterThanOrEqual(6);
			expect(sweep).toBeGreaterThan(100);
		}
	});
});

const lacking = missingFor("esp32");
test.skipIf(lacking)(
	`esp32: binary32 is the FPU's, but for division${lacking ? `: skipped, ${lacking}` : ""}`,
	async () => {
		for (const [source, helpers] of [
			[integer, []],
			[single, ["__divsf3"]],
			[`${kernelFolder}inputs.c`, []],
		] as const) {
			const object = await compile("esp32", source, join(buildFolder, "esp32-calls"));
			const undefinedNames = (await call(llvm("llvm-nm"), ["-u", "-j", object])).split("\n").filter(Boolean);
			// Of binary64, which no chip has in hardware, is what psp_of needs.
			const others = undefinedNames.filter((name) => name.startsWith("__") && !/df/.test(name));
			expect(others, source).toEqual(helpers);
		}
	},
);

test("what may call a helper says so in the comment over it", () => {
	const text = readFileSync(`${kernelFolder}membrane.h`, "utf8");
	const comment = /\/\*(?:(?!\*\/)[\s\S])*\*\/\n(?=COLD uint8_t psp_of\()/.exec(text)?.[0];
	expect(comment).toContain(ALLOWED.psp_of!.comment);
});

/** Each with the call that must be found; `GOOD` stands for what is harmless there. */
const examples = [
	{ call: "x * 2.5f", good: "x", found: "__mulsf3 computes floats by a call", of: floats },
	{ call: "(float)(x + 0.1)", good: "x", found: "__adddf3 computes floats by a call", of: floats },
	{ call: "a / b", good: "a - b", found: "__udivdi3 divides by a call", of: divisions },
	{ call: "far(i)", good: "i", found: "far is called from the sweep", of: sweeps },
	{ call: "hook(i)", good: "i", found: "a computed address is called from the sweep", of: sweeps },
	{ call: "far(i)", good: "i", found: "far is called per event", of: events },
	{ call: "hook(i)", good: "i", found: "a computed address is called per event", of: events },
];

describe("a call that must not be there", () => {
	test.skipIf(missing).each(examples)(`$call: $found${reason}`, async ({ call, good, found, of }) => {
		expect(await checked(of(good))).toEqual([]);
		expect(await checked(of(call))).toContainEqual(expect.stringContaining(found));
	});

	test.skipIf(missing)(
		`a loop over boxes may call a loop over events, not a single event${reason}`,
		async () => {
			const each = (body: string) => `
			static __attribute__((noinline)) void fill(uint32_t *sums, uint32_t run) { ${body} }
			void boxes(uint32_t *sums, const uint32_t *runs, uint32_t count)
			{
				for (uint32_t i = 0; i < count; i++)
					if (runs[i] == 1) add_integer(sums + i, 2);
					else fill(sums + i, runs[i]);
			}`;
			const loop = await checked(each("for (; run; run--) add_integer(sums++, 6);"));
			expect(loop).toEqual([]);
			const single = await checked(each("add_integer(sums, 6 * run);"));
			expect(single).toContainEqual(expect.stringContaining("fill is called per event"));
		},
	);

	test.skipIf(missing)(`psp_of and what the source marks as rare may be called${reason}`, async () => {
		expect(
			await checked(`
				__attribute__((noinline)) double psp_of(double x) { return x / 3; }
				COLD uint32_t settle(uint32_t x) { hook(x); return (uint32_t)psp_of(x); }
				${sweeps("settle(i)")}`),
		).toEqual([]);
	});
});

function checked(body: string): Promise<string[]> {
	const source = join(scratchFolder(), "example.c");
	writeFileSync(source, PRELUDE + body);
	return forbiddenCalls("rv32imc", source);
}

const PRELUDE = `
#include <stdint.h>
#define INLINE static inline __attribute__((always_inline))
#define COLD static __attribute__((noinline, cold))
uint32_t far(uint32_t i);
extern uint32_t (*hook)(uint32_t);
INLINE void add_integer(uint32_t *sum, uint32_t amount) { *sum = (*sum + amount) | 1; }
`;

function floats(value: string): string {
	return `float scaled(float x) { return ${value}; }`;
}

function divisions(value: string): string {
	return `uint64_t shared(uint64_t a, uint64_t b) { return ${value}; }`;
}

function sweeps(value: string): string {
	return `
INLINE uint32_t sweep(uint32_t *sums, uint32_t count)
{
	uint32_t spikes = 0;
	for (uint32_t i = 0; i < count; i++)
		if (sums[i]) spikes += ${value};
	return spikes;
}
uint32_t update(uint32_t *sums, uint32_t count) { return sweep(sums, count); }`;
}

function events(value: string): string {
	return `
void deliver(uint32_t *sums, const uint16_t *ids, uint32_t rows, uint32_t count)
{
	for (uint32_t row = 0; row < rows; row++)
		for (uint32_t i = 0; i < count; i++) add_integer(sums + ids[i], ${value});
}`;
}
