// SPDX-License-Identifier: Apache-2.0
/**
 * What board-io uses of ECMA-419 and the SDK, for type checks without one. A build by mcconfig never reads this file:
 * there the SDK's own typings, or the simulator's stand-ins, apply.
 */
declare module "board-io" {
	import type { BoardIo } from "platform";

	const boardIo: BoardIo;
	export default boardIo;
}

declare module "embedded:io/digital" {
	export default class Digital {
		static readonly Input: number;
		static readonly InputPullUp: number;
		static readonly InputPullDown: number;
		static readonly Output: number;
		constructor(options: { pin: number; mode: number });
		read(): 0 | 1;
		write(value: 0 | 1): void;
		close(): void;
	}
}

declare module "embedded:io/digitalbank" {
	export default class DigitalBank {
		static readonly Output: number;
		constructor(options: { bank: number; pins: number; mode: number });
		write(value: number): void;
		close(): void;
	}
}

declare module "embedded:io/analog" {
	export default class Analog {
		constructor(options: { pin: number });
		readonly resolution: number;
		read(): number;
	}
}

declare module "embedded:io/pwm" {
	export default class PWM {
		constructor(options: { pin: number; hz: number });
		write(value: number): void;
	}
}

declare module "embedded:io/i2c" {
	export default class I2C {
		constructor(options: { data: number; clock: number; hz: number; address: number });
		read(buffer: Uint8Array): void;
		write(buffer: Uint8Array): void;
	}
}

declare module "neopixel" {
	export default class NeoPixel {
		constructor(options: { pin: number; length: number; order: string });
		brightness: number;
		makeRGB(red: number, green: number, blue: number): number;
		setPixel(index: number, colour: number): void;
		update(): void;
		close(): void;
	}
}

/** platforms/sim/ports. */
declare module "embedded:io/pin-script" {
	export function take(pin: number): void;
	export function release(pin: number): void;
	export function show(pin: string, value: string | number): void;
}
