/** `npm run sim`: the brain in the Moddable simulator, on an M5Stack unless another device is named. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { explain } from "../cli/output.js";
import { withRecording } from "../moddable/with-recording.js";
import { type Machine, sdkTools, thisMachine } from "./machine.js";
import { demand, ensureBrain, mcconfig } from "./mcconfig.js";
import { missingForSimulator } from "./missing.js";

/**
 * `args`: a device of the SDK's simulator, --debug, NAME=VALUE. Returns the exit code, on Linux once the window is
 * closed. @throws EngineError when something is missing
 */
export function simulate(args: readonly string[], machine: Machine): number {
	demand(missingForSimulator(machine), "sim");
	ensureBrain(machine);
	const settings = args.filter((word) => word.includes("="));
	const device = args.find((word) => !word.startsWith("-") && !word.includes("=")) ?? "m5stack";
	const debug = args.includes("--debug");
	const output = join(machine.repository, "build", "sim");
	const platform = ["-p", `sim/${device}`, ...settings];
	const brain = join(machine.repository, "build", "brain");
	const build = (...args: readonly string[]) =>
		withRecording(brain, () => mcconfig(machine, output, [...args, ...platform]));
	// The SDK's makefiles open debug builds by themselves, together with xsbug; on macOS release builds, too.
	if (debug) return build("-d", "-m");
	if (machine.platform !== "linux") return build("-m");
	return build("-m", "-t", "build") || open(machine, output, device);
}

function open(machine: Machine, output: string, device: string): number {
	const sdk = machine.env.MODDABLE ?? "";
	// mcsim reads the device from the folders above a debug build.
	const folder = join(output, "run", device, "debug", "feagi-xs");
	mkdirSync(folder, { recursive: true });
	const app = join(folder, "mc.so");
	copyFileSync(join(output, "bin", "lin", device, "release", "feagi-xs", "mc.so"), app);
	const mcsim = join(sdkTools(machine, sdk), "mcsim");
	const { status } = spawnSync(mcsim, [join(sdk, "build", "simulators"), app], {
		env: machine.env,
		stdio: "inherit",
	});
	return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	try {
		process.exitCode = simulate(process.argv.slice(2), thisMachine);
	} catch (error) {
		for (const line of explain(error)) console.error(line);
		process.exitCode = 1;
	}
