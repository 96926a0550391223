import type { Runtime } from "../runtime.js";
import type { AreaWatch } from "./area-watch.js";
import { CommandError } from "./command-error.js";
import { COMMANDS, type ConsoleContext } from "./commands.js";
import { LineReader, LONGEST_LINE, type Refusal } from "./line-reader.js";

/** Lines that make no sense and come closer together are one flood: it is answered once. */
const FLOOD_MS = 1000;

/** The serial console: a command a line (docs/console.md), whatever else comes in. */
export class Console implements ConsoleContext {
	readonly runtime: Runtime;
	watch: AreaWatch | undefined;
	#lastNonsenseMs = -Infinity;

	constructor(runtime: Runtime) {
		this.runtime = runtime;
		const reader = new LineReader(
			(line) => this.execute(line),
			(why) => this.#refuse(why),
		);
		runtime.platform.onInput((bytes, count) => reader.take(bytes, count));
	}

	execute(line: string): void {
		const [name, ...words] = line.split(" ").filter((word) => word !== "");
		if (name === undefined) return;
		const command = COMMANDS.find((each) => each.name === name);
		if (!command) {
			this.#nonsense("unknown command; try help");
			return;
		}
		this.#lastNonsenseMs = -Infinity;
		try {
			if (words.length && command.parameters === "") throw new CommandError(`${name} takes nothing after it`);
			command.run(this, words);
		} catch (error) {
			if (!(error instanceof CommandError)) throw error;
			this.runtime.platform.print("error: " + error.message);
		}
	}

	#refuse(why: Refusal): void {
		if (why === "too long") this.#nonsense(`a line of more than ${LONGEST_LINE} characters was ignored`);
		else this.#nonsense("a line with other characters than printable ASCII was ignored");
	}

	#nonsense(complaint: string): void {
		const nowMs = this.runtime.platform.now();
		if (nowMs - this.#lastNonsenseMs >= FLOOD_MS) this.runtime.platform.print(complaint);
		this.#lastNonsenseMs = nowMs;
	}
}
