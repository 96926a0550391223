import type { BootsReport, Label, Report } from "./report.js";

/** The report for a person, line by line; 64 columns. */
export function printReport(report: Report, print: (line: string) => void): void {
	const { sram, labels } = report;
	const line = (name: string, value: string, label: Label) =>
		print("  " + name.padEnd(26) + value.padStart(14) + "  " + label);
	const bytes = (name: string, value: number, label: Label) => {
		if (value) line(name, value + " B", label);
	};
	print(
		report.genome + ", " + report.precision + ", on " + report.engine + ", " + report.kernels + " kernels",
	);
	print("brain image: " + report.source + bootsText(report.boots));
	line("cortical areas", "" + report.areas, labels.counts);
	line("neurons", "" + report.neurons, labels.counts);
	line("synapses from rules", "" + report.ruleSynapses, labels.counts);
	line("synapses stored", "" + report.explicitSynapses, labels.counts);
	bytes("brain image (flash)", report.image.total, labels.image);
	for (const section in report.image)
		if (section !== "total") bytes("  " + section, report.image[section], labels.image);
	bytes("SRAM", sram.total, labels.heap);
	bytes("  membrane potentials", sram.potentials, labels.pools);
	bytes("  refractory countdowns", sram.countdowns, labels.pools);
	bytes("  consecutive-fire counts", sram.fireCounts, labels.pools);
	bytes("  fired bits", sram.fired, labels.pools);
	bytes("  PSPs of fired neurons", sram.psps, labels.pools);
	bytes("  accumulators", sram.accumulators, labels.pools);
	bytes("  input queue", sram.queues, labels.pools);
	bytes("  counters", sram.counters, labels.pools);
	bytes("  XS slots", sram.slots, labels.heap);
	bytes("  XS chunks", sram.chunks, labels.heap);
	bytes("  XS stack", sram.stack, labels.heap);
	bytes("  other", sram.other, labels.heap);
	line("bytes per neuron", "" + report.bytesPerNeuron, labels.pools);
	line("neuron capacity", "" + report.capacity.neurons, report.capacity.label);
	line("burst period asked", report.periodAskedMs + " ms", labels.counts);
	if (report.periodMetMs) line("burst period met", report.periodMetMs + " ms", labels.period);
	line("bursts", "" + report.bursts, labels.counts);
	line("spikes", "" + report.spikes, labels.counts);
	line("overruns", "" + report.overruns, labels.period);
	line("saturations", "" + report.saturations, labels.counts);
	for (const { area, low, high } of report.saturated)
		line("  " + area, "" + low + " low, " + high + " high", labels.counts);
	if (report.droppedInputs) line("inputs dropped", "" + report.droppedInputs, labels.counts);
	if (report.stateHash) line("state hash", report.stateHash, labels.counts);
}

function bootsText(boots: BootsReport | null): string {
	return boots
		? `; boot ${boots.unconfirmed} in a row without a minute of bursts, cause: ${boots.cause}`
		: "";
}
