import { readGenome } from "../../tools/genome/read.js";
import { fixGenome } from "../../tools/genome/write/fix.js";
import type { Case, Injection } from "../case.js";
import { Random } from "./random.js";

interface GenomeFile {
	readonly blueprint: Record<string, unknown>;
}

/** Genomes that exist, with random input to every input area. */
export function genomeFiles(
	origin: string,
	texts: readonly (readonly [name: string, text: string])[],
): Case[] {
	return texts.map(([name, text]) => {
		const genome = acceptable(text);
		return { name: `${origin}: ${name}`, features: ["genome file"], genome, bursts: input(genome, 24) };
	});
}

/** The same, as `feagi-xs fix` writes them in both forms: FEAGI reads what was repaired, and all of it. */
export function repairedFiles(
	origin: string,
	texts: readonly (readonly [name: string, text: string])[],
): Case[] {
	return texts.flatMap(([name, text]) =>
		(["flat", "hierarchical"] as const).map((form): Case => {
			const genome: unknown = JSON.parse(fixGenome(text, { form }).text);
			const features = ["repaired genome"];
			return { name: `${origin}: ${name}, repaired, ${form}`, features, genome, bursts: input(genome, 12) };
		}),
	);
}

/** FEAGI's loader drops rules of seven elements and does not know `snooze-i`: spelt as it likes them. */
function acceptable(text: string): GenomeFile {
	const genome = JSON.parse(text) as GenomeFile;
	for (const [key, value] of Object.entries(genome.blueprint)) {
		if (key.endsWith("-dstmap-d"))
			for (const rules of Object.values(value as Record<string, unknown[][]>))
				for (const rule of rules) while (Array.isArray(rule) && rule.length < 8) rule.push(1);
		if (key.endsWith("-snooze-i")) {
			delete genome.blueprint[key];
			genome.blueprint[`${key.slice(0, -1)}f`] = value;
		}
	}
	return genome;
}

export function input(genome: unknown, bursts: number): Injection[][] {
	const random = new Random(3);
	const { areas } = readGenome(JSON.stringify(genome), { precision: "fp32" });
	const inputs = areas.filter(({ kind }) => kind === "ipu");
	const injected = inputs.length > 0 ? inputs : areas;
	const injection = (): Injection => {
		const { id, dimensions } = random.pick(injected);
		// A corner of at most 6 × 6 × 3 voxels, so that some are hit again.
		const [x, y, z] = dimensions.map((size, axis) => random.below(Math.min(size, axis === 2 ? 3 : 6)));
		return [id.key, x, y, z, random.pick([1, 5, 25, random.real(0, 3)])];
	};
	return new Array(bursts)
		.fill(0)
		.map((_, burst) => new Array(burst % 6 === 5 ? 0 : 8).fill(0).map(injection));
}
