/** An emulated core that runs native bursts: instructions by part, and of the whole. */
import type { Core as RiscvCore } from "../bare/build.js";
import { type NativeRun, type PhasesRun, runNative, runPhases } from "../bare/run-bare.js";
import { buildXtensa, buildXtensaPhases, runXtensa } from "../targets/xtensa/program.js";

export interface MeasuredPhases {
	/** From area to area: what the parts below leave of the burst. */
	readonly between: number;
	readonly deliver: number;
	readonly propagate: number;
	readonly update: number;
}

export interface Machine {
	/** As bench/results/kernels.json names it. */
	readonly core: RiscvCore | "lx6";
	native(image: Uint8Array, bursts: number, stimulus?: Uint8Array): Promise<NativeRun>;
	/** By burst. */
	phases(image: Uint8Array, bursts: number, stimulus?: Uint8Array): Promise<MeasuredPhases[]>;
}

export function riscv(core: RiscvCore): Machine {
	return machineOf(
		core,
		(image, bursts, stimulus) => runNative(image, { core, bursts, stimulus }),
		(image, bursts, stimulus) => runPhases(image, { core, bursts, stimulus }),
	);
}

/** The ESP32's instructions, of LLVM's compiler. @throws EngineError engine-build */
export async function xtensa(): Promise<Machine> {
	const whole = await buildXtensa();
	const parts = await buildXtensaPhases();
	return machineOf(
		"lx6",
		(image, bursts, stimulus) => runXtensa(whole, image, bursts, stimulus),
		async (image, bursts, stimulus) => (await runXtensa(parts, image, bursts, stimulus)) as PhasesRun,
	);
}

type Run<Result> = (image: Uint8Array, bursts: number, stimulus?: Uint8Array) => Promise<Result>;

function machineOf(core: Machine["core"], native: Run<NativeRun>, phases: Run<PhasesRun>): Machine {
	return {
		core,
		native,
		phases: async (image, bursts, stimulus) => {
			const [whole, parts] = [await native(image, bursts, stimulus), await phases(image, bursts, stimulus)];
			return whole.instructions.map((instructions, burst): MeasuredPhases => {
				const [deliver, propagate, update] = [
					parts.deliver[burst]!,
					parts.propagate[burst]!,
					parts.update[burst]!,
				];
				return { between: instructions - deliver - propagate - update, deliver, propagate, update };
			});
		},
	};
}
