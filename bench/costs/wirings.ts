/** A source that fires as it is told, into a target that never does: runs that tell kinds of projections apart. */
import { randomFor, range } from "../similarity/random-values.js";
import { withOutDegree } from "../similarity/wiring.js";
import { BURSTS, clustered, SHARES, scattered } from "./drives.js";
import { ALL_TO_ALL, type MicroArea, type Wiring, type Workload, workload } from "./micro-brain.js";

const NEVER = 1e6;

interface Path {
	readonly source: MicroArea;
	readonly target: MicroArea;
	readonly wirings: readonly Wiring[];
	readonly weight?: number;
}

const around = [-1, 0, 1].flatMap((x) =>
	[-1, 0, 1].flatMap((y) => [-1, 0, 1].map((z) => [x, y, z] as const)),
);
const neighbours = around.filter((step) => step.some(Boolean));
const few = neighbours.slice(0, 5);

function paths(): Readonly<Record<string, Path>> {
	const source = (size: MicroArea["size"], options: Partial<MicroArea> = {}): MicroArea => ({
		size,
		threshold: 1,
		accumulates: false,
		...options,
	});
	const target = (size: MicroArea["size"], options: Partial<MicroArea> = {}): MicroArea => ({
		size,
		threshold: NEVER,
		...options,
	});
	const list = (name: string, sources: number, targets: number, degree: number): Wiring => ({
		pairs: withOutDegree(randomFor(name, 1, "wiring"), sources, targets, degree, () => 1),
	});
	const one = (size: MicroArea["size"]): Wiring => ({
		patterns: [
			[
				["*", "*", "*"],
				[size[0] >> 1, size[1] >> 1, size[2] >> 1],
			],
		],
	});
	const wide: MicroArea["size"] = [80, 60, 1];
	return {
		"list of 5": {
			source: source([16, 16, 1]),
			target: target([20, 20, 1]),
			wirings: [list("5", 256, 400, 5)],
		},
		"list of 40": {
			source: source([8, 8, 1]),
			target: target([20, 20, 1]),
			wirings: [list("40", 64, 400, 40)],
		},
		"list of 40, clamped": {
			source: source([8, 8, 1], { psp: 255 }),
			target: target([20, 20, 1]),
			wirings: [list("40", 64, 400, 40)],
			weight: 255,
		},
		"list into several passes": {
			source: source([8, 8, 1]),
			target: target(wide),
			wirings: [list("several", 64, 4800, 30)],
		},
		"list, shared": {
			source: source([8, 8, 1], { sharesPsp: true, psp: 60 }),
			target: target([20, 20, 1]),
			wirings: [list("shared", 64, 400, 7)],
		},
		"26 vectors": {
			source: source([9, 9, 9]),
			target: target([9, 9, 9]),
			wirings: [{ vectors: neighbours }],
		},
		"5 vectors": { source: source([9, 9, 9]), target: target([9, 9, 9]), wirings: [{ vectors: few }] },
		"vectors, all at the border": {
			source: source([16, 16, 1]),
			target: target([16, 16, 1]),
			wirings: [{ vectors: neighbours }],
		},
		"vectors into several passes": {
			source: source(wide),
			target: target(wide),
			wirings: [{ vectors: few }],
		},
		"vectors, driven": {
			source: source([9, 9, 9], { drivenPsp: true }),
			target: target([9, 9, 9]),
			wirings: [{ vectors: few }],
		},
		"vectors, shared": {
			source: source([9, 9, 9], { sharesPsp: true, psp: 60 }),
			target: target([9, 9, 9]),
			wirings: [{ vectors: few }],
		},
		"projector, same size": {
			source: source([16, 16, 2]),
			target: target([16, 16, 2]),
			wirings: ["projector"],
		},
		"projector, growing": { source: source([5, 5, 5]), target: target([10, 10, 10]), wirings: ["projector"] },
		"projector, growing more": {
			source: source([3, 3, 3]),
			target: target([12, 12, 12]),
			wirings: ["projector"],
		},
		"projector, shrinking": {
			source: source([12, 12, 4]),
			target: target([4, 4, 2]),
			wirings: ["projector"],
		},
		"projector, several neurons in a voxel": {
			source: source([6, 6, 6]),
			target: target([12, 12, 6], { neuronsPerVoxel: 2 }),
			wirings: ["projector"],
		},
		"projector into several passes": {
			source: source([8, 6, 1]),
			target: target(wide),
			wirings: ["projector"],
		},
		"all to all": { source: source([4, 4, 2]), target: target([16, 16, 1]), wirings: [ALL_TO_ALL] },
		"all to a few": { source: source([6, 6, 6]), target: target([3, 2, 1]), wirings: [ALL_TO_ALL] },
		"all to one": { source: source([12, 12, 2]), target: target([5, 5, 5]), wirings: [one([5, 5, 5])] },
		"two rules": {
			source: source([8, 8, 4]),
			target: target([8, 8, 4]),
			wirings: ["projector", { vectors: few }],
		},
		"three boxes": {
			source: source([8, 8, 4]),
			target: target([8, 8, 4]),
			wirings: [
				{
					patterns: [0, 1, 2].map(
						(z) =>
							[
								["*", "*", z],
								[z, z, z],
							] as const,
					),
				},
			],
		},
	};
}

export function wirings(): Workload[] {
	return Object.entries(paths()).map(([name, { source, target, wirings: all, weight = 1 }]) => {
		const count = source.size[0] * source.size[1] * source.size[2];
		const random = randomFor(name, 1, "spikes");
		const bursts = range(BURSTS).map((burst) =>
			(burst % 2 ? scattered : clustered)(random, count, SHARES[burst % SHARES.length]!, () => 9),
		);
		return workload(
			`path: ${name}`,
			{ source, target },
			all.map((wiring) => ({ from: "source", to: "target", wiring, weight })),
			{ bursts: BURSTS, drive: (burst) => ({ source: burst % 8 === 7 ? [] : bursts[burst]! }) },
		);
	});
}
