// SPDX-License-Identifier: Apache-2.0
/** A program on the main machine that prints every burst it finds in the ring, and then how many it lost. */

import config from "mc/config";
import { SpikeRingReader } from "modules/runtime/ring/spike-ring-reader";
import { startShared } from "modules/runtime/ring/start-shared";
import platform from "platform";
import Timer from "timer";

const LOOK_MS = 5;

function watch({ ring, genome, areas, burstPeriodUs }) {
	const reader = new SpikeRingReader(ring);
	trace(`ring ${JSON.stringify({ genome, areas, burstPeriodUs })}\n`);
	const timer = Timer.repeat(() => {
		while (reader.next()) {
			const pairs = [];
			reader.forEach((area, neuron) => {
				pairs.push(area, neuron);
			});
			trace(`burst ${JSON.stringify({ burst: reader.burst, spikes: reader.spikes, pairs })}\n`);
		}
		if (reader.burst < Number(config.bursts)) return;
		Timer.clear(timer);
		trace(`lost ${reader.lost}\n`);
	}, LOOK_MS);
}

export default function main() {
	startShared(platform, watch);
}
