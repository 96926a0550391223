import type { BoardIo } from "platform";
import type { Npu } from "../npu/npu.js";
import type { Input } from "../senses/input.js";
import { burstsIn, type Output } from "../senses/output.js";
import { AreaCoders } from "./area-coders.js";
import { buildMotors } from "./build-motors.js";
import { buildSensors } from "./build-sensors.js";
import { wireTableFor } from "./verify-wires.js";
import { WireRow } from "./wire.js";

/** A failed wire is tried again after this much of the brain's own time. */
const PAUSE_MS = 1000;

/**
 * Pins on a brain: sensors before each burst, motors after it. Everything is allocated here, nothing in the burst.
 * What cannot be wired is one sentence for `say`, and so is a pin that fails later; the rest works.
 */
export class Wires {
	readonly #inputs: readonly Input[];
	readonly #outputs: readonly Output[];
	readonly #sensors: WireRow;
	readonly #motors: WireRow;

	/**
	 * `bytes` are a compiled board.json (docs/wires.md); `platform` is the platform's name: a chip refuses another's
	 * wires, a computer takes any. Throws WiresError unless they are whole, and for this chip.
	 */
	constructor(bytes: ArrayBufferLike, io: BoardIo, npu: Npu, say: (line: string) => void, platform = "") {
		const table = wireTableFor(bytes, platform);
		const coders = new AreaCoders(npu);
		const pause = burstsIn(npu.image, PAUSE_MS);
		this.#sensors = new WireRow(buildSensors(table, io, coders, say), pause, say);
		this.#motors = new WireRow(buildMotors(table, io, coders, say), pause, say);
		this.#inputs = coders.inputs;
		this.#outputs = coders.outputs;
	}

	/** Reads the pins into the encoders. */
	beforeBurst(): void {
		const inputs = this.#inputs;
		this.#sensors.run();
		for (let i = 0, count = inputs.length; i < count; i++) inputs[i].push();
	}

	/** Takes the newest burst's spikes to the pins. */
	afterBurst(): void {
		const outputs = this.#outputs;
		for (let i = 0, count = outputs.length; i < count; i++) outputs[i].read();
		this.#motors.run();
	}

	/** All outputs off: no pulse, no light. For a brain that stops; the next burst drives them again. */
	rest(): void {
		this.#motors.rest();
	}
}
