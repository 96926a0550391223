// SPDX-License-Identifier: Apache-2.0
/** The setting `loop`: on which machine the bursts run. */
import config from "mc/config";
import type { Platform, SharedBrain } from "platform";
import startWorker from "start-worker";

const BOTH =
	"loop=worker and cores=2 exclude each other: the second core runs the whole burst loop, or helps the main machine with it; build with one of them";

/** A platform's `startElsewhere`: with loop=worker in a Worker. What does not work out runs on the main machine. */
export default function startElsewhere(
	this: Platform,
	ready: (brain: SharedBrain) => void = () => {},
): boolean {
	const loop = String(config.loop);
	if (loop === "main") return false;
	if (loop !== "worker") {
		this.print(`loop=${loop} is neither main nor worker; the bursts run on the main machine`);
		return false;
	}
	if (String(config.cores) === "2") {
		this.print(BOTH);
		this.exit(1);
		return true;
	}
	const problem = startWorker(ready);
	if (problem === undefined) return true;
	this.print(`loop=worker: ${problem}; the bursts run on the main machine`);
	return false;
}
