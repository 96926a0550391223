/** The instructions that chips execute leave the bits of the TypeScript reference. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { referenceHash } from "../../bench/bare/reference.js";
import { type NativeRun, runNative } from "../../bench/bare/run-bare.js";
import { missingToRun, riscvCores } from "../../bench/targets/cores.js";
import { buildXtensa, runXtensa } from "../../bench/targets/xtensa/program.js";
import { PRECISION_NAMES } from "../../modules/connectome/layout.js";
import { prepare, type TargetBrain, targetBrains } from "./brains.js";

/** What a burst may cost in which only FEAGI's power neuron fires. */
const SILENT_INSTRUCTIONS = 1000;

type Run = (image: Uint8Array, bursts: number, stimulus?: Uint8Array) => Promise<NativeRun>;

function leavesTheSameBits(run: Run, tell = (_line: string) => {}): void {
	describe.each(PRECISION_NAMES)("%s", (precision) => {
		test.each(targetBrains)("$name", async (brain: TargetBrain) => {
			const { bytes, stimulus } = prepare(brain, precision);
			const { bursts } = brain;
			const { stateHash, spikes, instructions } = await run(bytes, bursts, stimulus);
			const mean = Math.round(instructions.reduce((sum, count) => sum + count) / bursts);
			tell(`${brain.name}, ${precision}: ${mean} / ${Math.max(...instructions)}`);
			expect(stateHash).toBe(referenceHash(bytes, stimulus, bursts));
			expect(spikes.reduce((sum, count) => sum + count)).toBeGreaterThan(bursts);
		});
	});
}

const lacking = missingToRun("esp32");
describe.skipIf(lacking)(`esp32${lacking ? `: skipped, ${lacking}` : ""}`, () => {
	let program = "";
	beforeAll(async () => {
		program = await buildXtensa();
	});
	const run: Run = (image, bursts, stimulus) => runXtensa(program, image, bursts, stimulus);

	const costs: string[] = [];
	afterAll(() => console.log(`esp32: instructions per burst, mean / most\n${costs.join("\n")}`));

	leavesTheSameBits(run, (line) => costs.push(line));

	test.each(PRECISION_NAMES)("%s: a silent burst is short, whatever the brain's size", async (precision) => {
		for (const brain of targetBrains.filter(({ poweredAreas }) => !poweredAreas)) {
			const { instructions } = await run(prepare(brain, precision).bytes, 4);
			expect(instructions.at(-1), brain.name).toBeLessThanOrEqual(SILENT_INSTRUCTIONS);
		}
	});

	test("the same run takes the same instructions", async () => {
		const { bytes, stimulus } = prepare(targetBrains[0]!, "int8");
		const counts = async () => (await run(bytes, 20, stimulus)).instructions;
		expect(await counts()).toEqual(await counts());
	});
});

for (const core of riscvCores) {
	const missing = missingToRun(core);
	describe.skipIf(missing)(`${core}${missing ? `: skipped, ${missing}` : ""}`, () => {
		leavesTheSameBits((image, bursts, stimulus) => runNative(image, { core, bursts, stimulus }));
	});
}
