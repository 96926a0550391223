/** A source that fires as a whole into a target that never does: what a synaptic event costs, by kind of projection. */
import { ALL_TO_ALL, type MicroArea, type Wiring, type Workload, workload } from "../costs/micro-brain.js";
import { type Dimensions, neuronsOf } from "../similarity/area-properties.js";
import { randomFor, range } from "../similarity/random-values.js";
import { withOutDegree } from "../similarity/wiring.js";

const BURSTS = 4;
const NEVER = 1e6;

const steps = [-1, 0, 1];
const neighbours = steps
	.flatMap((x) => steps.flatMap((y) => steps.map((z) => [x, y, z] as const)))
	.filter((step) => step.some(Boolean));

interface Case {
	readonly source: Dimensions;
	readonly target: Dimensions;
	readonly wiring: Wiring;
	/** Source voxels that fire; all, where this is left out. */
	readonly fires?: (x: number, y: number, z: number) => boolean;
}

const list = (degree: number): Wiring => ({
	pairs: withOutDegree(randomFor(`list of ${degree}`, 1, "wiring"), 64, 1024, degree, () => 1),
});
const inner = (...at: readonly number[]) => at.every((coordinate) => coordinate > 0 && coordinate < 9);

const CASES: Readonly<Record<string, Case>> = {
	"list, 32 each": { source: [8, 8, 1], target: [32, 32, 1], wiring: list(32) },
	"list, 5 each": { source: [8, 8, 1], target: [32, 32, 1], wiring: list(5) },
	"26 vectors, inside": {
		source: [10, 10, 10],
		target: [10, 10, 10],
		wiring: { vectors: neighbours },
		fires: inner,
	},
	"26 vectors, at the border": {
		source: [10, 10, 10],
		target: [10, 10, 10],
		wiring: { vectors: neighbours },
		fires: (...at) => !inner(...at),
	},
	"box, all to all": { source: [4, 4, 2], target: [16, 16, 4], wiring: ALL_TO_ALL },
	"box of 2 × 2 × 2": { source: [6, 6, 6], target: [12, 12, 12], wiring: "projector" },
	"box of 4 × 4 × 4": { source: [3, 3, 3], target: [12, 12, 12], wiring: "projector" },
	"projector, one to one": { source: [16, 16, 4], target: [16, 16, 4], wiring: "projector" },
	"projector, eight to one": { source: [12, 12, 12], target: [6, 6, 6], wiring: "projector" },
};

export const eventCases: readonly (Workload & { readonly kind: string })[] = Object.entries(CASES).map(
	([kind, { source, target, wiring, fires = () => true }]) => {
		const [, height, depth] = source;
		const firing = range(neuronsOf(source)).filter((i) =>
			fires(Math.floor(i / depth / height), Math.floor(i / depth) % height, i % depth),
		);
		const areas: Record<string, MicroArea> = {
			source: { size: source, threshold: 1, accumulates: false },
			target: { size: target, threshold: NEVER },
		};
		return {
			kind,
			...workload(`event, ${kind}`, areas, [{ from: "source", to: "target", wiring }], {
				bursts: BURSTS,
				drive: () => ({ source: firing.map((neuron) => [neuron, 1] as const) }),
			}),
		};
	},
);
