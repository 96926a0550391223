import { Direction } from "../connectome/layout.js";

/** A kind of sensor or motor that FEAGI knows (specification, 1.9). */
export interface UnitKind {
	/** Three letters of the cortical id, after its direction's "i" or "o". */
	readonly code: string;
	readonly name: string;
	readonly direction: number;
	/** Its areas, by sub-unit; empty where there is one area. */
	readonly parts: readonly string[];
}

const ONE_AREA: readonly string[] = Object.freeze([]);

function sensor(code: string, name: string, parts = ONE_AREA): UnitKind {
	return Object.freeze({ code, name, direction: Direction.INPUT, parts: Object.freeze(parts) });
}

function motor(code: string, name: string, parts = ONE_AREA): UnitKind {
	return Object.freeze({ code, name, direction: Direction.OUTPUT, parts: Object.freeze(parts) });
}

/** The unit catalogue. Names are unique; codes are unique per direction. */
export const UNITS: readonly UnitKind[] = Object.freeze([
	sensor("inf", "infrared"),
	sensor("pro", "proximity"),
	sensor("shk", "shock"),
	sensor("bat", "battery"),
	sensor("svm", "servo feedback"),
	sensor("agp", "analog input"),
	sensor("dgp", "digital input"),
	sensor("mis", "misc"),
	sensor("ten", "text"),
	sensor("cnt", "counter"),
	sensor("img", "vision"),
	sensor("svi", "segmented vision", [
		"lower left",
		"lower middle",
		"lower right",
		"middle left",
		"centre",
		"middle right",
		"upper left",
		"upper middle",
		"upper right",
	]),
	sensor("acc", "accelerometer"),
	sensor("gyq", "gyro"),
	motor("mot", "motor"),
	motor("pse", "servo"),
	motor("gaz", "gaze", ["position", "modulation"]),
	motor("mis", "misc output"),
	motor("ten", "text output"),
	motor("cnt", "counter output"),
	motor("seg", "segmentation"),
	motor("img", "image output"),
	motor("ifs", "image filter", ["brightness", "contrast", "first difference", "second difference"]),
]);

/** A unit, and which of its areas the name told; -1: none. */
export interface NamedUnit {
	readonly kind: UnitKind;
	readonly part: number;
}

/** The unit called `name`, spelt as an id begins ("imis", "omis"), or with its part ("gaze modulation"). */
export function findUnit(name: string): NamedUnit | undefined {
	for (let i = 0; i < UNITS.length; i++) {
		const kind = UNITS[i];
		const letter = kind.direction === Direction.INPUT ? "i" : "o";
		if (kind.name === name || letter + kind.code === name) return { kind, part: -1 };
		for (let part = 0; part < kind.parts.length; part++)
			if (kind.name + " " + kind.parts[part] === name) return { kind, part };
	}
	return undefined;
}
