import type { NativeKernels } from "platform";
import type { BrainImage } from "../connectome/image.js";
import type { InputStream } from "../npu/inputs.js";
import type { NativeBurst } from "../npu/native.js";
import type { Pools } from "../npu/pools.js";

const NO_ROOM = "the native kernels' own tables do not fit the SRAM that is left";

/** A platform's native kernels on one brain. Allocates when a stream is attached, not in the burst. */
export class NativeBrain implements NativeBurst {
	readonly #kernels: NativeKernels;
	/** By the number that the native code gave them. */
	readonly #streams: InputStream[] = [];
	readonly #areas: number[] = [];
	/** Numbers of streams in the XS heap: a collection may have moved them since the last burst. */
	readonly #moving: number[] = [];
	readonly #idBytes: number;

	/** Throws when SRAM is short of what the native code keeps for itself. */
	constructor(kernels: NativeKernels, image: BrainImage, pools: Pools) {
		if (!kernels.open(image.views.u8.buffer, ...pools.segments)) throw new Error(NO_ROOM);
		this.#kernels = kernels;
		this.#idBytes = image.idBytes;
	}

	attach(area: number, stream: InputStream): void {
		const { indices, values } = stream;
		if (indices.BYTES_PER_ELEMENT !== this.#idBytes)
			throw new TypeError(`native kernels read ids of ${this.#idBytes} bytes in this brain`);
		const number = this.#place(area, stream);
		this.#streams[number] = stream;
		this.#areas[number] = area;
		const known = this.#moving.indexOf(number);
		if (known >= 0) this.#moving.splice(known, 1);
		if (indices.buffer instanceof ArrayBuffer || values.buffer instanceof ArrayBuffer)
			this.#moving.push(number);
	}

	/** Plays `recording`, which is verified, from the next burst on. */
	play(recording: ArrayBufferLike): void {
		if (!this.#kernels.play(recording)) throw new Error(NO_ROOM);
	}

	step(burst: number, queued: number): number {
		if (this.#moving.length) this.#placeMoving();
		return this.#kernels.step(burst, queued, this.#streams);
	}

	#placeMoving(): void {
		const moving = this.#moving;
		for (let k = 0, count = moving.length; k < count; k++) {
			const stream = this.#streams[moving[k]];
			if (stream.count) this.#place(this.#areas[moving[k]], stream);
		}
	}

	/** Tells the native code where the events lie; returns the stream's number. */
	#place(area: number, stream: InputStream): number {
		const { indices, values } = stream;
		return this.#kernels.attach(
			area,
			indices.buffer,
			indices.byteOffset,
			values.buffer,
			values.byteOffset,
			values.BYTES_PER_ELEMENT,
		);
	}
}
