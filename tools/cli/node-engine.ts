import type { Report } from "../../modules/runtime/report.js";
import { start } from "../../modules/runtime/start.js";
import { hostPlatform } from "../../platforms/host/platform.js";
import { EngineError } from "../errors.js";
import type { BuiltStimulus } from "../stimulus/build-stimulus.js";
import { createView, type View } from "../view/view.js";
import { asBuffer } from "./files.js";

interface NodeRun {
	readonly bytes: Uint8Array;
	readonly stimulus: BuiltStimulus;
	readonly bursts: number;
	readonly sramBudget?: number;
	/** Show spikes and motors, at the genome's rate. */
	readonly watch?: boolean;
	/** Never redraw in place. */
	readonly plain?: boolean;
	/** Takes the lines of the report, but for the JSON. */
	readonly print: (line: string) => void;
}

/** The firmware's own composition in this process; resolves to its last report. */
export function runOnNode(run: NodeRun): Promise<Report> {
	return new Promise((resolve, reject) => {
		let last = "";
		let view: View | undefined;
		const held: string[] = [];
		const platform = hostPlatform({
			image: asBuffer(run.bytes),
			stimulus: asBuffer(run.stimulus.bytes),
			burstLimit: run.bursts,
			sramBudget: run.sramBudget,
			realTime: run.watch && !run.plain,
			print: (line) => {
				if (line.startsWith("{")) last = line;
				else held.push(line);
			},
			exit: (status) => {
				view?.end();
				for (const line of held) run.print(line);
				if (status === 0) resolve(JSON.parse(last) as Report);
				else reject(new EngineError("run-failed", "node", held.at(-1) ?? "", "see the message"));
			},
		});
		const brain = start(platform);
		if (!brain || !run.watch) return;
		const shown = createView(brain.image, viewOptions(run.plain ?? false));
		view = shown;
		held.length = 0;
		brain.attach({
			afterBurst: () => shown.burst(brain.npu, run.stimulus.frameAt(brain.npu.burst - 1)),
		});
	});
}

function viewOptions(plain: boolean) {
	const { stdout, env } = process;
	const tty = !plain && stdout.isTTY === true;
	return {
		out: stdout,
		tty,
		columns: stdout.columns ?? 80,
		rows: stdout.rows ?? 24,
		color: tty && !env.NO_COLOR,
	};
}
