// SPDX-License-Identifier: Apache-2.0
/** A brain with wires on the simulator's pins, without a clock: bursts as fast as they come. */

import Resource from "Resource";
import boardIo from "board-io";
import config from "mc/config";
import { BrainImage } from "modules/connectome/image";
import { Npu } from "modules/npu/npu";
import { Wires } from "modules/wires/wires";

export default function main() {
	const say = (line) => trace(line, "\n");
	try {
		const npu = new Npu(new BrainImage(new Resource("brain.img")));
		const wires = new Wires(new Resource("wires.img"), boardIo, npu, say, "moddable-lin");
		for (let burst = 0; burst < Number(config.bursts); burst++) {
			wires.beforeBurst();
			npu.step();
			wires.afterBurst();
		}
		say("rest");
		wires.rest();
		trace("feagi-xs: end 0\n");
	} catch (error) {
		say(error.message);
		trace("feagi-xs: end 1\n");
	}
}
