/** What the C layer gives to TypeScript (platforms/xs/c/natives.c): one global object, here typed and named. */
import type { NativeKernels, Platform } from "platform";

interface Engine {
	print(line: string): void;
	instructions(): number;
	now(): number;
	collect(): void;
	measure(figure: number): number;
	parameter(name: string): string | undefined;
	resource(name: string): ArrayBufferLike | undefined;
	openBrain: NativeKernels["open"];
	attachStream: NativeKernels["attach"];
	playRecording: NativeKernels["play"];
	stepBrain: NativeKernels["step"];
	crc32: NonNullable<Platform["crc32"]>;
	setTimer(delayMs: number, callback: () => void): void;
	onLine(callback: (line: string) => void): void;
	exit(status: number): never;
}

declare const engine: Engine;

/** Writes one line to the console. */
export const print = engine.print;
/** Instructions retired since the program's machine was made; 0 where nothing counts them. */
export const instructions = engine.instructions;
/** Milliseconds: the idle time that was skipped and the time spent working, measured or modelled. */
export const now = engine.now;
/** Collects garbage now. */
export const collect = engine.collect;
/** One of the `Figure`s, in bytes. */
export const measure = engine.measure;
export const parameter = engine.parameter;
/** A read-only, zero-copy, 4-byte-aligned view of rom. */
export const resource = engine.resource;
export const nativeKernels: NativeKernels = Object.freeze({
	open: engine.openBrain,
	attach: engine.attachStream,
	play: engine.playRecording,
	step: engine.stepBrain,
});
export const crc32 = engine.crc32;
export const setTimer = engine.setTimer;
export const onLine = engine.onLine;
/** Ends the run at once. */
export const exit = engine.exit;

/** Indices that `measure` takes. */
export const Figure = Object.freeze({
	slots: 0,
	slotsPeak: 1,
	chunks: 2,
	chunksPeak: 3,
	stackPeak: 4,
	allocated: 5,
	allocatedPeak: 6,
	free: 7,
	largestFree: 8,
	cStackPeak: 9,
});
