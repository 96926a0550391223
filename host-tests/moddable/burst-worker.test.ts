/** The burst loop in a Worker of the Moddable simulator, its ring read by the main machine; ESP32 chips to the ROM image. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import type { Report } from "../../modules/runtime/report.js";
import { start } from "../../modules/runtime/start.js";
import { hostPlatform } from "../../platforms/host/platform.js";
import { compileGenome } from "../../tools/compile.js";
import { TARGETS } from "../../tools/firmware/targets.js";
import { buildSimulator, type Simulator } from "../../tools/moddable/build-simulator.js";
import { linkRom } from "../../tools/moddable/link-rom.js";
import { missingForModdable } from "../../tools/moddable/sdk.js";
import { sdkCommand } from "../../tools/moddable/sdk-command.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { repositoryFolder } from "../../tools/xs/paths.js";

const BURSTS = 60;
const TIMEOUT_MS = 300_000;
const sdk = process.env.MODDABLE ?? "";
const missing = missingForModdable(process.env.MODDABLE);
const skipped = missing ? `: skipped, ${missing.what}` : "";
const folder = join(repositoryFolder, "build", "moddable-burst-worker");
const genome = readFileSync(new URL("../../genomes/camera.int8.genome.json", import.meta.url), "utf8");
const image = compileGenome(genome).bytes.slice();
const { bytes: stimulus } = buildStimulus({
	image: new BrainImage(image.slice().buffer),
	bursts: BURSTS / 2,
	seed: 1,
});

type Config = Readonly<Record<string, string | number | boolean>>;

/** The application of manifest.json; what it prints up to its end. */
async function runApplication(settings: Config): Promise<string[]> {
	const config = { bursts: BURSTS, freeRunning: true, kernels: "native", cores: 1, ...settings };
	const simulator = await buildSimulator({ sdk, image, stimulus, config, debug: false });
	try {
		return await watch(simulator, "feagi-xs: end ");
	} finally {
		rmSync(simulator.app, { force: true });
	}
}

/** The application at `path`, with the same brain; what it prints up to a line with `last`. */
async function runOther(path: string, name: string, last: string, settings: Config): Promise<string[]> {
	const { host, app } = await buildSimulator({ sdk, image, stimulus, config: {}, debug: false });
	rmSync(app, { force: true });
	const brain = join(folder, "app", "brain");
	const out = join(folder, "out");
	for (const each of [brain, out]) mkdirSync(each, { recursive: true });
	writeFileSync(join(brain, "brain.img"), image);
	writeFileSync(join(brain, "stimulus.img"), stimulus);
	const source = fileURLToPath(new URL(path, import.meta.url));
	const manifest = JSON.parse(readFileSync(join(source, "manifest.json"), "utf8"), (_, value) =>
		typeof value === "string" && /^\.\.?\//.test(value) ? join(source, value) : value,
	);
	manifest.data = { "*": join(brain, "*") };
	writeFileSync(join(folder, "app", "manifest.json"), JSON.stringify(manifest));
	const config = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
	await sdkCommand(
		sdk,
		"mcconfig",
		["-m", "-t", "build", "-p", "lin", "-o", out, ...config],
		join(folder, "app"),
	);
	return watch({ host, app: join(out, "bin", "lin", "mc", "release", name, "mc.so") }, last);
}

/** A simulator does not end by itself. */
function watch({ host, app }: Simulator, last: string): Promise<string[]> {
	return new Promise((resolve, reject) => {
		let text = "";
		const child = spawn(host, [app], { stdio: ["ignore", "pipe", "inherit"] });
		const timer = setTimeout(() => child.kill("SIGKILL"), 30_000);
		child.stdout.setEncoding("utf8").on("data", (more: string) => {
			text += more;
			if (text.slice(text.indexOf(last)).includes("\n") && text.includes(last)) child.kill();
		});
		child.on("error", reject);
		child.on("close", () => {
			clearTimeout(timer);
			resolve(text.trimEnd().split("\n"));
		});
	});
}

const reportOf = (lines: readonly string[]): Report =>
	JSON.parse(lines.findLast((line) => line.startsWith("{"))!);

/** Bursts that come to run on the main machine after all are told. */
const ranElsewhere = (lines: readonly string[]) => !lines.some((line) => line.startsWith("loop="));

interface Burst {
	readonly burst: number;
	readonly spikes: number;
	readonly pairs: readonly number[];
}

/** The bursts of the same brain under Node, and its report. */
function underNode(): Promise<{ bursts: Burst[]; report: Report }> {
	return new Promise((resolve) => {
		const bursts: Burst[] = [];
		let last = "";
		const brain = start(
			hostPlatform({
				image: image.slice().buffer,
				stimulus: stimulus.slice().buffer as ArrayBuffer,
				burstLimit: BURSTS,
				print: (line) => (last = line),
				exit: () => resolve({ bursts, report: JSON.parse(last) }),
			}),
		)!;
		const { npu } = brain;
		brain.attach({
			afterBurst() {
				const pairs: number[] = [];
				for (let area = 0; area < npu.image.areaCount; area++)
					for (let neuron = 0, left = npu.firedCount(area); left > 0; neuron++)
						if (npu.fired(area, neuron)) {
							pairs.push(area, neuron);
							left--;
						}
				bursts.push({ burst: npu.burst, spikes: npu.burstSpikes, pairs });
			},
		});
	});
}

describe.skipIf(missing)(`the burst loop in a Worker${skipped}`, () => {
	test("leaves the state of a loop on the main machine", { timeout: TIMEOUT_MS }, async () => {
		const main = reportOf(await runApplication({ loop: "main" }));
		const lines = await runApplication({ loop: "worker" });
		const worker = reportOf(lines);
		expect(main).toMatchObject({ bursts: BURSTS, engine: "moddable-lin", kernels: "native" });
		expect(ranElsewhere(lines)).toBe(true);
		const { stateHash, spikes, saturations } = main;
		expect(worker).toMatchObject({ bursts: BURSTS, stateHash, spikes, saturations, kernels: "native" });
	});

	test("and two cores for one burst exclude each other", { timeout: TIMEOUT_MS }, async () => {
		const lines = await runApplication({ loop: "worker", cores: 2 });
		expect(lines).toEqual([
			expect.stringMatching(/^loop=worker and cores=2 exclude each other/),
			"feagi-xs: end 1",
		]);
	});

	test("is asked for by a name that is known", { timeout: TIMEOUT_MS }, async () => {
		const lines = await runApplication({ loop: "wroker" });
		expect(lines[0]).toMatch(/^loop=wroker is neither main nor worker/);
		expect(reportOf(lines)).toMatchObject({ bursts: BURSTS });
	});

	test("at the genome's rate, the main machine reads Node's spikes in the ring", {
		timeout: TIMEOUT_MS,
	}, async () => {
		const node = await underNode();
		const settings = { bursts: BURSTS, loop: "worker", ringBytes: 16384 };
		const lines = await runOther("./burst-worker-app", "burst-worker-app", "lost ", settings);
		const bursts = lines
			.filter((line) => line.startsWith("burst {"))
			.map((line) => JSON.parse(line.slice(6)));
		expect(bursts).toEqual(node.bursts);
		expect(ranElsewhere(lines)).toBe(true);
		expect(lines.at(-1)).toBe("lost 0");
		expect(reportOf(lines.filter((line) => line.includes(`"bursts":${BURSTS}`)))).toMatchObject({
			stateHash: node.report.stateHash,
		});
		const {
			genome: title,
			areas,
			burstPeriodUs,
		} = JSON.parse(lines.find((line) => line.startsWith("ring "))!.slice(5));
		const read = new BrainImage(image.slice().buffer);
		expect(areas).toEqual(Array.from({ length: read.areaCount }, (_, area) => read.areaName(area)));
		expect([title, burstPeriodUs]).toEqual([read.title, read.burstPeriodUs]);
	});

	test("the example prints rates of areas", { timeout: TIMEOUT_MS }, async () => {
		const example = "../../platforms/moddable/burst-worker/example";
		const lines = await runOther(example, "area-rates", " spikes/s", { loop: "worker" });
		expect(lines.filter((line) => /^\S.*: \d+ spikes\/s$/.test(line)).length).toBeGreaterThan(0);
	});
});

describe.skipIf(missing)(`the burst loop of a chip${skipped}`, () => {
	const linked: Record<string, string> = {};
	const NAMES = ["esp32", "esp32s3", "esp32c3"];
	beforeAll(async () => {
		for (const name of NAMES) {
			const target = TARGETS.find((each) => each.name === name)!;
			const { folder: rom } = await linkRom(sdk, target, "release", image);
			linked[name] = readFileSync(join(rom, "mc.xs.c"), "utf8");
		}
	}, TIMEOUT_MS);

	/** Which of the names the ROM image has. */
	const found = (chip: string) =>
		["xs_worker", "burst-worker/burst-worker", "burst-loop", "start-worker"].filter((name) =>
			new RegExp(`\\b${name}\\b`).test(linked[chip]),
		);

	test.each(["esp32", "esp32s3"])(
		"%s: the Worker's module and the SDK's Worker are in the ROM image",
		(chip) => {
			expect(found(chip)).toEqual(["xs_worker", "burst-worker/burst-worker", "burst-loop", "start-worker"]);
		},
	);

	test("esp32c3: one core, no Worker", () => {
		expect(found("esp32c3")).toEqual(["burst-loop", "start-worker"]);
	});
});
