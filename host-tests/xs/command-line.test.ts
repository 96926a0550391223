import { expect, test } from "vitest";
import type { Report } from "../../modules/runtime/report.js";
import { feagiXsHere, genomes } from "../unit/cli/run-cli.js";
import { describeOn, engines } from "./engines.js";

const args = ["run", `${genomes}reflex.int8.genome.json`, "--bursts", "30", "--frames", "sweep", "--json"];

async function run(...options: string[]): Promise<Report> {
	const { code, stdout, stderr } = await feagiXsHere(...args, ...options);
	expect(code, stderr).toBe(0);
	return JSON.parse(stdout) as Report;
}

describeOn(engines, "feagi-xs run", (engine) => {
	test("--kernels chooses what runs the bursts, native unless given; the state is Node's either way", async () => {
		const node = await run("--kernels", "typescript");
		expect(node).toMatchObject({ engine: "node", kernels: "typescript", bursts: 30 });
		for (const [options, kernels] of [
			[[], "native"],
			[["--kernels", "native"], "native"],
			[["--kernels", "typescript"], "typescript"],
		] as const) {
			const { stateHash, spikes } = node;
			expect(await run("--engine", engine, ...options)).toMatchObject({ engine, kernels, stateHash, spikes });
		}
	});
});
