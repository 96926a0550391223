import type { PwmPin } from "platform";
import type { Output } from "../senses/output.js";
import type { DigitalOutputs } from "./digital-outputs.js";
import { powerDuty, servoDuty } from "./drive.js";
import { Wire } from "./wire.js";

/** Where a wire finds its value: element `index` of an output, which belongs to `channel`. */
export interface MotorValue {
	readonly output: Output;
	readonly index: number;
	/** Element of `silence`. */
	readonly channel: number;
	/** −1…1 instead of 0…1. */
	readonly signed: boolean;
	/** Silence keeps what was told last. */
	readonly hold: boolean;
}

/** One value of a decoder, which was read just before. */
abstract class MotorWire extends Wire {
	readonly #output: Output;
	readonly #index: number;
	readonly #channel: number;
	readonly #hold: boolean;

	constructor(label: string, value: MotorValue) {
		super(label);
		this.#output = value.output;
		this.#index = value.index;
		this.#channel = value.channel;
		this.#hold = value.hold;
	}

	override run(): void {
		if (this.#hold && this.#output.silence[this.#channel] > 0) return;
		this.drive(this.#output.values[this.#index]);
	}

	/** Takes the value to the pins. */
	protected abstract drive(value: number): void;
}

/** A relay or a lamp: on above the threshold. */
export class SwitchMotor extends MotorWire {
	readonly #outputs: DigitalOutputs;
	readonly #pinIndex: number;
	readonly #threshold: number;
	readonly #off: number;

	constructor(
		label: string,
		value: MotorValue,
		outputs: DigitalOutputs,
		pinIndex: number,
		threshold: number,
		off: number,
	) {
		super(label, value);
		this.#outputs = outputs;
		this.#pinIndex = pinIndex;
		this.#threshold = threshold;
		this.#off = off;
	}

	/** The bank at the end of the row takes its pins to rest. */
	override rest(): void {
		this.#outputs.set(this.#pinIndex, this.#off);
	}

	protected override drive(value: number): void {
		this.turn(value > this.#threshold);
	}

	/** The pin has the level that it was told. */
	get stands(): boolean {
		return this.#outputs.stands(this.#pinIndex);
	}

	protected turn(on: boolean): void {
		this.#outputs.set(this.#pinIndex, on ? 1 - this.#off : this.#off);
	}
}

/** The pin that tells a bridge the direction: on while the motor turns backwards. */
export class DirectionPin extends SwitchMotor {
	protected override drive(value: number): void {
		this.turn(value < 0);
	}
}

/** A duty by the size of the value: a lamp, a fan, or a motor whose direction another pin tells. */
export class PwmMotor extends MotorWire {
	readonly #pin: PwmPin;
	readonly #low: number;
	readonly #high: number;
	readonly #direction: DirectionPin | undefined;
	#duty = 0;

	/** With a `direction`, negative values count by their size, and there is no power unless it stands; else they are 0. */
	constructor(
		label: string,
		value: MotorValue,
		pin: PwmPin,
		low: number,
		high: number,
		direction?: DirectionPin,
	) {
		super(label, value);
		this.#pin = pin;
		this.#low = low;
		this.#high = high;
		this.#direction = direction;
		pin.write(0);
	}

	override rest(): void {
		this.#pin.write(0);
		this.#duty = 0;
	}

	protected override drive(value: number): void {
		const duty = this.#dutyOf(value);
		if (duty === this.#duty) return;
		this.#pin.write(duty);
		this.#duty = duty;
	}

	#dutyOf(value: number): number {
		const direction = this.#direction;
		if (!direction) return powerDuty(value, this.#low, this.#high);
		return direction.stands ? powerDuty(value < 0 ? -value : value, this.#low, this.#high) : 0;
	}
}

/** A pulse between two lengths. At rest there is none: the servo lets go. */
export class ServoMotor extends MotorWire {
	readonly #pin: PwmPin;
	readonly #lowMs: number;
	readonly #highMs: number;
	readonly #hz: number;
	readonly #signed: boolean;
	#duty = 0;

	constructor(label: string, value: MotorValue, pin: PwmPin, lowMs: number, highMs: number, hz: number) {
		super(label, value);
		this.#pin = pin;
		this.#lowMs = lowMs;
		this.#highMs = highMs;
		this.#hz = hz;
		this.#signed = value.signed;
		pin.write(0);
	}

	override rest(): void {
		this.#pin.write(0);
		this.#duty = 0;
	}

	protected override drive(value: number): void {
		const position = this.#signed ? (value + 1) / 2 : value;
		const duty = servoDuty(position, this.#lowMs, this.#highMs, this.#hz);
		if (duty === this.#duty) return;
		this.#pin.write(duty);
		this.#duty = duty;
	}
}

/** A bridge with one input per direction: the one that stands still is low before the other one moves. */
export class RotaryMotor extends MotorWire {
	readonly #forwards: PwmPin;
	readonly #backwards: PwmPin;
	readonly #low: number;
	readonly #high: number;
	/** Negative while it turns backwards. */
	#duty = 0;

	constructor(
		label: string,
		value: MotorValue,
		forwards: PwmPin,
		backwards: PwmPin,
		low: number,
		high: number,
	) {
		super(label, value);
		this.#forwards = forwards;
		this.#backwards = backwards;
		this.#low = low;
		this.#high = high;
		forwards.write(0);
		backwards.write(0);
	}

	override rest(): void {
		this.#duty = 0;
		try {
			this.#forwards.write(0);
		} finally {
			this.#backwards.write(0);
		}
	}

	protected override drive(value: number): void {
		const duty =
			value < 0 ? -powerDuty(-value, this.#low, this.#high) : powerDuty(value, this.#low, this.#high);
		const before = this.#duty;
		if (duty === before) return;
		if (before > 0 && duty <= 0) this.#forwards.write(0);
		if (before < 0 && duty >= 0) this.#backwards.write(0);
		if (duty > 0) this.#forwards.write(duty);
		if (duty < 0) this.#backwards.write(-duty);
		this.#duty = duty;
	}
}
