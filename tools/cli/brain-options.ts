import { type Command, Option } from "commander";
import type { BrainImage } from "../../modules/connectome/image.js";
import type { CompileOptions } from "../compile.js";
import { UsageError } from "../errors.js";
import type { RangeWish } from "../genome/quantization.js";
import { precisions } from "../quantise/precisions.js";
import { buildStimulus } from "../stimulus/build-stimulus.js";
import { integer } from "./options.js";

/** What every verb that may compile a genome takes. */
export interface BrainOptions {
	readonly precision?: string;
	readonly range?: RangeWish;
	readonly sameUnit?: boolean;
	readonly calibrate?: string;
	/** Bursts of calibration, unless the verb runs as many anyway. */
	readonly bursts?: number;
	/** Seed of everything random in the input. */
	readonly seed?: number;
	readonly extended?: boolean;
	readonly wiringSeed?: number;
	readonly strict?: boolean;
}

const CALIBRATION_BURSTS = 300;
/** Verbs that run as many bursts as they calibrate with. */
const RUNS: readonly string[] = ["run", "similarity", "plan"];

export function addCompileOptions(command: Command): Command {
	command
		.addOption(
			new Option(
				"--precision <p>",
				`override the genome's quantization_precision: ${precisions.map(({ name }) => name).join(", ")}`,
			),
		)
		.addOption(
			new Option(
				"--range <policy>",
				"what the integer precisions must hold: auto, biological, feagi_standard, embedded, or MIN,MAX in genome units",
			).argParser(rangeWish),
		)
		.option("--same-unit", "compute in the unit of the integer precisions in fp32 and half precision, too")
		.option(
			"--calibrate <source>",
			"choose integer units by a run in fp32 on this input; sources as of run --frames",
		)
		.option("--extended", "execute morphologies that FEAGI accepts and makes no synapses for")
		.addOption(
			new Option(
				"--wiring-seed <s>",
				"what synapses are drawn with, where the genome asks for chance (default: 1)",
			).argParser(integer("--wiring-seed", 1, 4294967295)),
		)
		.hook("preAction", (_, action) => refuseWhatDoesNothing(action));
	if (!RUNS.includes(command.name()))
		command.addOption(
			new Option("--bursts <n>", `bursts of calibration (default: ${CALIBRATION_BURSTS})`).argParser(
				integer("--bursts", 1, 1e9),
			),
		);
	return command;
}

export function addStrict(command: Command): Command {
	return command.option("--strict", "warnings are errors: nothing is written or run, exit code 1");
}

export function compileOptions(options: BrainOptions): CompileOptions {
	const { precision, range, sameUnit, extended, wiringSeed, calibrate: source } = options;
	const choices = { precision, range, sameUnit, extended, seed: wiringSeed };
	if (source === undefined) return choices;
	const { bursts = CALIBRATION_BURSTS, seed } = options;
	const stimulus = (image: BrainImage) => buildStimulus({ source, image, bursts, seed }).bytes;
	return { ...choices, calibrate: { bursts, stimulus } };
}

/** A policy by name, or "MIN,MAX"; what they mean is checked where genomes are read. */
function rangeWish(text: string): RangeWish {
	const ends = text.split(",");
	if (ends.length !== 2) return text;
	const [min, max] = ends.map((end) => (end.trim() === "" ? Number.NaN : Number(end)));
	return { min, max };
}

/** @throws UsageError option for --bursts where nothing runs */
function refuseWhatDoesNothing(command: Command): void {
	const { bursts, calibrate, frames } = command.opts<BrainOptions & { frames?: string }>();
	if (RUNS.includes(command.name()) || bursts === undefined) return;
	if (calibrate === undefined && frames === undefined)
		throw new UsageError("option", "--bursts", "there is nothing to calibrate", "give --calibrate, too");
}
