/**
 * A long run of the whole application: does its heap stay flat to the byte?
 *   npm run soak [-- [--engine xs-rv32|xs-host32] [--bursts N] [--write]]
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Report } from "../../modules/runtime/report.js";
import { compileGenome } from "../../tools/compile.js";
import { runOnXs } from "../../tools/xs/run-engine.js";

const GENOME = "oscillator.int8";
const TIMEOUT_MS = 3_600_000;

/** Bytes in use, from the XS heap and from the allocator. */
interface Heap {
	readonly slots: number;
	readonly chunks: number;
	readonly allocated: number;
}

interface Soak {
	readonly genome: string;
	readonly bursts: number;
	readonly spikes: number;
	readonly instructionsPerBurst: number;
	/** After the first thousand bursts, and after the last. */
	readonly first: Heap;
	readonly last: Heap;
}

const { values } = parseArgs({
	options: {
		engine: { type: "string", default: "xs-rv32" },
		bursts: { type: "string", default: "1000000" },
		write: { type: "boolean", default: false },
	},
});
const engine = values.engine as "xs-rv32" | "xs-host32";
const bursts = Number(values.bursts);
const genome = fileURLToPath(new URL(`../../genomes/${GENOME}.genome.json`, import.meta.url));

const { lines, report } = await runOnXs({
	engine,
	main: "bench/soak/device.ts",
	image: compileGenome(readFileSync(genome, "utf8")).bytes,
	bursts,
	freeRunning: true,
	timeoutMs: TIMEOUT_MS,
});

function heap(when: string): Heap {
	const line = lines.find((text) => text.startsWith(`heap ${when} `));
	if (line === undefined) throw new Error(`no heap after the ${when} bursts: ${lines.at(-1)}`);
	const [slots, chunks, allocated] = line.split(" ").slice(2).map(Number);
	return { slots, chunks, allocated };
}

const end = JSON.parse(lines.findLast((line) => line.startsWith("{")) ?? "") as Report;
const soak: Soak = {
	genome: GENOME,
	bursts: end.bursts,
	spikes: end.spikes,
	instructionsPerBurst: Math.round(report.instructions / end.bursts),
	first: heap("first"),
	last: heap("last"),
};
console.log(JSON.stringify(soak, undefined, "\t"));
const grown = (["slots", "chunks", "allocated"] as const).filter(
	(part) => soak.last[part] !== soak.first[part],
);
if (grown.length > 0 || soak.bursts !== bursts) {
	console.error(`not flat: ${grown.join(", ")}; ${soak.bursts} bursts of ${bursts}`);
	process.exitCode = 1;
} else if (values.write) {
	const file = fileURLToPath(new URL("../results/soak.json", import.meta.url));
	const others = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
	writeFileSync(file, JSON.stringify({ ...others, [engine]: soak }, undefined, "\t") + "\n");
}
