/** The whole application, clock and report included, and what its heap is like after the first bursts and the last. */
import platform from "platform";
import { start } from "../../modules/runtime/start.js";
import { collect, Figure, measure, print } from "../../platforms/xs/natives.js";

const WARM_UP_BURSTS = 1000;

function heap(when: string): void {
	collect();
	// Before the line, whose own text lies in the heap.
	const [slots, chunks, allocated] = [Figure.slots, Figure.chunks, Figure.allocated].map(measure);
	print(`heap ${when} ${slots} ${chunks} ${allocated}`);
}

export default function main(): void {
	let bursts = 0;
	const brain = start(platform);
	if (!brain) return;
	brain.attach({
		afterBurst: () => {
			bursts++;
			if (bursts === WARM_UP_BURSTS) heap("first");
			else if (bursts === platform.burstLimit) heap("last");
		},
	});
}
