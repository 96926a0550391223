/** What the console understands. */
import { BrainImage } from "../../connectome/image.js";
import type { Brain } from "../brain.js";
import { printIdleReport } from "../idle-report.js";
import type { Runtime } from "../runtime.js";
import { AreaWatch } from "./area-watch.js";
import { printAreas } from "./areas.js";
import { CommandError } from "./command-error.js";
import { findArea } from "./find-area.js";
import { wholeNumber } from "./numbers.js";
import { poke } from "./poke.js";
import { printPrecision } from "./precision.js";

/** What outlives a command. */
export interface ConsoleContext {
	readonly runtime: Runtime;
	watch: AreaWatch | undefined;
}

export interface Command {
	readonly name: string;
	readonly parameters: string;
	readonly help: string;
	/** @throws CommandError */
	run(context: ConsoleContext, words: readonly string[]): void;
}

/** Bursts that `step` takes at most. */
const MOST_STEPS = 1_000_000;

export const COMMANDS: readonly Command[] = Object.freeze([
	command("report", "", "what the brain costs and whether it keeps its pace", ({ runtime }) => {
		if (runtime.brain) runtime.brain.report(true, false);
		else printIdleReport(runtime, true);
	}),
	command("json", "", "the report as one line of JSON", ({ runtime }) => {
		if (runtime.brain) runtime.brain.report(false, true);
		else printIdleReport(runtime, false);
	}),
	command("areas", "", "cortical areas, and their spikes in the newest burst", ({ runtime }) =>
		printAreas(imageOf(runtime), runtime.brain?.npu, runtime.platform.print),
	),
	command("poke", "<area> x y z p", "inject potential p into a neuron at the next burst", (context, words) =>
		context.runtime.platform.print(poke(brainOf(context), words)),
	),
	command("watch", "<area> | off", "a line for each burst in which the area fires", watch),
	command("pause", "", "no bursts until step or run", (context) => {
		const brain = brainOf(context);
		brain.pause();
		tellPaused(brain);
	}),
	command("step", "[n]", "run one burst, or n, and pause", step),
	command("run", "", "run on, or start a brain where none runs", run),
	command("precision", "[area]", "number format, units and thresholds", ({ runtime }, words) => {
		const image = imageOf(runtime);
		const all = Array.from({ length: image.areaCount }, (_, area) => area);
		const areas = words.length ? [findArea(image, words.join(" "))] : all;
		printPrecision(image, areas, runtime.platform.print);
	}),
	command("help", "", "this list", ({ runtime }) => {
		for (const { name, parameters, help } of COMMANDS)
			runtime.platform.print(`${`${name} ${parameters}`.padEnd(21)} ${help}`);
	}),
]);

function command(name: string, parameters: string, help: string, action: Command["run"]): Command {
	return Object.freeze({ name, parameters, help, run: action });
}

function watch(context: ConsoleContext, words: readonly string[]): void {
	const brain = brainOf(context);
	const wanted = words.join(" ");
	const area = wanted === "off" ? undefined : findArea(brain.image, wanted);
	if (context.watch) brain.detach(context.watch);
	context.watch = area === undefined ? undefined : new AreaWatch(brain, area);
	if (context.watch) brain.attach(context.watch);
	brain.platform.print(context.watch ? `watching "${context.watch.name}"` : "watching nothing");
}

function step(context: ConsoleContext, words: readonly string[]): void {
	const brain = brainOf(context);
	const bursts = words.length ? wholeNumber(words.join(" ")) : 1;
	if (bursts === undefined || bursts < 1 || bursts > MOST_STEPS)
		throw new CommandError(`step takes a whole number from 1 to ${MOST_STEPS}`);
	refuseFinished(brain);
	brain.clock.run(bursts, () => {
		brain.rest();
		tellPaused(brain);
	});
}

function run({ runtime }: ConsoleContext): void {
	const { brain, platform } = runtime;
	if (!brain) {
		runtime.boot();
		return;
	}
	refuseFinished(brain);
	brain.clock.start();
	platform.print(`running: a burst every ${brain.clock.periodMs} ms`);
}

function tellPaused({ npu, platform }: Brain): void {
	const spikes = npu.burstSpikes === 1 ? "1 spike" : `${npu.burstSpikes} spikes`;
	platform.print(`paused after burst ${npu.burst}, which had ${spikes}`);
}

function refuseFinished({ clock, platform }: Brain): void {
	if (clock.finished) throw new CommandError(`this build ends after ${platform.burstLimit} bursts`);
}

function brainOf({ runtime }: ConsoleContext): Brain {
	if (runtime.brain) return runtime.brain;
	throw new CommandError(`no brain runs: ${runtime.why}`);
}

/** Of the brain that runs, or else of the first image that could be opened. */
function imageOf({ brain, platform, why }: Runtime): BrainImage {
	if (brain) return brain.image;
	for (const { bytes } of platform.images) {
		try {
			if (bytes) return new BrainImage(bytes, platform.crc32);
		} catch {
			// `report` says what is wrong with it.
		}
	}
	throw new CommandError(`no areas without a brain image: ${why}`);
}
