import type { Inputs } from "../npu/inputs.js";
import type { Npu } from "../npu/npu.js";
import { Input } from "./input.js";
import { Output } from "./output.js";
import { neuronAt, type PortShape } from "./ports.js";

/** No word. */
export const NO_TOKEN = -1;
/** What each digit of a token injects. */
export const TOKEN_SPIKE = 255;
/** Digits beyond an int32 are always 0. */
const MOST_DIGITS = 31;

/**
 * Text tokens: channel c is column (c, 0), which spells token + 1 in binary, the last voxel being worth 1
 * (specification, 5.5). A token is an event: push() tells it once and forgets it.
 */
export class TextInput extends Input<Int32Array> {
	/** One token per channel, NO_TOKEN at first. */
	constructor(port: PortShape, inputs: Inputs) {
		const tokens = new Int32Array(port.width).fill(NO_TOKEN);
		super(port, inputs, tokens, new Uint8Array(port.width * digitsOf(port)));
	}

	/** A token is news each time: the same as push(). */
	override pushChanged(): boolean {
		return this.push();
	}

	/** False for a token that the depth cannot spell; it is left out. */
	protected override encode(index: number): boolean {
		const { port } = this;
		const token = this.values[index];
		this.values[index] = NO_TOKEN;
		if (token < 0) return true;
		const digits = digitsOf(port);
		if (token + 1 >= 2 ** digits) return false;
		for (let z = port.depth - digits; z < port.depth; z++)
			if (((token + 1) >>> (port.depth - 1 - z)) & 1) this.stage(neuronAt(port, index, 0, z), TOKEN_SPIKE);
		return true;
	}
}

/** Tokens that the brain says; one of a burst without spikes is NO_TOKEN, unless told to hold. */
export class TextOutput extends Output<Int32Array> {
	/** One token per channel. */
	constructor(npu: Npu, port: PortShape, neutralAfter = 1) {
		super(npu, port, new Int32Array(port.width).fill(NO_TOKEN), port.width, neutralAfter);
	}

	protected override decode(channel: number): boolean {
		const { port } = this;
		let spelt = 0;
		for (let z = port.depth - digitsOf(port); z < port.depth; z++)
			if (this.spikesAt(channel, 0, z) > 0) spelt |= 1 << (port.depth - 1 - z);
		if (spelt === 0) return false;
		this.values[channel] = spelt - 1;
		return true;
	}

	protected override rest(channel: number): void {
		this.values[channel] = NO_TOKEN;
	}
}

function digitsOf(port: PortShape): number {
	return port.depth < MOST_DIGITS ? port.depth : MOST_DIGITS;
}
