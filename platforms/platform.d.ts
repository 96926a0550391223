/**
 * The one seam between the brain and what it runs on. Each folder under platforms/ implements it;
 * main.ts imports it and hands it to modules/runtime. A platform implements, it never decides.
 */
declare module "platform" {
	/** SRAM in bytes as the engine and its allocator see it; undefined where the platform cannot know. */
	export interface MemoryUse {
		/** XS heap slots in use. */
		readonly slots: number;
		/** XS heap chunks in use. */
		readonly chunks: number;
		/** XS stack, high-water mark. */
		readonly stack: number;
		/** Everything the allocator has handed out, the pools and the XS heap included. */
		readonly allocated: number;
		/** Bytes that could still be allocated. */
		readonly free: number;
		/** The largest single allocation that would succeed. */
		readonly largestFree: number;
	}

	/** The native burst (kernels/burst.h) of the one brain that runs; opening another ends the one before. */
	export interface NativeKernels {
		/** Takes an image and its one to four state segments; false when SRAM is short. */
		open(image: ArrayBufferLike, ...segments: SharedArrayBuffer[]): boolean;
		/**
		 * Gives `area` the stream whose ids and values begin at these byte offsets. Returns its number, counted from 0;
		 * attaching again keeps it. Buffers may lie in the XS heap, which moves them: attach those before each burst.
		 */
		attach(
			area: number,
			ids: ArrayBufferLike,
			idsOffset: number,
			values: ArrayBufferLike,
			valuesOffset: number,
			valueBytes: number,
		): number;
		/**
		 * Plays a verified recording (docs/stimulus-format.md) from the next burst on, over and over: it becomes the
		 * stream of its areas. False when SRAM is short.
		 */
		play(recording: ArrayBufferLike): boolean;
		/**
		 * Runs burst number `burst` with `queued` values of the input queue and what the attached `streams` hold, in
		 * order of their numbers; takes their counts to 0. Returns the spikes.
		 */
		step(burst: number, queued: number, streams: readonly NativeStream[]): number;
	}

	/** Where the events of a burst begin, in ids and in values, and how many there are. */
	export interface NativeStream {
		readonly firstIndex: number;
		readonly firstValue: number;
		count: number;
	}

	export interface Platform {
		/** "node", "xs-host", "xs-rv32", "moddable-lin", "esp32", … */
		readonly name: string;
		/** Brain image, read-only, 4-byte aligned (docs/image-format.md). */
		readonly image: ArrayBufferLike;
		/** Recorded stimulus (docs/stimulus-format.md) played into the sensory areas; undefined: none. */
		readonly stimulus: ArrayBufferLike | undefined;
		/** Undefined where there is none, or where this run is to do without. */
		readonly native: NativeKernels | undefined;
		/** Burst as fast as possible instead of at the genome's rate. */
		readonly freeRunning: boolean;
		/** Stop after this many bursts; 0 runs until the power goes. */
		readonly burstLimit: number;
		/** SRAM, in bytes, that the whole firmware may use on this board. */
		readonly sramBudget: number;
		/** Writes one line to the serial console. */
		print(line: string): void;
		/** Milliseconds since an arbitrary start, never going back. */
		now(): number;
		/** How `now` gets its time: a clock, or a model of one. */
		readonly clock: "measured" | "predicted";
		/** Calls back after `delayMs` milliseconds, once. */
		after(delayMs: number, callback: () => void): void;
		/** What SRAM is in use; undefined where only a prediction exists. */
		memory(): MemoryUse | undefined;
		/** Hands each line received on the serial console to `callback`. */
		onLine(callback: (line: string) => void): void;
		/** Ends the run: 0 for success. On a board it does nothing. */
		exit(status: number): void;
	}

	const platform: Platform;
	export default platform;
}
