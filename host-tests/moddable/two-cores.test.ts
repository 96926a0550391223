/** The application with a Worker that runs areas beside the main machine leaves the bits of one core. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { BrainImage } from "../../modules/connectome/image.js";
import type { Report } from "../../modules/runtime/report.js";
import { compileGenome } from "../../tools/compile.js";
import { buildSimulator } from "../../tools/moddable/build-simulator.js";
import { missingForModdable } from "../../tools/moddable/sdk.js";
import { buildStimulus } from "../../tools/stimulus/build-stimulus.js";

const BURSTS = 300;
const TIMEOUT_MS = 300_000;
const sdk = process.env.MODDABLE;
const missing = missingForModdable(sdk);
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const essential = path("../../../shared/genomes/feagi/essential_genome.json");
const genomes = [
	path("../../genomes/camera.int8.genome.json"),
	...(existsSync(essential) ? [essential] : []),
];

describe.skipIf(missing)(
	`two cores in the Moddable simulator${missing ? `: skipped, ${missing.what}` : ""}`,
	() => {
		describe.each(genomes)("%s", (genome) => {
			test.each(["int8", "fp32"])("%s: as with one", { timeout: TIMEOUT_MS }, async (precision) => {
				const image = compileGenome(readFileSync(genome, "utf8"), { precision }).bytes.slice();
				const one = await run(image, 1);
				const two = await run(image, 2);
				expect(one).toMatchObject({ bursts: BURSTS, cores: 1 });
				expect(one.spikes).toBeGreaterThan(BURSTS);
				const { stateHash, spikes, saturations } = one;
				// The second core is counted once it has run something.
				expect(two).toMatchObject({ bursts: BURSTS, cores: 2, stateHash, spikes, saturations });
			});
		});
	},
);

async function run(image: Uint8Array, cores: number): Promise<Report & { readonly cores: number }> {
	const { bytes: stimulus } = buildStimulus({
		image: new BrainImage(image.slice().buffer),
		bursts: 100,
		seed: 1,
	});
	const config = { bursts: BURSTS, freeRunning: true, kernels: "native", cores };
	const { host, app } = await buildSimulator({ sdk: sdk!, image, stimulus, config, debug: false });
	try {
		return JSON.parse(await lastLine(host, app));
	} finally {
		rmSync(app, { force: true });
	}
}

/** The console's last line before the one that ends the run; a simulator does not end by itself. */
function lastLine(host: string, app: string): Promise<string> {
	return new Promise((resolve, reject) => {
		let text = "";
		const child = spawn(host, [app], { stdio: ["ignore", "pipe", "inherit"] });
		child.on("error", reject);
		child.on("close", () => reject(new Error(text.slice(-500))));
		child.stdout.setEncoding("utf8").on("data", (more: string) => {
			text += more;
			const end = text.indexOf("feagi-xs: end 0");
			if (end < 0) return;
			resolve(text.slice(0, end).trimEnd().split("\n").at(-1)!);
			child.kill();
		});
	});
}
