export type Figures = Readonly<Record<string, number>>;

/** A figure may grow by this much before the benchmark fails. */
const TOLERANCE = 0.02;

export interface Comparison {
	readonly lines: readonly string[];
	readonly passed: number;
	readonly failed: number;
}

/** Each measured figure against its budget; one without a budget fails, so that none goes unwatched. */
export function compareWithBudget(figures: Figures, budget: Figures): Comparison {
	let failed = 0;
	const lines = Object.entries(figures).map(([name, value]) => {
		const allowed = budget[name];
		const verdict =
			allowed === undefined ? "no budget" : value > allowed * (1 + TOLERANCE) ? "over budget" : "ok";
		if (verdict !== "ok") failed++;
		const before = allowed === undefined || allowed === value ? "" : ` (budget ${allowed})`;
		return `${verdict.padEnd(11)} ${`${value}`.padStart(12)}  ${name}${before}`;
	});
	return { lines, passed: lines.length - failed, failed };
}
