/** The report while no brain runs: why, and what the platform holds. */
import type { ImageSource, MemoryUse, Platform } from "platform";
import { reason } from "../connectome/error.js";
import { BrainImage } from "../connectome/image.js";
import { PRECISION_NAMES } from "../connectome/layout.js";
import { NO_IMAGE } from "./brain.js";
import { type BootsReport, bootsOf } from "./report.js";
import type { Runtime } from "./runtime.js";

/** What is in one place for images; `problem` says why it is none that runs. */
interface IdleImage {
	source: string;
	bytes: number;
	genome: string | null;
	precision: string | null;
	problem: string | null;
}

/** One line of JSON; `genome` is what tells it from a brain's report (docs/report.md). */
export interface IdleReport {
	genome: null;
	engine: string;
	why: string;
	images: IdleImage[];
	boots: BootsReport | null;
	sramBudget: number;
	memory: MemoryUse | null;
}

/** As text, or on one line as JSON. */
export function printIdleReport({ platform, why }: Runtime, text: boolean): void {
	const report = idleReport(platform, why);
	const { print } = platform;
	if (!text) {
		print(JSON.stringify(report));
		return;
	}
	print(`no brain runs on ${report.engine}: ${why}`);
	for (const { source, bytes, genome, precision, problem } of report.images)
		print(`  ${source}: ${problem ?? `${genome}, ${precision}, ${bytes} B`}`);
	const { memory } = report;
	if (memory) print(`  SRAM: ${memory.free} B free, the largest block has ${memory.largestFree} B`);
}

function idleReport(platform: Platform, why: string): IdleReport {
	return {
		genome: null,
		engine: platform.name,
		why,
		images: platform.images.map((source) => imageReport(source, platform)),
		boots: bootsOf(platform),
		sramBudget: platform.sramBudget,
		memory: platform.memory() ?? null,
	};
}

function imageReport({ name, bytes }: ImageSource, { crc32 }: Platform): IdleImage {
	const found = { source: name, bytes: bytes?.byteLength ?? 0, genome: null, precision: null, problem: null };
	if (!bytes) return { ...found, problem: NO_IMAGE };
	try {
		const image = new BrainImage(bytes, crc32);
		return { ...found, genome: image.title, precision: PRECISION_NAMES[image.precision] };
	} catch (error) {
		return { ...found, problem: reason(error) };
	}
}
