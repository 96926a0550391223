/** Prints how many golden cases and bursts are bit-equal, by feature: npx tsx conformance/report.ts */
import { fileURLToPath } from "node:url";
import { type Golden, mismatch, readGolden } from "../host-tests/golden/feagi/golden.js";

export interface Tally {
	cases: number;
	bursts: number;
	equal: number;
}

export interface Count {
	/** By feature, "all" first; without the cases that differ on purpose. */
	readonly tallies: ReadonlyMap<string, Tally>;
	/** First difference of each case that should be equal and is not. */
	readonly mismatches: readonly string[];
}

export const isDivergence = ({ case: c }: Golden): boolean => c.features[0] === "divergence";

export function count(golden: readonly Golden[]): Count {
	const tallies = new Map<string, Tally>();
	const mismatches: string[] = [];
	for (const entry of golden) {
		if (isDivergence(entry)) continue;
		const found = mismatch(entry);
		if (found !== undefined) mismatches.push(found);
		for (const feature of ["all", ...entry.case.features]) {
			const tally = tallies.get(feature) ?? { cases: 0, bursts: 0, equal: 0 };
			tally.cases++;
			tally.bursts += entry.trace.bursts.length;
			if (found === undefined) tally.equal++;
			tallies.set(feature, tally);
		}
	}
	return { tallies, mismatches };
}

export function featureTable({ tallies }: Count): string[] {
	return [
		"| feature | cases | bursts | bit-equal cases |",
		"|---|--:|--:|--:|",
		...[...tallies].map(
			([feature, { cases, bursts, equal }]) => `| ${feature} | ${cases} | ${bursts} | ${equal} |`,
		),
	];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const counted = count(readGolden());
	console.log(featureTable(counted).join("\n"));
	console.log(`\n${counted.mismatches.length} mismatches`);
	for (const found of counted.mismatches) console.log(found);
}
