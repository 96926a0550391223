import { Command, CommanderError, Option } from "commander";
import { stimulusSources } from "../stimulus/build-stimulus.js";
import { compileCommand } from "./compile-command.js";
import { demoCommand } from "./demo-command.js";
import { inspectCommand } from "./inspect-command.js";
import { integer } from "./options.js";
import { explain } from "./output.js";
import { ENGINES, runCommand } from "./run-command.js";

/** Runs the tool; resolves to the exit code: 0, or 1 after one clear message. */
export async function main(args: readonly string[]): Promise<number> {
	const program = createProgram();
	try {
		await program.parseAsync(args, { from: "user" });
		return 0;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
		for (const line of explain(error)) console.error(line);
		return 1;
	}
}

function createProgram(): Command {
	const program = new Command("feagi-xs")
		.description("Compile FEAGI genomes to brain images and run them on Node and on the XS engine.")
		.exitOverride()
		.showHelpAfterError("(feagi-xs --help shows everything)");
	const precision = () =>
		new Option("--precision <p>", "override the genome's quantization_precision: fp32 or int8");
	program
		.command("compile")
		.description("compile a genome to a brain image")
		.argument("<genome>", "FEAGI genome (JSON 2.0, 2.1 or 3.0)")
		.requiredOption("-o, --output <image>", "where the image goes")
		.addOption(precision())
		.action(compileCommand);
	program
		.command("run")
		.description("run a genome or an image on recorded input and print the report")
		.argument("<file>", "genome or brain image")
		.addOption(precision())
		.option("--frames <source>", `what the senses receive: ${Object.keys(stimulusSources).join(", ")}`)
		.addOption(
			new Option("--bursts <n>", "how many bursts").default(300).argParser(integer("--bursts", 1, 1e9)),
		)
		.addOption(
			new Option("--seed <s>", "seed of everything random in the input")
				.default(1)
				.argParser(integer("--seed", 0, 4294967295)),
		)
		.addOption(new Option("--engine <e>", "where it runs").choices([...ENGINES]).default("node"))
		.addOption(
			new Option("--ram <bytes>", "SRAM of the emulated machine")
				.default(327680)
				.argParser(integer("--ram", 16384, 33554432)),
		)
		.option("--watch", "show spikes and motors while it runs (node only)")
		.option("--json", "print nothing but one line of JSON")
		.action(runCommand);
	program
		.command("inspect")
		.description("print what a genome or an image holds")
		.argument("<file>", "genome or brain image")
		.addOption(precision())
		.option("--json", "as JSON")
		.action(inspectCommand);
	program
		.command("demo")
		.description(
			"what `npm start` does: compile the camera robot, check boards, run it on handwritten digits",
		)
		.addOption(
			new Option("--bursts <n>", "how many bursts").default(240).argParser(integer("--bursts", 1, 1e9)),
		)
		.addOption(
			new Option("--seed <s>", "which digits, and where they go")
				.default(1)
				.argParser(integer("--seed", 0, 4294967295)),
		)
		.option("--plain", "plain lines instead of the live view")
		.action(demoCommand);
	return program;
}
