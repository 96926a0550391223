/** Writes the measured part of docs/feagi-compatibility.md: npx tsx conformance/compatibility.ts */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Golden, mismatch, readGolden } from "../host-tests/golden/feagi/golden.js";
import { GenomeError } from "../tools/errors.js";
import { decodeCorticalId, formatCorticalId } from "../tools/genome/cortical-id.js";
import { count, featureTable, isDivergence } from "./report.js";

const BEGIN = "<!-- conformance -->\n";
const END = "<!-- /conformance -->";

/** What the golden files say today, as lines of Markdown. */
export function renderConformance(golden: readonly Golden[]): string[] {
	const counted = count(golden);
	const { cases, bursts, equal } = counted.tallies.get("all")!;
	const apart = golden.filter(isDivergence);
	return [
		`${golden.length} cases. ${cases} of them, with ${bursts} bursts, should be equal: ${equal} are, in every bit.`,
		`${apart.length} more differ on purpose. A case counts for each of its features.`,
		"",
		...featureTable(counted),
		"",
		"| case that differs on purpose | first difference; potentials as the bits of a binary32 |",
		"|---|---|",
		...apart.map((entry) => `| ${nameOf(entry)} | ${firstDifference(entry)} |`),
	];
}

/** Replaces what stands between the markers. Throws when one is missing. */
export function replaceConformance(text: string, lines: readonly string[]): string {
	const begin = text.indexOf(BEGIN);
	const end = text.indexOf(END);
	if (begin < 0 || end < begin) throw new Error(`no ${BEGIN.trim()} … ${END}`);
	return `${text.slice(0, begin + BEGIN.length)}\n${lines.join("\n")}\n\n${text.slice(end)}`;
}

export function nameOf({ case: c }: Golden): string {
	return c.name.replace(/^divergence: /, "");
}

function firstDifference(entry: Golden): string {
	try {
		const found = mismatch(entry);
		return found === undefined ? "none" : readable(found.slice(entry.case.name.length + 2));
	} catch (error) {
		if (error instanceof GenomeError) return `feagi-xs refuses the genome: ${error.message}`;
		throw error;
	}
}

/** Areas by name; potentials that a trace leaves out are +0. */
function readable(difference: string): string {
	const absent = difference.includes("potential of") ? "00000000" : "none";
	return difference
		.replaceAll("undefined", absent)
		.replace(/[\w+/]{11}=/g, (base64) => formatCorticalId(decodeCorticalId(base64)!));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const path = fileURLToPath(new URL("../docs/feagi-compatibility.md", import.meta.url));
	writeFileSync(path, replaceConformance(readFileSync(path, "utf8"), renderConformance(readGolden())));
}
