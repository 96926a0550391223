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

declare module "checksum" {
	export default function crc32(buffer: ArrayBufferLike, first: number, end: number, crc: number): number;
}

/** platforms/moddable/instruments, under the name that its manifest gives it. */
declare module "instruments" {
	import type { Instruments } from "platform";

	export default function instruments(): Instruments | undefined;
}

/** platforms/moddable/screen, under the names that its manifests give it. */
declare module "canvas" {
	import type { Canvas } from "platform";

	export default function openCanvas(): Canvas | undefined;
}

declare module "touch-and-buttons" {
	export default function listen(
		width: number,
		height: number,
		listener: (x: number, y: number, down: boolean) => void,
	): void;
}

declare module "commodetto/Poco" {
	interface Poco {
		readonly width: number;
		readonly height: number;
		begin(x: number, y: number, width: number, height: number): void;
		end(): void;
		makeColor(red: number, green: number, blue: number): number;
		fillRectangle(color: number, x: number, y: number, width: number, height: number): void;
		drawText(text: string, font: unknown, color: number, x: number, y: number): void;
		getTextWidth(text: string, font: unknown): number;
	}
	const Poco: new (screen: unknown, options?: { displayListLength?: number }) => Poco;
	export default Poco;
}

declare module "commodetto/parseBMF" {
	export default function parseBMF(font: ArrayBuffer): { readonly height: number };
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
		static set(callback: () => void): Timer;
		static repeat(callback: () => void, intervalMs: number): Timer;
		static schedule(timer: Timer, delayMs: number, repeatMs: number): void;
		private readonly timer: never;
	}
}

/** The panel; not there on boards without one. */
declare const screen: { readonly width: number; readonly height: number };
declare function trace(...values: (string | number | boolean)[]): void;
declare function native(name: string): (...values: unknown[]) => unknown;
