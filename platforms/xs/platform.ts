/** XS without an operating system: on the host, or on an emulated rv32 microcontroller. */
import type { MemoryUse, Platform } from "platform";
import {
	crc32,
	exit,
	Figure,
	measure,
	nativeKernels,
	now,
	onLine,
	parameter,
	print,
	resource,
	setTimer,
} from "./natives.js";

/** Read when asked, not when loaded: this module is preloaded, as it would be on a board. */
const platform: Platform = Object.freeze({
	get name() {
		return parameter("name") ?? "xs";
	},
	get images() {
		return [{ name: "built in", bytes: resource("image") }];
	},
	get stimulus() {
		return resource("stimulus");
	},
	get native() {
		return parameter("kernels") === "typescript" ? undefined : nativeKernels;
	},
	get crc32() {
		return parameter("kernels") === "typescript" ? undefined : crc32;
	},
	get freeRunning() {
		return parameter("freeRunning") === "1";
	},
	get burstLimit() {
		return Number(parameter("bursts") ?? 0);
	},
	get sramBudget() {
		return Number(parameter("sramBudget"));
	},
	get clock() {
		return parameter("clock") === "measured" ? "measured" : "predicted";
	},
	print,
	now,
	after: setTimer,
	memory(): MemoryUse | undefined {
		// Slots of a 64-bit host are twice a board's; its figures say nothing of one.
		if (parameter("boardSized") === "0") return undefined;
		return {
			slots: measure(Figure.slots),
			chunks: measure(Figure.chunks),
			stack: measure(Figure.stackPeak),
			allocated: measure(Figure.allocated),
			free: measure(Figure.free),
			largestFree: measure(Figure.largestFree),
		};
	},
	/** The machine hands over lines; a console receives bytes. */
	onInput(callback: (bytes: Uint8Array, count: number) => void) {
		onLine((line) => {
			const bytes = Uint8Array.from(line + "\n", (character) => character.charCodeAt(0));
			callback(bytes, bytes.length);
		});
	},
	alive() {},
	boots: undefined,
	wires: undefined,
	io: undefined,
	screen: undefined,
	exit,
});

export default platform;
