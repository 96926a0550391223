/** bench/results/bare.json */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Figures } from "../compare.js";
import type { Predictions } from "../costs/predictions.js";

export interface BareResults {
	/** Budgets of the next run. */
	readonly figures: Figures;
	/** FEAGI's embedded algorithm, by the same keys. */
	readonly baseline: Figures;
	readonly predictions: Predictions;
}

export const resultsPath = fileURLToPath(new URL("../results/bare.json", import.meta.url));

/** @throws Error where nothing was measured yet */
export function readResults(): BareResults {
	if (!existsSync(resultsPath))
		throw new Error(`${resultsPath} is not here: npm run bench:bare -- --write makes it`);
	return JSON.parse(readFileSync(resultsPath, "utf8")) as BareResults;
}
