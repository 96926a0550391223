/** A debug build in the simulator, as a person with xsbug finds it: by a client of the debugger's protocol. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import { Npu } from "../../modules/npu/npu.js";
import { Playback } from "../../modules/senses/playback.js";
import { Stimulus } from "../../modules/senses/stimulus.js";
import { compileGenome } from "../../tools/compile.js";
import { buildSimulator } from "../../tools/moddable/build-simulator.js";
import { missingForModdable } from "../../tools/moddable/sdk.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";
import { repositoryFolder } from "../../tools/xs/paths.js";
import { Debugger, find } from "./xsbug/debugger.js";
import type { Message } from "./xsbug/messages.js";

const BUILD_TIMEOUT_MS = 300_000;
/** The burst whose state is read. */
const BURST = 7;
/** Keeps part of its charge from burst to burst. */
const AREA = "near";
const source = join(repositoryFolder, "modules", "runtime", "live", "live-brain.ts");

function lineOf(text: string): number {
	const line = readFileSync(source, "utf8")
		.split("\n")
		.findIndex((code) => code.includes(text));
	if (line < 0) throw new Error(`no "${text}" in ${source}`);
	return line + 1;
}

const image = compileGenome(
	readFileSync(join(repositoryFolder, "genomes", "reflex.int8.genome.json"), "utf8"),
).bytes.slice();
const stimulus = buildStimulus({
	source: "random",
	image: new BrainImage(image.slice().buffer),
	bursts: 30,
	seed: 1,
}).bytes;

/** The same brain under Node after `bursts` bursts. */
function underNode(bursts: number): Npu {
	const opened = new BrainImage(image.slice().buffer);
	const npu = new Npu(opened);
	const playback = new Playback(new Stimulus(stimulus.slice().buffer, opened), opened.areaCount, npu.inputs);
	for (let burst = 0; burst < bursts; burst++) {
		playback.advance();
		npu.step();
	}
	return npu;
}

const missing = missingForModdable(process.env.MODDABLE);

describe.skipIf(missing)(`xsbug's protocol${missing ? `: skipped, ${missing.what}` : ""}`, () => {
	let debug: Debugger;
	let application: ChildProcess;
	let app: string;
	let login: Message;
	let instruments: Message["instruments"];
	let stopped: Message;
	const afterBurst = { path: source, line: lineOf("this.phase = Phase.AFTER_BURST") };

	beforeAll(async () => {
		debug = await Debugger.listen();
		const built = await buildSimulator({
			sdk: process.env.MODDABLE as string,
			image,
			stimulus,
			config: { bursts: 0, freeRunning: false, kernels: "native" },
			debug: true,
		});
		app = built.app;
		const environment = { XSBUG_HOST: "127.0.0.1", XSBUG_PORT: String(debug.port) };
		application = spawn(built.host, [app], { env: { ...process.env, ...environment }, stdio: "ignore" });
		login = await debug.next("login", (message) => message.login !== undefined);
		debug.begin([afterBurst]);
		instruments = (
			await debug.next("instruments of the brain", (message) =>
				Boolean(message.instruments?.some((row) => row.name === "Overruns")),
			)
		).instruments;
		for (let burst = 1; burst <= BURST; burst++) {
			if (burst > 1) debug.send("<go/>");
			stopped = await debug.next("stop", (message) => message.stop !== undefined);
		}
	}, BUILD_TIMEOUT_MS);

	afterAll(() => {
		application?.kill("SIGKILL");
		debug?.close();
		if (app) rmSync(app, { force: true });
	});

	test("the application logs in and stops in a line of TypeScript", () => {
		expect(login.login?.name).toBe("feagi-xs");
		expect(stopped.stop).toEqual(afterBurst);
	});

	test("four rows of the instruments are the brain's, with as many names as the SDK samples", () => {
		const names = (instruments ?? []).map(({ name, unit }) => name + unit);
		for (const row of [
			"Spikes of the burst spikes",
			"Burst time us",
			"Overruns bursts",
			"Saturations stores",
		])
			expect(names).toContain(row);
		expect(new Set(names).size).toBe(names.length);
		expect(debug.samples.length).toBe(names.length);
		const sampled = (row: string) => debug.samples[names.indexOf(row)];
		expect(sampled("Spikes of the burst spikes")).toBe(underNode(BURST).burstSpikes);
		expect(sampled("Saturations stores")).toBe(underNode(BURST).saturations());
	});

	test("the global brain tells areas, spikes and membrane potentials, and they are Node's", async () => {
		const npu = underNode(BURST);
		const area = npu.image.findArea(AREA);
		const brain = find((await debug.expand(find(stopped.global, "brain"))).global, "brain");
		const at = (name: string) => Number(find(brain.properties, name).value);
		expect([at("bursts"), at("spikes"), at("allSpikes")]).toEqual([BURST, npu.burstSpikes, npu.spikes]);

		const areas = (await debug.expand(find(brain.properties, "areas"))).global;
		const names = find(areas, "brain", "areas").properties.map(({ name }) => name);
		for (let index = 0; index < npu.image.areaCount; index++)
			expect(names).toContain(npu.image.areaName(index));

		const near = (await debug.expand(find(areas, "brain", "areas", AREA))).global;
		const path = ["brain", "areas", AREA] as const;
		expect(Number(find(near, ...path, "fired").value)).toBe(npu.firedCount(area));
		const neurons = Number(find(near, ...path, "neurons").value);

		const potentials = find(
			(await debug.expand(find(near, ...path, "potentials"))).global,
			...path,
			"potentials",
		);
		const fractions = find(
			(await debug.expand(find(near, ...path, "fractions"))).global,
			...path,
			"fractions",
		);
		const unit = Number(find(near, ...path, "unit").value);
		const element = (list: typeof potentials, index: number) =>
			Number(find(list.properties, `[${index}]`).value);
		const read = Array.from(
			{ length: neurons },
			(_, index) => (element(potentials, index) * 65536 + element(fractions, index)) * unit,
		);
		const expected = read.map((_, index) => npu.potential(area, index));
		for (const [index, potential] of expected.entries()) expect(read[index]).toBeCloseTo(potential, 5);
		expect(expected.filter((potential) => potential !== 0).length).toBeGreaterThan(2);
	});
});
