import { precisions } from "../quantise/precisions.js";
import { textTable } from "../text-table.js";

/** Prints what the precisions are and what a neuron costs in each. */
export function precisionsCommand(): void {
	const rows = precisions.map(({ name, line, stateBytes, countdownLimit }) => [
		name,
		`${stateBytes} B`,
		countdownLimit > 0 ? `none to ${countdownLimit.toLocaleString("en-US")} bursts` : "1 or 2 B",
		line,
	]);
	for (const row of textTable([["precision", "per neuron", "with a refractory period", ""], ...rows]))
		console.log(row);
}
