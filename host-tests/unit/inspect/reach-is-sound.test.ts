/** Whatever is reported as unreachable really never fires: compared with the engine on generated brains. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { BrainImage } from "../../../modules/connectome/image.js";
import { Npu } from "../../../modules/npu/npu.js";
import { compileGenome } from "../../../tools/compile.js";
import { noteUnreachable } from "../../../tools/inspect/reach.js";
import { scenarios } from "../../parity/generate.js";
import { genomeText } from "../../parity/sketch.js";

test("an area reported as unreachable has no spikes when power drives the brain", () => {
	let reported = 0;
	fc.assert(
		fc.property(scenarios(), ({ brain }) => {
			const { bytes, network } = compileGenome(genomeText(brain));
			const found = noteUnreachable(network, new Map());
			const dead = network.genome.areas.flatMap(({ path }, index) =>
				found.some((note) => note.path === path && note.code === "threshold-unreachable") ? [index] : [],
			);
			reported += dead.length;
			if (dead.length === 0) return;
			const npu = new Npu(new BrainImage(new Uint8Array(bytes).buffer));
			for (let burst = 0; burst < 60; burst++) {
				npu.step();
				for (const area of dead) expect(npu.firedCount(area)).toBe(0);
			}
		}),
		{ seed: 20260402, numRuns: 300 },
	);
	expect(reported).toBeGreaterThan(10);
});
