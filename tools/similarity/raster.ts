/** Which neurons of a brain fired in which burst. */
import { UsageError } from "../errors.js";

/** A cortical area: `size` neurons from the global index `first`. */
export interface RasterArea {
	readonly name: string;
	readonly first: number;
	readonly size: number;
	/** False for input areas and the core areas `_death`, `_power`, `_fatigue`: their spikes are given, not computed. */
	readonly scored: boolean;
}

export interface Raster {
	readonly areas: readonly RasterArea[];
	readonly neurons: number;
	readonly bursts: number;
	/** Ascending global neuron indices, one list per burst. */
	readonly fired: readonly (readonly number[] | Uint32Array)[];
}

/** @throws UsageError `raster-shape` unless `raster` is what its interface says; `where` names it. */
export function checkRaster(raster: Raster, where: string): void {
	const refuse = (message: string): never => {
		throw new UsageError("raster-shape", where, message, "record the spikes of the run again");
	};
	const { areas, neurons, bursts, fired } = raster;
	if (!(bursts >= 1)) refuse("It has no bursts.");
	if (fired.length !== bursts) refuse(`It has spikes of ${fired.length} bursts instead of ${bursts}.`);
	let free = 0;
	for (const { name, first, size } of [...areas].sort((a, b) => a.first - b.first || a.size - b.size)) {
		if (first < free) refuse(`Area ${name} shares neurons with another.`);
		free = first + size;
		if (free > neurons) refuse(`Area ${name} ends at neuron ${free} of ${neurons}.`);
	}
	fired.forEach((burst, time) => {
		let last = -1;
		for (const neuron of burst) {
			if (!(neuron > last && neuron < neurons && Number.isInteger(neuron)))
				refuse(`Burst ${time} has neuron ${neuron} after ${last}; indices ascend and are below ${neurons}.`);
			last = neuron;
		}
	});
}

/** @throws UsageError `rasters-differ` unless both have the same areas and as many bursts. */
export function checkSameBrain(reference: Raster, candidate: Raster, where: string): void {
	const refuse = (message: string): never => {
		throw new UsageError("rasters-differ", where, message, "compare two runs of one genome, equally long");
	};
	if (reference.bursts !== candidate.bursts)
		refuse(`The runs have ${reference.bursts} and ${candidate.bursts} bursts.`);
	if (reference.neurons !== candidate.neurons)
		refuse(`The brains have ${reference.neurons} and ${candidate.neurons} neurons.`);
	const shape = ({ areas }: Raster) =>
		JSON.stringify(areas.map(({ name, first, size, scored }) => [name, first, size, scored]));
	if (shape(reference) !== shape(candidate)) refuse("The brains have different areas.");
}
