import { UsageError } from "../errors.js";

/** Parser for a whole number from `low` to `high`. */
export function integer(name: string, low: number, high: number): (text: string) => number {
	return (text) => {
		const value = Number(text);
		if (/^\d+$/.test(text) && value >= low && value <= high) return value;
		throw new UsageError(
			"option",
			name,
			`"${text}" is not a whole number from ${low} to ${high}`,
			`give ${name} such a number`,
		);
	};
}

/** A shell variable that is not set leaves nothing, or the next option, in its place. */
export function serialPort(text: string): string {
	if (text !== "" && !text.startsWith("-")) return text;
	throw new UsageError(
		"option",
		"--port",
		`"${text}" is no serial port`,
		"feagi-xs doctor lists those that are there",
	);
}
