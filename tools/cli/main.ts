import { Command, CommanderError, Option } from "commander";
import { BOARDS } from "../board/boards.js";
import { COSTS_FILE } from "../plan/costs.js";
import { stimulusSources } from "../stimulus/build-stimulus.js";
import { addCompileOptions, addStrict } from "./brain-options.js";
import { compareCommand } from "./compare-command.js";
import { compileCommand } from "./compile-command.js";
import { consoleCommand } from "./console-command.js";
import { demoCommand } from "./demo-command.js";
import { doctorCommand } from "./doctor-command.js";
import { fixCommand } from "./fix-command.js";
import { flashCommand } from "./flash-command.js";
import { inspectCommand } from "./inspect-command.js";
import { integer, serialPort } from "./options.js";
import { explain } from "./output.js";
import { planCommand } from "./plan-command.js";
import { precisionsCommand } from "./precisions-command.js";
import { ENGINES, KERNELS, runCommand } from "./run-command.js";
import { similarityCommand } from "./similarity-command.js";
import { wiresCommand } from "./wires-command.js";

/** Runs the tool; resolves to the exit code: 0, or 1 after one clear message, or 1 when `compare` found a difference. */
export async function main(args: readonly string[]): Promise<number> {
	let code = 0;
	// Output may be cut short by its reader, as in `feagi-xs inspect … | head`.
	if (!process.stdout.listeners("error").includes(endQuietly)) process.stdout.on("error", endQuietly);
	const program = createProgram((found) => {
		code = found;
	});
	try {
		await program.parseAsync(args, { from: "user" });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
		for (const line of explain(error)) console.error(line);
		return 1;
	}
}

function endQuietly(error: NodeJS.ErrnoException): void {
	if (error.code !== "EPIPE") throw error;
	process.exit(0);
}

function createProgram(exit: (code: number) => void): Command {
	const program = new Command("feagi-xs")
		.description("Compile FEAGI genomes to brain images and run them on Node and on the XS engine.")
		.exitOverride()
		.showHelpAfterError("(feagi-xs --help shows everything)");
	const brainVerb = (name: string, description: string) =>
		addCompileOptions(program.command(name).description(description));
	addStrict(brainVerb("compile", "compile a genome to a brain image"))
		.argument("<genome>", "FEAGI genome (JSON 2.0, 2.1 or 3.0)")
		.requiredOption("-o, --output <image>", "where the image goes")
		.option(
			"--board <name>",
			"lay the state out for the blocks of this board's heap, and say whether it fits: see feagi-xs plan",
		)
		.action(compileCommand);
	addStrict(brainVerb("run", "run a genome or an image on recorded input and print the report"))
		.argument("<file>", "genome or brain image")
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
			new Option(
				"--kernels <k>",
				"what runs the bursts; the node engine has typescript only (default: native, node: typescript)",
			).choices([...KERNELS]),
		)
		.addOption(
			new Option("--ram <bytes>", "SRAM of the emulated machine")
				.default(327680)
				.argParser(integer("--ram", 16384, 33554432)),
		)
		.option("--watch", "show spikes and motors while it runs (node only)")
		.option("--json", "print nothing but one line of JSON")
		.action(runCommand);
	addStrict(
		brainVerb(
			"console",
			"run a genome or an image at its own rate, with a board's serial console (docs/console.md)",
		),
	)
		.argument("<file>", "genome or brain image")
		.option("--frames <source>", `what the senses receive: ${Object.keys(stimulusSources).join(", ")}`)
		.option("--paused", "wait for step or run before the first burst")
		.action(async (file: string, options) => exit(await consoleCommand(file, options)));
	addStrict(
		brainVerb("inspect", "print what a genome or an image holds, and what FEAGI would do with the genome"),
	)
		.argument("<file>", "genome or brain image")
		.option("--arithmetic <file>", "also write what each area computes with, as JSON: for training loops")
		.option("--fix <genome>", "also write the repaired genome, in the form of the file: see feagi-xs fix")
		.option("--json", "as JSON")
		.action(inspectCommand);
	program
		.command("fix")
		.description("write a genome repaired and migrated to 3.0, every mapping spelt so that FEAGI honours it")
		.argument("<genome>", "FEAGI genome (JSON 2.0, 2.1 or 3.0)")
		.requiredOption("-o, --output <genome>", "where the repaired genome goes")
		.addOption(
			new Option("--format <form>", "form of the repaired genome; that of the file unless given").choices([
				"flat",
				"hierarchical",
			]),
		)
		.action(fixCommand);
	brainVerb(
		"compare",
		"print how two genomes or images differ in meaning; exit code 0 when they are the same, 1 when they differ",
	)
		.argument("<a>", "genome or brain image")
		.argument("<b>", "genome or brain image; a genome is compiled if the other is an image")
		.option("--frames <source>", "also run both on this input, and print their spikes and clamped potentials")
		.option("--json", "as JSON")
		.action((a: string, b: string, options) => exit(compareCommand(a, b, options)));
	addStrict(
		brainVerb(
			"similarity",
			"print how alike a genome's spikes are in two precisions, on the same recorded input",
		),
	)
		.argument("<genome>", "FEAGI genome (JSON 2.0, 2.1 or 3.0)")
		.addOption(new Option("--against <p>", "the precision that is taken for the truth").default("fp32"))
		.option("--frames <source>", `what the senses receive: ${Object.keys(stimulusSources).join(", ")}`)
		.addOption(
			new Option("--bursts <n>", "how many bursts").default(1000).argParser(integer("--bursts", 1, 1e6)),
		)
		.addOption(
			new Option("--seed <s>", "seed of everything random in the input")
				.default(1)
				.argParser(integer("--seed", 0, 4294967295)),
		)
		.option("--free", "also let both brains run by themselves: recurrent ones part sooner or later")
		.option("--svg <picture>", "draw both rasters, differences marked")
		.option("--png <picture>", "the same as PNG")
		.option("--json", "as one line of JSON")
		.action(similarityCommand);
	addStrict(
		brainVerb(
			"plan",
			"print what a genome needs on boards: memory by part, work and time of a burst, what would fit",
		),
	)
		.argument("<genome>", "FEAGI genome (JSON 2.0, 2.1 or 3.0)")
		.option(
			"--board <names>",
			`boards, with commas between them (default: all): ${BOARDS.map(({ name }) => name).join(", ")}`,
		)
		.option("--frames <source>", `what the senses receive: ${Object.keys(stimulusSources).join(", ")}`)
		.addOption(
			new Option("--bursts <n>", "how many bursts are counted")
				.default(300)
				.argParser(integer("--bursts", 1, 100000)),
		)
		.addOption(
			new Option("--seed <s>", "seed of everything random in the input")
				.default(1)
				.argParser(integer("--seed", 0, 4294967295)),
		)
		.option("--max", "also look for the largest version of the genome that each board holds")
		.option("--costs <file>", `measured instruction counts (default: ${COSTS_FILE})`)
		.option("--json", "as one line of JSON")
		.action(planCommand);
	addStrict(
		program
			.command("wires")
			.description(
				"check a board.json against its chip and a brain, and compile it to wires for the firmware",
			),
	)
		.argument("<board>", "sensors and motors on pins (docs/wires.md)")
		.requiredOption("--genome <file>", "genome or brain image whose areas are wired")
		.option("-o, --output <wires>", "where the wires go; build/brain/wires.img is what a firmware takes")
		.option("--replay <csv>", "also run the brain, with pins that read this: burst,time,pin,value")
		.option("--record <csv>", "write there what the brain does to its pins, instead of printing it")
		.addOption(new Option("--bursts <n>", "how many bursts").argParser(integer("--bursts", 1, 1e9)))
		.action(wiresCommand);
	program
		.command("flash")
		.description(
			"write a brain image into the brain partition of a board; the firmware stays (docs/esp32.md)",
		)
		.argument("<image>", "brain image")
		.addOption(
			new Option("--port <port>", "serial port of the board").makeOptionMandatory().argParser(serialPort),
		)
		.option("--chip <chip>", "the chip that the board must have; esptool finds out which it has")
		.addOption(
			new Option("--baud <n>", "speed of the transfer")
				.default(460800)
				.argParser(integer("--baud", 9600, 4000000)),
		)
		.option("--table <csv>", "partition table of the board (default: read from the board)")
		.option("--dry-run", "print esptool's command lines and touch nothing")
		.action(flashCommand);
	program
		.command("doctor")
		.description(
			"print what is installed and what is missing, for a bug report; exit code 0 when the simulator can be built",
		)
		.action(() => exit(doctorCommand()));
	program
		.command("precisions")
		.description("print the number formats of a brain: what each is and what a neuron costs")
		.action(precisionsCommand);
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
