import type { Brain } from "./brain.js";

/** Longer lines are refused, whatever they hold. */
const LONGEST_LINE = 80;

/** Commands on the serial console: one word a line, one answer each. */
export class SerialConsole {
	readonly #brain: Brain;

	constructor(brain: Brain) {
		this.#brain = brain;
		brain.platform.onLine((line) => this.execute(line));
	}

	execute(line: string): void {
		const brain = this.#brain;
		const command = line.length > LONGEST_LINE ? "" : line.trim();
		if (command === "report") brain.report(true, false);
		else if (command === "json") brain.report(false, true);
		else if (command === "help") brain.platform.print("report: budget as text; json: as one line; help");
		else if (command || line) brain.platform.print("unknown command; try help");
	}
}
