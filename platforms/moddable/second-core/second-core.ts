// SPDX-License-Identifier: Apache-2.0
/** Shares the open brain's bursts with a Worker on the other core; second-core.c runs them. */
import config from "mc/config";
import Worker from "worker";

/**
 * The Worker holds nothing but a function that waits; docs/two-cores.md has the bytes. XS slots are 16 bytes; chunks
 * and the native stack are in bytes.
 */
const CREATION = Object.freeze({
	static: 0,
	chunk: Object.freeze({ initial: 512, incremental: 256 }),
	heap: Object.freeze({ initial: 128, incremental: 32 }),
	stack: 128,
	keys: Object.freeze({ initial: 8, incremental: 8 }),
	/** The main machine's: the one that waits for the other must not keep it from running. */
	priority: 4,
});

/** Number of a core that does not run this task; -1: there is none. */
function otherCore(this: unknown): number {
	return native("second_core_other").call(this) as number;
}

/** Whether a Worker is there already. */
function isServed(this: unknown): boolean {
	return native("second_core_is_served").call(this) as boolean;
}

function open(this: unknown): boolean {
	return native("second_core_open").call(this) as boolean;
}

function startWorker(core: number): boolean {
	/** The SDK's typings do not know `priority` and `core`. */
	const options = { ...CREATION, core };
	try {
		new Worker("second-core-lane", options);
		return true;
	} catch {
		return false;
	}
}

/** False where the build does not ask for two cores, the chip has one, or SRAM is short: one core then runs all. */
export function share(): boolean {
	if (String(config.cores) !== "2") return false;
	const core = otherCore();
	return core >= 0 && (isServed() || startWorker(core)) && open();
}
