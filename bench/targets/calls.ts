/** Calls that native code must not contain: they cost what whole neurons cost. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { kernelFolder } from "./compile.js";
import type { RiscvCore } from "./cores.js";
import { COMPUTED, type Disassembly, disassemble, type Instruction } from "./disassembly.js";
import { innermostLoops } from "./loops.js";

/** libgcc's names: __adddf3, __mulsf3, __floatsidf, __fixunsdfsi …; __divsi3, __umoddi3 … */
const FLOAT_HELPER = /^__\w*[sdt]f(?:[sdt][if])?\d?$/;
const DIVISION_HELPER = /^__u?(?:div|mod|divmod)[sdt]i\d$/;

/** Updates neurons; all of its calls are its loops'. */
const SWEEP = "sweep";
/** Add an event to a sum: what holds one of them is a loop over events. */
const ADDERS = ["add_integer", "add_integer_clamped", "add_single", "add_single_clamped"];

/** Functions that may call such helpers, and what the comment over them says about it. */
export const ALLOWED: Readonly<Record<string, Allowance>> = {
	psp_of: { helpers: FLOAT_HELPER, comment: "Divides, because" },
	amount_of: { helpers: /^__floatunsisf$/, comment: undefined },
};

interface Allowance {
	readonly helpers: RegExp;
	readonly comment: string | undefined;
}

/** Sentences, one per call; none are what is wanted. */
export async function forbiddenCalls(
	core: RiscvCore,
	source: string,
	options: { readonly softFloatLoops?: boolean } = {},
): Promise<string[]> {
	const code = await disassemble(core, source, basename(source, ".c"));
	const cold = coldFunctions(source);
	const walkers = walkersOf(code);
	const found = new Set<string>();
	for (const [name, instructions] of code.functions) {
		for (const instruction of instructions) {
			const { callee } = instruction;
			if (!callee) continue;
			if (DIVISION_HELPER.test(callee)) found.add(sentence(code, instruction, "divides by a call"));
			else if (FLOAT_HELPER.test(callee) && !options.softFloatLoops && !allows(code, instruction, name))
				found.add(sentence(code, instruction, "computes floats by a call"));
		}
		for (const { instruction, loop } of hotCalls(code, instructions, walkers)) {
			const callee = instruction.callee!;
			if (cold.has(callee) || (options.softFloatLoops && FLOAT_HELPER.test(callee))) continue;
			found.add(sentence(code, instruction, loop));
		}
	}
	return [...found];
}

function* hotCalls(
	{ origins }: Disassembly,
	instructions: readonly Instruction[],
	walkers: ReadonlySet<string>,
) {
	for (const instruction of instructions)
		if (instruction.callee && isOf(origins, instruction, [SWEEP]))
			yield { instruction, loop: "is called from the sweep, and is not COLD" };
	for (const loop of innermostLoops(instructions))
		if (loop.some((instruction) => isOf(origins, instruction, ADDERS)))
			for (const instruction of loop)
				if (instruction.callee && !walkers.has(instruction.callee))
					yield { instruction, loop: "is called per event, and is not COLD" };
}

/** Functions that hold a loop over events, or call one that does: who calls them in a loop has them as its inner loop. */
function walkersOf({ functions, origins }: Disassembly): Set<string> {
	const walkers = new Set<string>();
	for (const [name, instructions] of functions)
		if (innermostLoops(instructions).some((loop) => loop.some((one) => isOf(origins, one, ADDERS))))
			walkers.add(name);
	for (let known = -1; known < walkers.size; ) {
		known = walkers.size;
		for (const [name, instructions] of functions)
			if (instructions.some(({ callee }) => callee && walkers.has(callee))) walkers.add(name);
	}
	return walkers;
}

function isOf(origins: Disassembly["origins"], { address }: Instruction, names: readonly string[]): boolean {
	return origins.get(address)?.functions.some((name) => names.includes(name)) ?? false;
}

/** The number of loops over events, and of instructions of the sweep: none would mean that nothing was checked. */
export async function hotCode(core: RiscvCore, source: string) {
	const { functions, origins } = await disassemble(core, source, basename(source, ".c"));
	const all = [...functions.values()];
	return {
		eventLoops: all.flatMap(innermostLoops).filter((loop) => loop.some((one) => isOf(origins, one, ADDERS)))
			.length,
		sweep: all.flat().filter((one) => isOf(origins, one, [SWEEP])).length,
	};
}

/** In the function, or in the conversion of an argument on a line that calls it. */
function allows({ origins }: Disassembly, { address, callee }: Instruction, owner: string): boolean {
	const { functions, file, line } = origins.get(address)!;
	return Object.entries(ALLOWED).some(
		([name, { helpers }]) =>
			helpers.test(callee!) &&
			(owner === name || functions.includes(name) || lineOf(file, line).includes(`${name}(`)),
	);
}

function lineOf(file: string, line: number): string {
	return readFileSync(file, "utf8").split("\n")[line - 1] ?? "";
}

function sentence({ origins }: Disassembly, { address, callee }: Instruction, what: string): string {
	const { functions, file, line } = origins.get(address)!;
	const subject = callee === COMPUTED ? COMPUTED : callee!;
	return `${subject} ${what}: ${functions.join(" in ")}, ${basename(file)}:${line}`;
}

/** What the source marks as rarely run, it and the headers beside it. */
function coldFunctions(source: string): Set<string> {
	const headers = readdirSync(kernelFolder).filter((name) => name.endsWith(".h"));
	const texts = [source, ...headers.map((name) => join(kernelFolder, name))].map((path) =>
		readFileSync(path, "utf8"),
	);
	return new Set(
		texts.flatMap((text) => [...text.matchAll(/^COLD [\w *]*?(\w+)\(/gm)].map(([, name]) => name!)),
	);
}
