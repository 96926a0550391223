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
		/** How many cores have run areas of the open brain so far; without it, one. */
		cores?(): number;
	}

	/** Where the events of a burst begin, in ids and in values, and how many there are. */
	export interface NativeStream {
		readonly firstIndex: number;
		readonly firstValue: number;
		count: number;
	}

	/** A place where the platform may hold a brain image. */
	export interface ImageSource {
		/** As the console names it: "brain partition", "built in". */
		readonly name: string;
		/** Read-only, 4-byte aligned (docs/image-format.md); undefined: nothing is there. */
		readonly bytes: ArrayBufferLike | undefined;
	}

	/** Counts boots that never came to their first minute of bursts; survives a reset. */
	export interface BootLog {
		/** Boots in a row, this one included, that have not been confirmed. */
		readonly unconfirmed: number;
		/** Why the chip started, for the console: "power on", "brown-out", "watchdog", … */
		readonly cause: string;
		/** This boot is good. */
		confirm(): void;
	}

	export interface DigitalPin {
		read(): 0 | 1;
		write(value: 0 | 1): void;
		close(): void;
	}

	/** Up to 32 output pins that change together. */
	export interface DigitalBank {
		/** Bit k is the pin that was k-th in the list. */
		write(bits: number): void;
		close(): void;
	}

	export interface AnalogPin {
		/** From 0 to 1 of the converter's range. */
		read(): number;
		close(): void;
	}

	export interface PwmPin {
		/** Share of the period, 0 to 1, for which the pin is high. */
		write(duty: number): void;
		close(): void;
	}

	/** One device on an I2C bus. */
	export interface I2cDevice {
		/** Fills `bytes` from the device. */
		read(bytes: Uint8Array): void;
		write(bytes: Uint8Array): void;
		close(): void;
	}

	/** WS2812 and alike. */
	export interface PixelStrip {
		/** Colour of pixel `index`, 0 to 255 each; seen after `show`. */
		set(index: number, red: number, green: number, blue: number): void;
		show(): void;
		close(): void;
	}

	/** Pins by the names of ECMA-419; each throws when the pin is taken or cannot do it. */
	export interface BoardIo {
		digital(pin: number, mode: "input" | "input-pull-up" | "input-pull-down" | "output"): DigitalPin;
		bank(pins: readonly number[]): DigitalBank;
		analog(pin: number): AnalogPin;
		pwm(pin: number, hz: number): PwmPin;
		i2c?(data: number, clock: number, hz: number, address: number): I2cDevice;
		pixels?(pin: number, count: number): PixelStrip;
	}

	/** What modules/screen draws on; colours are 0xRRGGBB, coordinates pixels from the top left. */
	export interface Canvas {
		readonly width: number;
		readonly height: number;
		/** Height of a line of text. */
		readonly textHeight: number;
		/** Opens the rectangle that the calls up to `end` draw in. */
		begin(x: number, y: number, width: number, height: number): void;
		fill(rgb: number, x: number, y: number, width: number, height: number): void;
		text(rgb: number, x: number, y: number, text: string): void;
		textWidth(text: string): number;
		end(): void;
		/** Hands each touch to `callback`: `down` while a finger is on the screen. */
		onTouch?(callback: (x: number, y: number, down: boolean) => void): void;
	}

	/** Rows of a debugger's instruments pane. */
	export interface Instruments {
		/** Gives the rows their names. */
		open(): void;
		/** What the newest burst was like, and totals since boot. */
		show(spikes: number, burstUs: number, overruns: number, saturations: number): void;
	}

	/** What a machine that does not run the bursts knows of a brain that has booted. */
	export interface SharedBrain {
		/** Its spikes, burst by burst: modules/runtime/ring reads them. */
		readonly ring: SharedArrayBuffer;
		readonly genome: string;
		/** Names by index. */
		readonly areas: readonly string[];
		readonly burstPeriodUs: number;
	}

	export interface Platform {
		/** "node", "xs-host", "xs-rv32", "moddable-lin", "esp32", … */
		readonly name: string;
		/** Brain images in the order in which they are tried: the first that verifies and fits runs. */
		readonly images: readonly ImageSource[];
		/** Recorded stimulus (docs/stimulus-format.md) played into the sensory areas; undefined: none. */
		readonly stimulus: ArrayBufferLike | undefined;
		/** Undefined where there is none, or where this run is to do without. */
		readonly native: NativeKernels | undefined;
		/**
		 * CRC-32 as modules/connectome/crc32.ts computes it, of bytes [first, end) of `buffer`, continuing `crc`: half of a
		 * boot in TypeScript. Left out, or undefined, where there is none.
		 */
		readonly crc32?:
			| ((buffer: ArrayBufferLike, first: number, end: number, crc: number) => number)
			| undefined;
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
		/** Calls back once, no earlier than after `delayMs` milliseconds, which may have a fraction. */
		after(delayMs: number, callback: () => void): void;
		/** What SRAM is in use; undefined where only a prediction exists. */
		memory(): MemoryUse | undefined;
		/**
		 * Hands what the serial console receives to `callback`, as it comes: `count` bytes from the start of `bytes`,
		 * which belong to the platform and hold something else after the call.
		 */
		onInput(callback: (bytes: Uint8Array, count: number) => void): void;
		/** A burst has been completed: feeds the task watchdog where there is one, which may start with the first call. */
		alive(): void;
		/** No burst is due until the next one is completed: a watchdog must not wait for it. */
		rest?(): void;
		/** Undefined where nothing survives a reset. */
		readonly boots: BootLog | undefined;
		/** Compiled board.json (modules/wires); undefined: none. */
		readonly wires: ArrayBufferLike | undefined;
		/** Undefined where there are no pins. */
		readonly io: BoardIo | undefined;
		/**
		 * Pin `pin` drives nothing any more, as after power-on. Left out where a restart leaves no pin as it was: on a board
		 * that of the CPU alone does, after a panic or a watchdog.
		 */
		readonly letGo?: ((pin: number) => void) | undefined;
		/** Undefined where there is no screen. */
		readonly screen: Canvas | undefined;
		/** Only where a debugger may be watching: the live brain (modules/runtime/live) is made for it. */
		readonly instruments?: Instruments | undefined;
		/**
		 * Starts the bursts on another machine of this platform if the build asks for it, and calls `ready` here once a brain
		 * has booted there. False: they are to run on this machine. Left out where there is no other.
		 */
		startElsewhere?(ready?: (brain: SharedBrain) => void): boolean;
		/** Ends the run: 0 for success. On a board it does nothing. */
		exit(status: number): void;
	}

	const platform: Platform;
	export default platform;
}
