import { Area, Coder, Direction } from "../connectome/layout.js";
import type { Npu } from "../npu/npu.js";
import { decodeLinear } from "./percentage.js";
import { fractionAt } from "./percentage-fractional.js";
import { isSigned, type PortShape, portsOf, valueCount } from "./ports.js";

/** As long as the area is silent, keep the last command: FEAGI's rule. */
export const HOLD = 0;

/**
 * Spikes of one motor area → one signed value per motor (specification, 5.4). Motor m is driven forwards by column
 * 2m and backwards by column 2m + 1; row y = 0 counts, and each spike's depth says how much. A motor without spikes
 * holds its last command, for ever or until it has been silent for `neutralAfter` bursts.
 * Cost per burst: linear in the voxels of row 0, and nothing but a countdown while the area is silent.
 */
export class Motors {
	readonly port: PortShape;
	/** One per motor, −1 (full backwards) … 1 (full forwards). */
	readonly values: Float32Array;
	/** One per column, 0…1: forwards and backwards of motor 0, of motor 1, … */
	readonly commands: Float32Array;
	/** Bursts of silence after which a motor goes to 0; HOLD: never. */
	neutralAfter: number;
	readonly #npu: Npu;
	/** Word of the fired bits that holds the area's first neuron. */
	readonly #firstWord: number;
	/** Per motor, bursts since its last spike. */
	readonly #silence: Uint32Array;

	/** `port` must carry signed percentages; a column without its partner is ignored. */
	constructor(npu: Npu, port: PortShape, neutralAfter = HOLD) {
		const motors = isSigned(port) ? valueCount(port) : 0;
		this.port = port;
		this.values = new Float32Array(motors);
		this.commands = new Float32Array(2 * motors);
		this.neutralAfter = neutralAfter;
		this.#npu = npu;
		this.#firstWord = npu.image.views.word(npu.image.area(port.area) + Area.FIRED_WORD);
		this.#silence = new Uint32Array(motors);
	}

	/** Takes the newest burst's spikes; call it once after each burst. */
	read(): void {
		const values = this.values;
		const commands = this.commands;
		const neutralAfter = this.neutralAfter;
		const silence = this.#silence;
		const active = this.#npu.firedCount(this.port.area) > 0;
		for (let motor = 0, count = values.length; motor < count; motor++) {
			const forwards = active ? this.#column(2 * motor) : -1;
			const backwards = active ? this.#column(2 * motor + 1) : -1;
			if (forwards < 0 && backwards < 0) {
				silence[motor]++;
				if (neutralAfter === HOLD || silence[motor] < neutralAfter) continue;
			} else silence[motor] = 0;
			commands[2 * motor] = forwards < 0 ? 0 : forwards;
			commands[2 * motor + 1] = backwards < 0 ? 0 : backwards;
			values[motor] = commands[2 * motor] - commands[2 * motor + 1];
		}
	}

	/** 0…1 of column `x`, or −1 without a spike. */
	#column(x: number): number {
		const port = this.port;
		const depth = port.depth;
		const neuronsPerVoxel = port.neuronsPerVoxel;
		const fired = this.#npu.pools.fired[this.#npu.bank];
		const firstWord = this.#firstWord;
		let neuron = x * port.height * depth * neuronsPerVoxel;
		let spikes = 0;
		let zSum = 0;
		let fraction = 0;
		for (let z = 0; z < depth; z++)
			for (let n = 0; n < neuronsPerVoxel; n++, neuron++)
				if ((fired[firstWord + (neuron >>> 5)] >>> (neuron & 31)) & 1) {
					spikes++;
					zSum += z;
					fraction += fractionAt(z);
				}
		if (spikes === 0) return -1;
		if (port.fractional) return fraction < 1 ? fraction : 1;
		return decodeLinear(zSum, spikes, depth);
	}
}

/** Decoders for every rotary motor and servo of the brain, in area order. */
export function motorsOf(npu: Npu, neutralAfter = HOLD): Motors[] {
	const found: Motors[] = [];
	const ports = portsOf(npu.image, Direction.OUTPUT);
	for (let i = 0; i < ports.length; i++)
		if (ports[i].coder === Coder.SIGNED_PERCENTAGE) found.push(new Motors(npu, ports[i], neutralAfter));
	return found;
}
