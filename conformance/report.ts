/** Prints how many golden cases and bursts are bit-equal, by feature: npx tsx conformance/report.ts */
import { type Golden, mismatch, readGolden } from "../host-tests/golden/feagi/golden.js";

interface Tally {
	cases: number;
	bursts: number;
	equal: number;
}

const tallies = new Map<string, Tally>();
const mismatches: string[] = [];

function count({ case: c, trace }: Golden): void {
	const found = mismatch({ case: c, trace });
	if (found !== undefined) mismatches.push(found);
	for (const feature of ["all", ...c.features]) {
		const tally = tallies.get(feature) ?? { cases: 0, bursts: 0, equal: 0 };
		tally.cases++;
		tally.bursts += trace.bursts.length;
		if (found === undefined) tally.equal++;
		tallies.set(feature, tally);
	}
}

for (const entry of readGolden()) if (entry.case.features[0] !== "divergence") count(entry);
console.log("| feature | cases | bursts | bit-equal cases |\n|---|--:|--:|--:|");
for (const [feature, { cases, bursts, equal }] of tallies)
	console.log(`| ${feature} | ${cases} | ${bursts} | ${equal} |`);
console.log(`\n${mismatches.length} mismatches`);
for (const found of mismatches) console.log(found);
