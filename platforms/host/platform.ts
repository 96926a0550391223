/** Node as a platform: the brain that a caller hands in, on the process's own clock and console. */
import type { Platform } from "platform";

export interface HostOptions {
	readonly image: ArrayBufferLike;
	readonly stimulus?: ArrayBufferLike;
	readonly burstLimit?: number;
	readonly sramBudget?: number;
	readonly realTime?: boolean;
	readonly print?: (line: string) => void;
	/** Where the console's input comes from. @default nowhere */
	readonly onInput?: Platform["onInput"];
	readonly exit?: (status: number) => void;
}

/** SRAM of the reference machine, bytes: what Node's predictions are made for. */
const REFERENCE_SRAM = 320 * 1024;

export function hostPlatform(options: HostOptions): Platform {
	return {
		name: "node",
		images: [{ name: "file", bytes: options.image }],
		stimulus: options.stimulus,
		native: undefined,
		freeRunning: !options.realTime,
		burstLimit: options.burstLimit ?? 0,
		sramBudget: options.sramBudget ?? REFERENCE_SRAM,
		clock: "measured",
		print: options.print ?? ((line) => console.log(line)),
		now: () => performance.now(),
		after: (delayMs, callback) => {
			if (delayMs > 0) setTimeout(callback, Math.ceil(delayMs));
			else setImmediate(callback);
		},
		memory: () => undefined,
		onInput: options.onInput ?? (() => {}),
		alive: () => {},
		boots: undefined,
		wires: undefined,
		io: undefined,
		screen: undefined,
		exit: options.exit ?? (() => {}),
	};
}
