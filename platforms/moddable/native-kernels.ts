// SPDX-License-Identifier: Apache-2.0
/** The native kernels (kernels/burst.h) as a module of the Moddable SDK; native-kernels.c has the other half. */
import type { NativeKernels, NativeStream } from "platform";
import { share } from "second-core";

function openKernels(this: unknown, image: ArrayBufferLike, ...segments: SharedArrayBuffer[]): boolean {
	return native("kernels_open").call(this, image, ...segments) as boolean;
}

/** By one core until the build asks for two, which the chip must have. */
function open(image: ArrayBufferLike, ...segments: SharedArrayBuffer[]): boolean {
	if (!openKernels(image, ...segments)) return false;
	share();
	return true;
}

/** Asked of the native code, since a preloaded module keeps nothing. */
function cores(this: unknown): number {
	return native("kernels_cores").call(this) as number;
}

function attach(
	this: unknown,
	area: number,
	ids: ArrayBufferLike,
	idsOffset: number,
	values: ArrayBufferLike,
	valuesOffset: number,
	valueBytes: number,
): number {
	return native("kernels_attach").call(
		this,
		area,
		ids,
		idsOffset,
		values,
		valuesOffset,
		valueBytes,
	) as number;
}

function play(this: unknown, recording: ArrayBufferLike): boolean {
	return native("kernels_play").call(this, recording) as boolean;
}

function step(this: unknown, burst: number, queued: number, streams: readonly NativeStream[]): number {
	return native("kernels_step").call(this, burst, queued, streams) as number;
}

const nativeKernels: NativeKernels = Object.freeze({ open, attach, play, step, cores });

export default nativeKernels;
