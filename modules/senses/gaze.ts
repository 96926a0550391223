import type { Npu } from "../npu/npu.js";
import { burstsIn, NEUTRAL_MS } from "./output.js";
import { PercentageOutput } from "./percentage-output.js";
import { type PortShape, portNamed } from "./ports.js";
import { GAZE_CENTRE, GAZE_SIZE } from "./segments.js";
import type { Vision } from "./vision.js";

/**
 * Where the brain looks: position (horizontal in value 2c, vertical in 2c + 1) and modulation (value c), two areas of
 * one unit (specification, 5.5). Silence comes back to the middle half of the picture.
 */
export class Gaze {
	readonly position: PercentageOutput;
	/** Older genomes have no such area. */
	readonly modulation: PercentageOutput | undefined;

	constructor(npu: Npu, position: PortShape, modulation: PortShape | undefined, neutralAfter: number) {
		this.position = centred(new PercentageOutput(npu, position, neutralAfter), GAZE_CENTRE);
		this.modulation = modulation && centred(new PercentageOutput(npu, modulation, neutralAfter), GAZE_SIZE);
	}

	/** Takes the newest burst's spikes; call it once after each burst. */
	read(): void {
		this.position.read();
		if (this.modulation) this.modulation.read();
	}

	/** Turns `vision` to where channel `channel` looks. */
	aim(vision: Vision, channel = 0): void {
		const { modulation } = this;
		const place = this.position.values;
		if (2 * channel + 1 < place.length) {
			vision.horizontal = place[2 * channel];
			vision.vertical = place[2 * channel + 1];
		}
		if (modulation && channel < modulation.values.length) vision.size = modulation.values[channel];
	}
}

/** The gaze with unit index `unit`; undefined where the brain has none. */
export function gazeOf(npu: Npu, unit = 0, neutralAfter = burstsIn(npu.image, NEUTRAL_MS)): Gaze | undefined {
	const position = portNamed(npu.image, "gaze position", unit);
	return position && new Gaze(npu, position, portNamed(npu.image, "gaze modulation", unit), neutralAfter);
}

function centred(output: PercentageOutput, neutral: number): PercentageOutput {
	output.neutral = neutral;
	output.values.fill(neutral);
	return output;
}
