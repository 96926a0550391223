/** Costs that explain counts: least squares without negative costs, by relative errors. */
import { UsageError } from "../../tools/errors.js";

export interface Row<Key extends string> {
	/** How often each thing happened. */
	readonly counts: Readonly<Record<Key, number>>;
	/** What all of it took together. */
	readonly total: number;
}

const SWEEPS = 200_000;
const SETTLED = 1e-9;
/** Columns closer than this to a combination of others cannot be told apart. */
const INDEPENDENT = 1e-9;

/**
 * minimise Σ ((Σ counts·cost − total) / weight)², cost ≥ 0, weight = max(total, floor): coordinate descent on the normal
 * equations, which is exact in the limit, since the problem is convex.
 * @throws UsageError fit-rank where the rows do not tell the costs of some keys apart
 */
export function fitCosts<Key extends string>(
	keys: readonly Key[],
	rows: readonly Row<Key>[],
	floor: number,
): Record<Key, number> {
	const scaled = rows.map(({ counts, total }) => {
		const weight = 1 / Math.max(total, floor);
		return { x: keys.map((key) => counts[key] * weight), y: total * weight };
	});
	const norms = keys.map((_, i) => Math.sqrt(scaled.reduce((sum, { x }) => sum + x[i]! ** 2, 0)));
	const gram = keys.map((_, i) =>
		keys.map((_, j) => scaled.reduce((sum, { x }) => sum + x[i]! * x[j]!, 0) / (norms[i]! * norms[j]!)),
	);
	const right = keys.map((_, i) => scaled.reduce((sum, { x, y }) => sum + x[i]! * y, 0) / norms[i]!);
	refuseDependent(keys, norms, gram);
	const solution = descend(gram, right);
	return Object.fromEntries(keys.map((key, i) => [key, solution[i]! / norms[i]!])) as Record<Key, number>;
}

function descend(gram: readonly (readonly number[])[], right: readonly number[]): number[] {
	const x = right.map(() => 0);
	for (let sweep = 0; sweep < SWEEPS; sweep++) {
		let moved = 0;
		for (const [i, row] of gram.entries()) {
			const slope = row.reduce((sum, g, j) => sum + g * x[j]!, 0) - right[i]!;
			const next = Math.max(0, x[i]! - slope / row[i]!);
			moved = Math.max(moved, Math.abs(next - x[i]!));
			x[i] = next;
		}
		if (moved < SETTLED * Math.max(...x)) break;
	}
	return x;
}

/** Cholesky's pivots: what of each column the ones before it do not explain. */
function refuseDependent(
	keys: readonly string[],
	norms: readonly number[],
	gram: readonly (readonly number[])[],
): void {
	const lower: number[][] = [];
	for (const [i, key] of keys.entries()) {
		const row: number[] = [];
		for (let j = 0; j < i; j++) {
			const sum = row.reduce((all, value, k) => all + value * lower[j]![k]!, 0);
			row.push((gram[i]![j]! - sum) / lower[j]![j]!);
		}
		const pivot = norms[i] === 0 ? 0 : 1 - row.reduce((sum, value) => sum + value ** 2, 0);
		if (!(pivot > INDEPENDENT))
			throw new UsageError(
				"fit-rank",
				key,
				norms[i] === 0 ? "no run contains it" : "the runs do not tell it from the operations before it",
				"add a run that has more of it and as much of all others (bench/costs/experiments.ts)",
			);
		lower.push([...row, Math.sqrt(pivot)]);
	}
}
