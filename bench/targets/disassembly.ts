/** What a RISC-V compiler made of one C file: instructions with where they lead, and with the functions they come from. */
import { join } from "node:path";
import { buildFolder, call, compile } from "./compile.js";
import { RISCV, type RiscvCore, riscvFlags } from "./cores.js";

export interface Instruction {
	readonly address: number;
	/** Where it goes on within its function. */
	readonly next: readonly number[];
	/** What it calls, or jumps to for good; COMPUTED if only the program knows. */
	readonly callee?: string | undefined;
}

/** Where an instruction stands in the source: itself first, then what it was inlined into. */
export interface Origin {
	readonly functions: readonly string[];
	readonly file: string;
	readonly line: number;
}

export interface Disassembly {
	/** By function. */
	readonly functions: ReadonlyMap<string, readonly Instruction[]>;
	readonly origins: ReadonlyMap<number, Origin>;
}

export const COMPUTED = "a computed address";
/** Clones, and cold parts that the compiler moved away. */
const SUFFIX = /\.(?:cold|isra|part|constprop|lto_priv)(?:\.\d+)*/g;

const BRANCH = /^(?:c\.)?b(?:eq|ne|lt|ge)(?:u|z)?$/;
const LINE = /^\s*([0-9a-f]+):\s+(\S+)\s*(.*)$/;
const SYMBOL = /^[0-9a-f]+ <([^>]+)>:$/;
const TARGET = /\b([0-9a-f]+) <([^+>]+)(?:\+0x[0-9a-f]+)?>/;

/** @throws EngineError engine-build */
export async function disassemble(core: RiscvCore, source: string, name: string): Promise<Disassembly> {
	const folder = join(buildFolder, `${core}-${name}`);
	const object = await compile(core, source, folder, ["-g"]);
	const program = await link(core, object, folder);
	const own = new Set(symbolsOf(await call(`${RISCV}nm`, ["--defined-only", object]), "T"));
	const text = await call(`${RISCV}objdump`, ["-d", "-M", "no-aliases", "--no-show-raw-insn", program]);
	const functions = new Map<string, Instruction[]>();
	for (const [symbol, lines] of bodiesOf(text)) {
		if (!own.has(symbol)) continue;
		const owner = symbol.replace(SUFFIX, "");
		const known = functions.get(owner) ?? [];
		functions.set(owner, known);
		known.push(...lines.map((line, i) => instructionOf(line, lines[i + 1]?.address, owner)));
	}
	return { functions, origins: await originsOf(program, [...functions.values()].flat()) };
}

/** All addresses become final; what other files define is a number that keeps its name. */
async function link(core: RiscvCore, object: string, folder: string): Promise<string> {
	const program = join(folder, "linked");
	const undefinedSymbols = symbolsOf(await call(`${RISCV}nm`, ["--undefined-only", object]), "U");
	const foreign = undefinedSymbols.filter((name) => !name.startsWith("__"));
	const stubs = foreign.map((name, i) => `-Wl,--defsym=${name}=${16 * (i + 1)}`);
	// Without an entry nothing would be needed.
	const options = ["-nostartfiles", "-Wl,--no-gc-sections,-e,0", ...stubs];
	await call(`${RISCV}gcc`, [...riscvFlags(core), ...options, object, "-o", program]);
	return program;
}

/** Of `nm`; its letter says what they are, a small one that they are static. */
function symbolsOf(printed: string, kind: "T" | "U"): string[] {
	return [...printed.matchAll(/ ([A-Za-z]) (\S+)$/gm)]
		.filter(([, letter]) => letter!.toUpperCase() === kind)
		.map(([, , name]) => name!);
}

interface Line {
	readonly address: number;
	readonly name: string;
	readonly operands: string;
}

function bodiesOf(text: string): [string, Line[]][] {
	const bodies: [string, Line[]][] = [];
	for (const line of text.split("\n")) {
		const symbol = SYMBOL.exec(line);
		if (symbol) bodies.push([symbol[1]!, []]);
		const found = LINE.exec(line);
		if (!found || bodies.length === 0) continue;
		bodies.at(-1)![1].push({ address: Number.parseInt(found[1]!, 16), name: found[2]!, operands: found[3]! });
	}
	return bodies;
}

function instructionOf(
	{ address, name, operands }: Line,
	after: number | undefined,
	owner: string,
): Instruction {
	const onwards = after === undefined ? [] : [after];
	const target = TARGET.exec(operands);
	const place = target ? Number.parseInt(target[1]!, 16) : undefined;
	const inside = target !== null && target[2]!.replace(SUFFIX, "") === owner;
	if (BRANCH.test(name)) return { address, next: place === undefined ? onwards : [...onwards, place] };
	const jump = /^(?:c\.)?(j|jal|jr|jalr)$/.exec(name)?.[1];
	if (!jump) return { address, next: onwards };
	if (/^(?:ra|zero,0\(ra\))$/.test(operands)) return { address, next: [] };
	const comesBack = (jump === "jal" || jump === "jalr") && !operands.startsWith("zero,");
	if (!comesBack && inside && place !== undefined) return { address, next: [place] };
	const callee = target ? target[2]!.replace(SUFFIX, "") : COMPUTED;
	return { address, next: comesBack ? onwards : [], callee };
}

async function originsOf(
	program: string,
	instructions: readonly Instruction[],
): Promise<Map<number, Origin>> {
	const addresses = instructions.map(({ address }) => address.toString(16));
	const printed = await call(`${RISCV}addr2line`, ["-a", "-f", "-i", "-e", program, ...addresses]);
	const origins = new Map<number, Origin>();
	for (const part of printed.split(/^0x/m).slice(1)) {
		const [address, ...lines] = part.trim().split("\n");
		const [file = "", line = ""] = (lines[1] ?? "").split(/:(?=[^:]*$)/);
		const functions = lines.filter((_, i) => i % 2 === 0).map((name) => name.replace(SUFFIX, ""));
		origins.set(Number.parseInt(address!, 16), { functions, file, line: Number.parseInt(line, 10) });
	}
	return origins;
}
