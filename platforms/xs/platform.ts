/** XS without an operating system: on the host, or on an emulated rv32 microcontroller. */
import type { MemoryUse, Platform } from "platform";
import {
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
	get image() {
		const image = resource("image");
		if (image === undefined) throw new ReferenceError("no brain image was given");
		return image;
	},
	get stimulus() {
		return resource("stimulus");
	},
	get native() {
		return parameter("kernels") === "typescript" ? undefined : nativeKernels;
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
	onLine,
	exit,
});

export default platform;
