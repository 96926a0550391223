/** `npm run build:…` and `npm run flash:…`: firmware for one target, by the user's SDK and IDF. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { explain } from "../cli/output.js";
import { UsageError } from "../errors.js";
import { type Machine, thisMachine } from "./machine.js";
import { demand, ensureBrain, mcconfig } from "./mcconfig.js";
import { missingForBoards } from "./missing.js";
import { targetOf } from "./targets.js";

const USAGE =
	"tsx tools/firmware/build.ts TARGET [--flash] [--port P] [--debug | --instrument] [NAME=VALUE …]; settings: docs/esp32.md";

/** Returns the exit code. @throws FeagiXsError when it cannot start */
export function buildFirmware(args: readonly string[], machine: Machine): number {
	const { values, positionals } = parse(args);
	const [name, ...settings] = positionals;
	if (name === undefined) throw new UsageError("target", "", "no target given", USAGE);
	const target = targetOf(name);
	demand(missingForBoards(machine, target), target.name);
	ensureBrain(machine);
	const output = join(machine.repository, "build", "firmware", target.name);
	const environment = {
		SDKCONFIGPATH: machine.env.SDKCONFIGPATH ?? target.sdkconfig,
		PARTITIONS_FILE: machine.env.PARTITIONS_FILE ?? target.partitions,
		...(values.port !== undefined && { UPLOAD_PORT: values.port }),
	};
	const kind = values.debug ? ["-d"] : values.instrument ? ["-i"] : [];
	const make = (goal: readonly string[]) =>
		mcconfig(machine, output, [...kind, "-m", ...goal, "-p", target.platform, ...settings], environment);
	// Without a goal a debug build is flashed and xsbug opened.
	if (values.flash && values.debug) return make([]);
	const built = make(["-t", "build"]);
	return built === 0 && values.flash ? make(["-t", "deploy"]) : built;
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				flash: { type: "boolean" },
				port: { type: "string" },
				debug: { type: "boolean" },
				instrument: { type: "boolean" },
			},
		});
	} catch (error) {
		throw new UsageError("option", "", (error as Error).message, USAGE);
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	try {
		process.exitCode = buildFirmware(process.argv.slice(2), thisMachine);
	} catch (error) {
		for (const line of explain(error)) console.error(line);
		process.exitCode = 1;
	}
