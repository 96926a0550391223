import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Area } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { type Compilation, compileGenome } from "../../../tools/compile.js";

export const genomeNames = ["relay", "oscillator", "wta", "reflex", "camera"] as const;
export type GenomeName = (typeof genomeNames)[number];
export const precisions = ["fp32", "int8"] as const;
export type Precision = (typeof precisions)[number];
export const everyGenome = genomeNames.flatMap((name) =>
	precisions.map((precision) => [name, precision] as const),
);

export function fileOf(path: string): string {
	return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

export function genomeText(name: GenomeName, precision: Precision): string {
	return readFileSync(fileOf(`genomes/${name}.${precision}.genome.json`), "utf8");
}

const compilations = new Map<string, Compilation>();

export function compilation(name: GenomeName, precision: Precision): Compilation {
	const key = `${name}.${precision}`;
	const compiled = compilations.get(key) ?? compileGenome(genomeText(name, precision));
	compilations.set(key, compiled);
	return compiled;
}

/** A shipped genome at work; areas are spoken of by name, neurons by voxel. */
export class Brain {
	readonly image: BrainImage;
	readonly npu: Npu;

	constructor(name: GenomeName, precision: Precision) {
		this.image = new BrainImage(new Uint8Array(compilation(name, precision).bytes).buffer);
		this.npu = new Npu(this.image);
	}

	area(name: string): number {
		const area = this.image.findArea(name);
		if (area < 0) throw new Error(`no area is called ${name}`);
		return area;
	}

	/** Injects `potential` into the last neuron of a voxel, as FEAGI does. */
	inject(name: string, [x, y, z]: readonly [number, number, number], potential = 1): void {
		const area = this.area(name);
		this.npu.inputs.push(area, this.#neuron(area, x, y, z), potential);
	}

	/** Whether the last neuron of a voxel fired in the newest burst. */
	fired(name: string, [x, y, z]: readonly [number, number, number]): boolean {
		const area = this.area(name);
		return this.npu.fired(area, this.#neuron(area, x, y, z));
	}

	count(name: string): number {
		return this.npu.firedCount(this.area(name));
	}

	/** Runs `bursts` bursts and returns, for each name, the number of spikes per burst as digits. */
	trains(bursts: number, names: readonly string[], stimulate?: (burst: number) => void): string[] {
		const rows = names.map(() => "");
		for (let burst = 0; burst < bursts; burst++) {
			stimulate?.(burst);
			this.npu.step();
			names.forEach((name, i) => void (rows[i] += this.count(name).toString(36)));
		}
		return rows;
	}

	/** Every spike of the newest burst as "area:neuron". */
	spikes(): string[] {
		const spikes: string[] = [];
		for (let area = 0; area < this.image.areaCount; area++) {
			if (this.npu.firedCount(area) === 0) continue;
			const size = this.image.views.word(this.image.area(area) + Area.NEURON_COUNT);
			for (let i = 0; i < size; i++) if (this.npu.fired(area, i)) spikes.push(`${area}:${i}`);
		}
		return spikes;
	}

	#neuron(area: number, x: number, y: number, z: number): number {
		const record = this.image.area(area);
		const { views } = this.image;
		const column = x * views.word(record + Area.HEIGHT) + y;
		return (
			(column * views.word(record + Area.DEPTH) + z + 1) * views.word(record + Area.NEURONS_PER_VOXEL) - 1
		);
	}
}

/** Mulberry32: a seeded generator of numbers from 0 up to 1, the same everywhere. */
export function seeded(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
