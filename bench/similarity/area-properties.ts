/** The properties of an area under short names, and how its neurons are laid out. */

/** Voxels along x, y and z; every voxel has one neuron. */
export type Dimensions = readonly [number, number, number];

/** What is left out is FEAGI's plain neuron: no leak, no pause, no limit, fires whenever it can. */
export interface AreaOptions {
	/** Genome units. */
	readonly threshold: number;
	/** Genome units per voxel along x, y and z. */
	readonly thresholdIncrement?: Dimensions;
	/** Genome units; a potential above it does not fire. */
	readonly thresholdLimit?: number;
	/** Fraction of the potential lost per burst. */
	readonly leak?: number;
	/** Bursts. */
	readonly refractory?: number;
	/** Spikes in a row before a pause of `snooze` bursts. */
	readonly fireLimit?: number;
	readonly snooze?: number;
	/** Probability of a spike when the threshold is reached. */
	readonly excitability?: number;
	/** Whether potentials outlive a burst. */
	readonly accumulates?: boolean;
	/** postsynaptic_current, a whole number 1 … 255. */
	readonly psp?: number;
	/** Whether a neuron's PSP is divided by the number of its synapses. */
	readonly sharesPsp?: boolean;
}

export function areaProperties(
	name: string,
	dimensions: Dimensions,
	options: AreaOptions,
): Record<string, unknown> {
	const [stepX, stepY, stepZ] = options.thresholdIncrement ?? [0, 0, 0];
	return {
		cortical_name: name,
		block_boundaries: dimensions,
		per_voxel_neuron_cnt: 1,
		firing_threshold: options.threshold,
		firing_threshold_increment_x: stepX,
		firing_threshold_increment_y: stepY,
		firing_threshold_increment_z: stepZ,
		firing_threshold_limit: options.thresholdLimit ?? 0,
		leak_coefficient: options.leak ?? 0,
		refractory_period: options.refractory ?? 0,
		consecutive_fire_cnt_max: options.fireLimit ?? 0,
		snooze_length: options.snooze ?? 0,
		neuron_excitability: options.excitability ?? 1,
		mp_charge_accumulation: options.accumulates ?? true,
		postsynaptic_current: options.psp ?? 1,
		psp_uniform_distribution: !options.sharesPsp,
	};
}

export function neuronsOf([width, height, depth]: Dimensions): number {
	return width * height * depth;
}

/** One layer of `neurons` voxels, as close to a square as their number allows. */
export function layer(neurons: number): Dimensions {
	let width = Math.floor(Math.sqrt(neurons));
	while (neurons % width !== 0) width--;
	return [width, neurons / width, 1];
}

/** Voxel of area-local neuron `index`, in the order of the burst engine. */
export function voxelOf(index: number, [, height, depth]: Dimensions): Dimensions {
	const column = Math.floor(index / depth);
	return [Math.floor(column / height), column % height, index % depth];
}
