// SPDX-License-Identifier: Apache-2.0
/** What platforms and this folder import by names of the manifests, for type checks without an SDK. */
declare module "burst-loop" {
	import type { Platform, SharedBrain } from "platform";

	export default function startElsewhere(this: Platform, ready?: (brain: SharedBrain) => void): boolean;
}

declare module "start-worker" {
	import type { SharedBrain } from "platform";

	export default function startWorker(ready: (brain: SharedBrain) => void): string | undefined;
}

declare module "worker-platform" {
	import type { Platform } from "platform";

	const platform: Platform;
	export function soon(callback: () => void): void;
	export default platform;
}

declare module "worker" {
	export default class Worker {
		constructor(module: string, options?: object);
		onmessage(message: unknown): void;
	}
}

/** Of a Worker's machine. */
declare const self: { postMessage(message: unknown): void };
