import { AreaKind } from "../connectome/layout.js";

/** Colours, 0xRRGGBB: every text has a contrast of at least 5 : 1 with the ground, in 16-bit colour too. */
export const Ink = Object.freeze({
	GROUND: 0x080c10,
	PANEL: 0x101820,
	/** One column a second. */
	GRID: 0x1c2833,
	CURSOR: 0x4a6070,
	TEXT: 0xf0f4f8,
	DIM: 0x93a4b3,
	TRACK: 0x26333f,
	ZERO: 0x5a6b7a,
	FORWARDS: 0x58d68d,
	BACKWARDS: 0xff9f5a,
	SLIDER: 0x38b6e8,
	KNOB: 0xf0f4f8,
	WARNING: 0xffc04d,
});

/** Shades of a band, from few spikes to many. */
export const SHADES = 4;

const SENSORY: readonly number[] = Object.freeze([0x1d6080, 0x288cb6, 0x33bdea, 0xa8ecff]);
const MOTOR: readonly number[] = Object.freeze([0x7c2a70, 0xb440a4, 0xf05fd6, 0xffc2f4]);
const HIDDEN: readonly number[] = Object.freeze([0x80601a, 0xb08420, 0xe8b433, 0xffe9a8]);

/** Sensory areas are blue, motor areas pink, all others amber. */
export function shadesOf(kind: number): readonly number[] {
	return kind === AreaKind.IPU ? SENSORY : kind === AreaKind.OPU ? MOTOR : HIDDEN;
}
