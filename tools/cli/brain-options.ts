import { type Command, Option } from "commander";
import type { CompileOptions } from "../compile.js";
import { integer } from "./options.js";

/** What every verb that may compile a genome takes. */
export interface BrainOptions {
	readonly precision?: string;
	readonly extended?: boolean;
	readonly wiringSeed?: number;
	readonly strict?: boolean;
}

export function addCompileOptions(command: Command): Command {
	return command
		.addOption(new Option("--precision <p>", "override the genome's quantization_precision: fp32 or int8"))
		.option("--extended", "execute morphologies that FEAGI accepts and makes no synapses for")
		.addOption(
			new Option(
				"--wiring-seed <s>",
				"what synapses are drawn with, where the genome asks for chance (default: 1)",
			).argParser(integer("--wiring-seed", 1, 4294967295)),
		);
}

export function addStrict(command: Command): Command {
	return command.option("--strict", "warnings are errors: nothing is written or run, exit code 1");
}

export function compileOptions({ precision, extended, wiringSeed }: BrainOptions): CompileOptions {
	return { precision, extended, seed: wiringSeed };
}
