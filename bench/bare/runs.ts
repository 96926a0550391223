/** Native runs that count only if they leave the reference's bits, each made once. */
import { countRun } from "../../tools/plan/count-run.js";
import type { CountedBurst } from "../../tools/plan/counter.js";
import type { Machine, MeasuredPhases } from "../costs/machine.js";
import type { Workload } from "../costs/micro-brain.js";
import { type Prepared, prepare } from "../costs/prepare.js";
import { referenceHash } from "./reference.js";
import type { NativeRun } from "./run-bare.js";

/** Bursts without input; the last one is what a silent burst takes. */
const IDLE_BURSTS = 24;

export class Runs {
	readonly machine: Machine;
	readonly #cache = new Map<string, Promise<unknown>>();

	constructor(machine: Machine) {
		this.machine = machine;
	}

	prepared(workload: Workload, precision: string): Promise<Prepared> {
		return once(shared, `${workload.name}, ${precision}`, async () => prepare(workload, precision));
	}

	/** @throws Error where native code does not leave the reference's bits */
	whole(workload: Workload, precision: string): Promise<NativeRun> {
		return once(this.#cache, `whole, ${workload.name}, ${precision}`, async () => {
			const { bytes, stimulus } = await this.prepared(workload, precision);
			const run = await this.machine.native(bytes, workload.bursts, stimulus);
			if (run.stateHash !== (await this.#reference(workload, precision)))
				throw new Error(
					`${workload.name}, ${precision}, ${this.machine.core}: not the bits of the reference`,
				);
			return run;
		});
	}

	idle(workload: Workload, precision: string): Promise<NativeRun> {
		return once(this.#cache, `idle, ${workload.name}, ${precision}`, async () => {
			const { bytes } = await this.prepared(workload, precision);
			return this.machine.native(bytes, IDLE_BURSTS);
		});
	}

	async phases(workload: Workload, precision: string): Promise<readonly MeasuredPhases[]> {
		const { bytes, stimulus } = await this.prepared(workload, precision);
		return this.machine.phases(bytes, workload.bursts, stimulus);
	}

	/** Operations of the same bursts, with input or without. */
	counted(workload: Workload, precision: string, input: "input" | "idle"): Promise<readonly CountedBurst[]> {
		return once(shared, `${input}, ${workload.name}, ${precision}`, async () => {
			const { image, stimulus } = await this.prepared(workload, precision);
			return input === "idle"
				? countRun(image, undefined, IDLE_BURSTS)
				: countRun(image, stimulus, workload.bursts);
		});
	}

	#reference(workload: Workload, precision: string): Promise<number> {
		return once(shared, `reference, ${workload.name}, ${precision}`, async () => {
			const { bytes, stimulus } = await this.prepared(workload, precision);
			return referenceHash(bytes, stimulus!, workload.bursts);
		});
	}
}

/** What does not depend on the core. */
const shared = new Map<string, Promise<unknown>>();

function once<T>(cache: Map<string, Promise<unknown>>, key: string, make: () => Promise<T>): Promise<T> {
	const known = cache.get(key) as Promise<T> | undefined;
	if (known) return known;
	const made = make();
	cache.set(key, made);
	return made;
}
