import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, AreaKind } from "../../modules/connectome/layout.js";
import type { Npu } from "../../modules/npu/npu.js";
import { printable } from "./canvas.js";
import type { MotorLine } from "./gauges.js";
import type { History } from "./history.js";

/** Areas that one line names. */
const MOST_AREAS = 4;

/** The last `bursts` bursts in one line: spikes, the busiest areas, the motors. The same run gives the same text. */
export function plainLine(
	image: BrainImage,
	npu: Npu,
	history: History,
	bursts: number,
	motors: readonly MotorLine[],
): string {
	let spikes = 0;
	const busy: { name: string; spikes: number }[] = [];
	for (let area = 0; area < image.areaCount; area++) {
		const sum = history.sum(area, bursts).spikes;
		spikes += sum;
		const core = image.views.u8[image.area(area) + Area.KIND] === AreaKind.CORE;
		if (sum > 0 && !core) busy.push({ name: printable(image.areaName(area)), spikes: sum });
	}
	busy.sort((a, b) => b.spikes - a.spikes);
	const parts = [`burst ${npu.burst}`, `${(spikes / bursts).toFixed(1)} spikes per burst`];
	if (busy.length > 0)
		parts.push(
			busy
				.slice(0, MOST_AREAS)
				.map((area) => `${area.name} ${area.spikes}`)
				.join(", "),
		);
	if (motors.length > 0) parts.push(motors.map(({ name, value }) => `${name} ${signed(value)}`).join(" "));
	return parts.join(" | ");
}

function signed(value: number): string {
	return (value > 0 ? "+" : "") + value.toFixed(2);
}
