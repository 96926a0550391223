import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, Precision, Projection, ProjectionFlag } from "../../modules/connectome/layout.js";
import { referenceKernels } from "../../modules/npu/kernels.js";
import { Npu } from "../../modules/npu/npu.js";
import { Pools } from "../../modules/npu/pools.js";

/**
 * The twin of an fp32 brain: the same neurons, synapses and thresholds, but contributions, sums and potentials in
 * binary64. Where the two disagree, FP32 decides by the accident of its rounding, and nobody can claim to be truer.
 */
export function binary64Twin(image: BrainImage): Npu {
	if (image.precision !== Precision.FP32) throw new RangeError("only fp32 images have a binary64 twin");
	const pools = new Pools(image);
	const wide = {
		potentials: new Float64Array(pools.potentials.length),
		accumulators: new Float64Array(pools.accumulators.length),
	};
	const exact = Object.assign(pools, wide as unknown as object);
	const npu = new Npu(image, referenceKernels, exact, (value) => value);
	return Object.assign(npu, { contributions: exactContributions(image) as unknown as Float32Array });
}

/** ±weight·psp / degree in binary64, at the words where the image has them in binary32. */
function exactContributions(image: BrainImage): Float64Array {
	const { views } = image;
	const contributions = Float64Array.from(views.f32);
	for (let i = 0; i < image.projectionCount; i++) {
		const record = image.projection(i);
		const flags = views.u8[record + Projection.FLAGS];
		const target = image.area(views.u16[(record + Projection.TARGET) >> 1]);
		// In a shared unit contributions are whole already.
		const shared = views.f32[(target + Area.UNIT) >> 2] !== 1;
		if (shared || flags & ProjectionFlag.MP_DRIVEN) continue;
		const whole = views.u8[record + Projection.WEIGHT] * views.u8[record + Projection.PSP];
		const first = views.word(record + Projection.CONTRIBUTIONS) >> 2;
		for (let k = first; k < first + views.word(record + Projection.CONTRIBUTION_COUNT); k++) {
			const degree = Math.round(whole / Math.abs(views.f32[k]));
			if (whole > 0) contributions[k] = (Math.sign(views.f32[k]) * whole) / degree;
		}
	}
	return contributions;
}
