// SPDX-License-Identifier: Apache-2.0
/**
 * What the platforms use of the Moddable SDK, for type checks without one. A build by mcconfig never reads this
 * file: there the SDK's own typings apply.
 */
declare module "mc/config" {
	const config: Readonly<Record<string, unknown>>;
	export default config;
}

/** platforms/moddable, under the name that its manifest gives it. */
declare module "native-kernels" {
	import type { NativeKernels } from "platform";

	const nativeKernels: NativeKernels;
	export default nativeKernels;
}

declare module "Resource" {
	export default class Resource {
		static exists(path: string): boolean;
		constructor(path: string);
		readonly byteLength: number;
	}
}

declare module "time" {
	const Time: { readonly ticks: number };
	export default Time;
}

declare module "timer" {
	export default class Timer {
		static repeat(callback: () => void, intervalMs: number): Timer;
		static schedule(timer: Timer, delayMs: number, repeatMs: number): void;
		private readonly timer: never;
	}
}

declare function trace(...values: (string | number | boolean)[]): void;
declare function native(name: string): (...values: unknown[]) => unknown;
