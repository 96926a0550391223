// SPDX-License-Identifier: Apache-2.0
/** Something for the simulator's brain to see: a window on a desk has no camera and no sensors. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BrainImage } from "../../modules/connectome/image.js";
import { asBuffer } from "../cli/files.js";
import { buildStimulus } from "../stimulus/build-stimulus.js";

/** Recorded bursts; after them the recording repeats. */
const BURSTS = 400;

/**
 * Runs `build`, which takes what is in `folder` into the application, with a recording that suits the brain there:
 * wandering digits for a camera. A recording that is there already stays; one that was made here is gone afterwards, so
 * that no board ever plays it. Returns what `build` returns.
 */
export function withRecording<T>(folder: string, build: () => T): T {
	const file = join(folder, "stimulus.img");
	const image = existsSync(file) ? undefined : readImage(join(folder, "brain.img"));
	if (!image || image.portCount === 0) return build();
	writeFileSync(file, buildStimulus({ image, bursts: BURSTS, seed: 1 }).bytes);
	try {
		return build();
	} finally {
		rmSync(file, { force: true });
	}
}

/** Undefined where there is none that runs: the application says why. */
function readImage(file: string): BrainImage | undefined {
	try {
		return new BrainImage(asBuffer(readFileSync(file)));
	} catch {
		return undefined;
	}
}
