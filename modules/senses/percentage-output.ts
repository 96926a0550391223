import type { Npu } from "../npu/npu.js";
import { Output } from "./output.js";
import { decodeLinear } from "./percentage.js";
import { isSigned, type PortShape, valueCount, valuesPerChannel } from "./ports.js";

const NO_SPIKE = -1;
const MOST_COLUMNS = 8;
const { ceil, fround } = Math;

/**
 * Spikes → percentages, 1 to 4 per channel, signed or not, linear or fractional (specification, 5.4). Row y = 0
 * counts, and each spike's depth says how much. A channel with spikes is decoded whole: its silent columns are 0.
 * Cost per burst: linear in the voxels of row 0, and nothing but a countdown while the area is silent.
 */
export class PercentageOutput extends Output<Float32Array> {
	/** One per column, 0…1: the positive and the negative side of value 0, of value 1, …; unsigned: the values. */
	readonly commands: Float32Array;
	/** What silence comes to. */
	neutral = 0;
	readonly #signed: boolean;
	readonly #columnsPerChannel: number;
	/** Columns of the channel whose turn it is. */
	readonly #columns = new Float32Array(MOST_COLUMNS);

	/** A port that carries no percentages has no values; a column without its partner is ignored. */
	constructor(npu: Npu, port: PortShape, neutralAfter: number) {
		const values = new Float32Array(valueCount(port));
		const perChannel = valuesPerChannel(port);
		super(npu, port, values, perChannel && ceil(values.length / perChannel), neutralAfter);
		this.#signed = isSigned(port);
		this.#columnsPerChannel = this.#signed ? 2 * perChannel : perChannel;
		this.commands = this.#signed ? new Float32Array(2 * values.length) : values;
	}

	protected override decode(channel: number): boolean {
		const { commands } = this;
		const columns = this.#columns;
		const perChannel = this.#columnsPerChannel;
		const first = channel * perChannel;
		const count = commands.length - first < perChannel ? commands.length - first : perChannel;
		let spoke = false;
		for (let k = 0; k < count; k++) {
			columns[k] = this.#column(first + k);
			if (columns[k] !== NO_SPIKE) spoke = true;
		}
		if (!spoke) return false;
		for (let k = 0; k < count; k++) commands[first + k] = columns[k] === NO_SPIKE ? 0 : columns[k];
		if (this.#signed)
			for (let k = 0; k < count; k += 2)
				this.values[(first + k) >> 1] = commands[first + k] - commands[first + k + 1];
		return true;
	}

	protected override rest(channel: number): void {
		const { commands, neutral, values } = this;
		const first = channel * this.#columnsPerChannel;
		for (let x = first, k = 0; k < this.#columnsPerChannel && x < commands.length; x++, k++) {
			commands[x] = this.#signed ? 0 : neutral;
			if (this.#signed) values[x >> 1] = neutral;
		}
	}

	/** 0…1 of column `x`, or NO_SPIKE. */
	#column(x: number): number {
		const { depth, fractional } = this.port;
		let spikes = 0;
		let zSum = 0;
		let fraction = 0;
		let digit = 0.5;
		for (let z = 0; z < depth; z++, digit *= 0.5) {
			const here = this.spikesAt(x, 0, z);
			if (here === 0) continue;
			spikes += here;
			zSum += here * z;
			fraction += digit;
		}
		if (spikes === 0) return NO_SPIKE;
		return fractional ? fround(fraction) : decodeLinear(zSum, spikes, depth);
	}
}
