import type { BrainImage } from "../../connectome/image.js";
import { Area } from "../../connectome/layout.js";
import type { Npu } from "../../npu/npu.js";
import { corticalId } from "./find-area.js";

/** `areas`: one line each; without a running brain there are no spikes to tell. */
export function printAreas(image: BrainImage, npu: Npu | undefined, print: (line: string) => void): void {
	print(row("index", "name", "cortical id", "neurons", "spikes"));
	for (let area = 0; area < image.areaCount; area++) {
		const neurons = image.views.word(image.area(area) + Area.NEURON_COUNT);
		const spikes = npu ? String(npu.firedCount(area)) : "-";
		print(row(String(area), image.areaName(area), corticalId(image, area), String(neurons), spikes));
	}
}

function row(index: string, name: string, id: string, neurons: string, spikes: string): string {
	return `${index.padStart(5)}  ${name.padEnd(20)}  ${id.padEnd(12)}  ${neurons.padStart(8)}  ${spikes.padStart(8)}`;
}
