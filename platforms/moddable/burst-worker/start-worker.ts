// SPDX-License-Identifier: Apache-2.0
import type { SharedBrain } from "platform";
import Worker from "worker";

const MODULE = "platforms/moddable/burst-worker/burst-worker";

/**
 * The main machine's creation and task, as they are where bursts run on it (platforms/esp32/manifest.json and the SDK):
 * heap and stack in slots, all else in bytes. The simulator takes the main machine's own instead.
 */
const OPTIONS = Object.freeze({
	static: 0,
	chunk: Object.freeze({ initial: 4096, incremental: 1024 }),
	heap: Object.freeze({ initial: 768, incremental: 64 }),
	stack: 384,
	keys: Object.freeze({ initial: 32, incremental: 32 }),
	nativeStack: 10240,
	/** The main task's: a program there does not keep bursts waiting. */
	priority: 4,
	core: 1,
});

/**
 * Starts the Worker that runs the bursts and hands `ready` its one message. Returns undefined, or why there is none. The
 * Worker keeps itself alive.
 */
export default function startWorker(ready: (brain: SharedBrain) => void): string | undefined {
	try {
		const worker = new Worker(MODULE, OPTIONS);
		worker.onmessage = ready;
		return undefined;
	} catch (error) {
		return `there is no Worker (${error instanceof Error ? error.message : error})`;
	}
}
