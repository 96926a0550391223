// SPDX-License-Identifier: Apache-2.0
/** A program of your own on the main machine: prints once per second how often each area's neurons fired. */
import platform, { type SharedBrain } from "platform";
import Timer from "timer";
import { SpikeRingReader } from "../../../../modules/runtime/ring/spike-ring-reader.js";
import { startShared } from "../../../../modules/runtime/ring/start-shared.js";

const LOOK_MS = 100;
const SECOND_MS = 1000;

function printRates({ ring, areas }: SharedBrain): void {
	const reader = new SpikeRingReader(ring);
	const spikes = new Uint32Array(areas.length);
	const count = (area: number) => {
		spikes[area]++;
	};
	// Once per second would do for a ring that holds a second of bursts.
	Timer.repeat(() => {
		while (reader.next()) reader.forEach(count);
	}, LOOK_MS);
	Timer.repeat(() => {
		for (let area = 0; area < areas.length; area++)
			if (spikes[area]) platform.print(`${areas[area]}: ${spikes[area]} spikes/s`);
		if (reader.lost) platform.print(`${reader.lost} bursts were not seen`);
		spikes.fill(0);
	}, SECOND_MS);
}

export default function main(): void {
	startShared(platform, printRates);
}
