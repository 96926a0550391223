import type { Platform } from "platform";
import { reason } from "../connectome/error.js";
import { BrainScreen } from "../screen/brain-screen.js";
import { letGoOfMotors } from "../wires/let-go.js";
import { Wires } from "../wires/wires.js";
import type { Brain, BurstPart } from "./brain.js";
import { LiveBrain } from "./live/live-brain.js";

/**
 * Attaches what the platform offers beside the neurons: debugger, pins, screen. One that it has not costs nothing; one
 * that cannot be had is a sentence on the console, and the brain runs without.
 */
export function attachParts(brain: Brain): void {
	const { instruments, wires, io, screen, print } = brain.platform;
	const live = instruments && new LiveBrain(brain, instruments);
	if (live) showToDebugger(live, brain);
	if (wires && io)
		attach(brain, "wires are", () => new Wires(wires, io, brain.npu, print, brain.platform.name));
	else if (wires) print("the wires are left out: this platform has no pins");
	if (live) brain.attach({ afterBurst: () => live.afterMotors() });
	if (screen) attach(brain, "screen is", () => new BrainScreen(screen, brain));
}

/** Motors may still run from before a restart, and no brain may come to stop them. */
export function letMotorsGo({ wires, letGo, name }: Platform): void {
	if (!wires || !letGo) return;
	try {
		letGoOfMotors(wires, name, letGo);
	} catch {
		// What is wrong with the wires is told when they are attached.
	}
}

/** As the global `brain`, which xsbug shows. */
function showToDebugger(live: LiveBrain, brain: Brain): void {
	(globalThis as { brain?: LiveBrain }).brain = live;
	brain.attach(live);
}

function attach(brain: Brain, what: string, make: () => BurstPart): void {
	try {
		brain.attach(make());
	} catch (error) {
		brain.platform.print(`the ${what} left out: ${reason(error)}`);
	}
}
