import type { Platform, SharedBrain } from "platform";
import { Console } from "../console/console.js";
import { SharedRuntime } from "./shared-runtime.js";

/**
 * As `start`, for programs that watch the brain: `ready` is handed its spike ring once it has booted, whichever machine
 * runs the bursts, another one where the platform has one and the build asks for it.
 */
export function startShared(platform: Platform, ready: (brain: SharedBrain) => void): void {
	if (!platform.startElsewhere?.(ready)) runShared(platform, ready);
}

/** Runs the bursts on this machine; `ringBytes` as in makeSpikeRing. */
export function runShared(platform: Platform, ready: (brain: SharedBrain) => void, ringBytes?: number): void {
	const runtime = new SharedRuntime(platform, ready, ringBytes);
	new Console(runtime);
	runtime.start();
}
