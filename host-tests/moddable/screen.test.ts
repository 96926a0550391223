/** What the application draws with Poco on the simulator's screen, built by a user's Moddable SDK. */
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { Ink, shadesOf } from "../../modules/screen/palette.js";
import { compileGenome } from "../../tools/compile.js";
import { buildSimulator } from "../../tools/moddable/build-simulator.js";
import { missingForModdable } from "../../tools/moddable/sdk.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { scratchFolder } from "../scratch.js";

const BURSTS = 200;
const TIMEOUT_MS = 600_000;
const END = "feagi-xs: end ";
const SENSORY = 1;
const MOTOR = 2;

const folder = scratchFolder();

const genome = new URL("../../genomes/camera.int8.genome.json", import.meta.url);
const image = compileGenome(readFileSync(genome, "utf8")).bytes.slice();
const stimulus = buildStimulus({
	source: "digits",
	image: new BrainImage(image.buffer),
	bursts: BURSTS,
	seed: 1,
}).bytes;

interface Run {
	readonly stateHash: string;
	readonly width: number;
	readonly height: number;
	/** Pixels of each colour, as 16-bit colour keeps it. */
	readonly colours: ReadonlyMap<number, number>;
}

/** Runs the camera robot on a screen of `size` and takes a picture of its end. */
async function run(size: string, config: Readonly<Record<string, string>> = {}): Promise<Run> {
	const settings = { bursts: BURSTS, freeRunning: true, ...config };
	const { host, app } = await buildSimulator({
		sdk: process.env.MODDABLE!,
		image,
		stimulus,
		config: settings,
		debug: false,
	});
	const picture = join(folder, `${size}.ppm`);
	const lines = await watch(host, [app, size, picture]);
	rmSync(app, { force: true });
	return { stateHash: JSON.parse(lines.at(-1)!).stateHash, ...readPicture(readFileSync(picture)) };
}

/** The console up to the end mark; the host draws its last picture when it is told to end. */
function watch(host: string, args: readonly string[]): Promise<string[]> {
	return new Promise((resolve, reject) => {
		let text = "";
		const child = spawn(host, args, { stdio: ["ignore", "pipe", "inherit"] });
		child.stdout.setEncoding("utf8").on("data", (part: string) => {
			text += part;
			if (text.includes(END)) child.kill();
		});
		child.on("error", reject);
		child.on("close", (status) => {
			const [console, end] = text.split(END);
			if (end === undefined) reject(new Error(`ended with status ${status}: ${text.slice(-500)}`));
			else resolve(console!.trimEnd().split("\n"));
		});
	});
}

function readPicture(bytes: Buffer): Omit<Run, "stateHash"> {
	const [, width, height] = /^P6\n(\d+) (\d+)\n255\n/.exec(bytes.toString("latin1", 0, 32))!;
	const pixels = bytes.subarray(bytes.length - 3 * Number(width) * Number(height));
	const colours = new Map<number, number>();
	for (let at = 0; at < pixels.length; at += 3) {
		const rgb = asPanel((pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!);
		colours.set(rgb, (colours.get(rgb) ?? 0) + 1);
	}
	return { width: Number(width), height: Number(height), colours };
}

/** What is left of 0xRRGGBB in five, six and five bits. */
const asPanel = (rgb: number) => rgb & 0xf8fcf8;
const count = ({ colours }: Run, ...inks: number[]) =>
	inks.reduce((sum, ink) => sum + (colours.get(asPanel(ink)) ?? 0), 0);

const missing = missingForModdable(process.env.MODDABLE);

describe.skipIf(missing)(`Moddable simulator's screen${missing ? `: skipped, ${missing.what}` : ""}`, () => {
	let hash = "";

	test.each([
		["320x240", 320, 240],
		["240x320", 240, 320],
		["128x128", 128, 128],
	])(
		"%s shows spikes of senses and motors, bars and text",
		async (size, width, height) => {
			const shown = await run(size);
			expect([shown.width, shown.height]).toEqual([width, height]);
			expect(count(shown, Ink.GROUND, Ink.PANEL)).toBeGreaterThan(width * height * 0.5);
			expect(count(shown, ...shadesOf(SENSORY))).toBeGreaterThan(50);
			expect(count(shown, ...shadesOf(MOTOR))).toBeGreaterThan(50);
			expect(count(shown, Ink.FORWARDS, Ink.BACKWARDS)).toBeGreaterThan(20);
			expect(count(shown, Ink.TEXT)).toBeGreaterThan(50);
			hash ||= shown.stateHash;
			expect(shown.stateHash).toBe(hash);
		},
		TIMEOUT_MS,
	);

	test(
		"screen=none draws nothing, and the brain does the same",
		async () => {
			const shown = await run("320x240", { screen: "none" });
			expect([...shown.colours]).toEqual([[0, 320 * 240]]);
			expect(shown.stateHash).toBe(hash);
		},
		TIMEOUT_MS,
	);
});
