/** Wires on the simulator's pins, built by a user's Moddable SDK, against the same brain and pins under Node. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { crc32 } from "../../modules/connectome/crc32.js";
import { BrainImage } from "../../modules/connectome/image.js";
import { WireTable } from "../../modules/wires/verify-wires.js";
import { Motor } from "../../modules/wires/wires-layout.js";
import { formatPins, type PinEvent, parsePins } from "../../platforms/host/ports/recorded-pins.js";
import { resolutionFor, ticksFor } from "../../platforms/moddable/ports/ledc.js";
import { compileGenome } from "../../tools/compile.js";
import { missingForModdable, searchPath } from "../../tools/moddable/sdk.js";
import { compileWires } from "../../tools/wires/compile-wires.js";
import { rehearse } from "../../tools/wires/rehearse.js";
import { repositoryFolder } from "../../tools/xs/paths.js";
import { run } from "../../tools/xs/run-command.js";
import { brain, ioId } from "../unit/senses/brain.js";

const BURSTS = 100;
const BUILD_TIMEOUT_MS = 300_000;
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(repositoryFolder, "build", "moddable-wires");
const sdk = process.env.MODDABLE;
const missing = missingForModdable(sdk);

interface Setup {
	readonly image: Uint8Array;
	readonly wires: Uint8Array;
	readonly pins: readonly PinEvent[];
}

/** The application of wires-app with this brain; what it prints up to its end. */
async function simulate({ image, wires, pins }: Setup): Promise<string[]> {
	const app = join(folder, "app");
	const out = join(folder, "out");
	mkdirSync(join(app, "brain"), { recursive: true });
	mkdirSync(out, { recursive: true });
	writeFileSync(join(app, "brain", "brain.img"), image);
	writeFileSync(join(app, "brain", "wires.img"), wires);
	writeFileSync(join(app, "brain", "pins.csv"), formatPins(pins));
	const source = join(root, "host-tests/moddable/wires-app");
	const manifest = JSON.parse(readFileSync(join(source, "manifest.json"), "utf8"), (_, value) =>
		typeof value === "string" && /^\.\.?\//.test(value) ? join(source, value) : value,
	);
	manifest.data = { "*": join(app, "brain", "*") };
	manifest.config = { bursts: BURSTS };
	writeFileSync(join(app, "manifest.json"), JSON.stringify(manifest));
	await build("mcconfig", ["-m", "-t", "build", "-p", "lin", "-o", out], app);
	return watch(join(out, "bin/lin/mc/release/wires-app/mc.so"));
}

async function build(command: string, args: readonly string[], cwd: string): Promise<string> {
	const environment = [`MODDABLE=${sdk}`, `PATH=${searchPath(sdk!)}`];
	const { status, stdout, stderr } = await run("env", [...environment, command, ...args], { cwd });
	expect(status, stdout + stderr).toBe(0);
	return stdout;
}

function watch(application: string): Promise<string[]> {
	return new Promise((resolve, reject) => {
		let text = "";
		const child = spawn(join(folder, "headless"), [application], { stdio: ["ignore", "pipe", "inherit"] });
		const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
		child.stdout.setEncoding("utf8").on("data", (more: string) => {
			text += more;
			if (text.includes("feagi-xs: end ")) child.kill();
		});
		child.on("error", reject);
		child.on("close", () => {
			clearTimeout(timer);
			resolve(text.trim().split("\n"));
		});
	});
}

/** Rows of the host's recording of PWM pins, as the simulator prints them: in counts, in the same order. */
function expected({ image, wires, pins }: Setup, hz: number): string[] {
	const brain = new BrainImage(image.slice().buffer);
	const recording = { file: "pins.csv", text: formatPins(pins) };
	const { csv } = rehearse({
		image: brain,
		wires: wires.slice().buffer as ArrayBuffer,
		recording,
		bursts: BURSTS,
	});
	return parsePins(csv).map(({ pin, value }) => `pin ${pin} = ${ticksFor(Number(value), resolutionFor(hz))}`);
}

function shipped(genome: string, board: string, pins: string): Setup {
	const image = compileGenome(readFileSync(root + genome, "utf8")).bytes.slice();
	const { bytes } = compileWires(readFileSync(root + board, "utf8"), new BrainImage(image.slice().buffer));
	return { image, wires: bytes, pins: parsePins(readFileSync(root + pins, "utf8")) };
}

describe.skipIf(missing)(`wires in the simulator${missing ? `: skipped, ${missing.what}` : ""}`, () => {
	beforeAll(async () => {
		mkdirSync(folder, { recursive: true });
		const flags = await build("pkg-config", ["--cflags", "--libs", "gio-2.0"], root);
		const host = join(root, "platforms/sim/headless/headless.c");
		const headers = `-I${join(sdk!, "build/simulators/modules")}`;
		const options = [
			"-O2",
			"-o",
			join(folder, "headless"),
			host,
			headers,
			...flags.trim().split(/\s+/),
			"-ldl",
		];
		await build("gcc", options, root);
	}, BUILD_TIMEOUT_MS);

	test.each([
		["servo", "boards/servo.genome.json", 50],
		["reflex", "genomes/reflex.int8.genome.json", 1000],
	])(
		"%s: the writes of Node, and 0 at rest",
		async (name, genome, hz) => {
			const setup = shipped(genome, `boards/${name}.esp32c3.board.json`, `boards/${name}.pins.csv`);
			const lines = await simulate(setup);
			const writes = expected(setup, hz);
			expect(writes.length).toBeGreaterThan(4);
			const rest = lines.indexOf("rest");
			expect(lines.slice(0, rest)).toEqual(writes);
			expect(lines.at(-1)).toBe("feagi-xs: end 0");
			const resting = lines.slice(rest + 1, -1);
			expect(resting.length).toBe(new Set(writes.map((line) => line.split(" = ")[0])).size);
			for (const line of resting) expect(line).toMatch(/ = 0$/);
		},
		BUILD_TIMEOUT_MS,
	);

	test(
		"banks, pixels, a bus, and a pin that is taken",
		async () => {
			const sense = ioId("imis", 1);
			const act = ioId("omis", 1);
			const { views } = brain(
				{ [sense]: [2, 1, 10], [act]: [2, 1, 10] },
				{ [sense]: "s", [act]: "a" },
				{
					wires: { [sense]: act },
				},
			);
			const image = views.u8.slice();
			const board = {
				board: "esp32c3",
				devices: { imu: { kind: "mpu6050", data: 6, clock: 7 } },
				sensors: [
					{ area: "s", kind: "digital", pin: 0, pull: "up", invert: true },
					{ area: "s", channel: 1, kind: "i2c", device: "imu", quantity: "acceleration-x", range: [0, 1] },
				],
				motors: [
					{ area: "a", kind: "digital", pin: 4 },
					{ area: "a", channel: 1, kind: "digital", pin: 5, invert: true },
					{ area: "a", kind: "pixels", pin: 10, count: 2, colour: [255, 0, 16] },
				],
			};
			const { bytes } = compileWires(JSON.stringify(board), new BrainImage(image.slice().buffer));
			const bus = "GPIO6+GPIO7@104";
			const pins: PinEvent[] = [
				{ burst: 0, time: 0, pin: "GPIO0", value: "1" },
				{ burst: 0, time: 0, pin: `${bus}:117`, value: "68" },
				{ burst: 0, time: 0, pin: `${bus}:59`, value: "4000000000000000000000000000" },
				{ burst: 10, time: 0, pin: "GPIO0", value: "0" },
			];
			const lines = await simulate({ image, wires: bytes, pins });
			expect(lines).toEqual([
				"pin bank = GPIO4=0 GPIO5=1",
				"pin GPIO10 = 000000000000",
				`pin ${bus}:107 = 00`,
				`pin ${bus}:27 = 0000`,
				"pin bank = GPIO4=0 GPIO5=0",
				"pin GPIO10 = 000000ff0010",
				"pin bank = GPIO4=1 GPIO5=0",
				"pin GPIO10 = ff0010ff0010",
				"rest",
				"pin GPIO10 = 000000000000",
				"pin bank = GPIO4=0 GPIO5=1",
				"feagi-xs: end 0",
			]);
			const clash = { ...board, motors: [{ area: "a", kind: "pwm", pin: 3 }] };
			const wires = compileWires(JSON.stringify(clash), new BrainImage(image.slice().buffer)).bytes.slice();
			// The compiler would refuse it: pin 0 is the switch.
			wires[new WireTable(wires.slice().buffer).motor(0) + Motor.PIN] = 0;
			new DataView(wires.buffer).setInt32(20, crc32(wires, 24, wires.length, crc32(wires, 0, 20)), true);
			expect(await simulate({ image, wires, pins })).toContain(
				"wires: GPIO0 (pwm, a 0) is left out: in use; the other wires work",
			);
		},
		BUILD_TIMEOUT_MS,
	);
});
