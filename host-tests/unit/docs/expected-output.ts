/** Output as a document shows it, with "…" for what is left out. */

/** Alone on a line: any number of lines, none too. Within a line: any characters. */
const ELLIPSIS = "…";

/**
 * The first expected line that the output does not have in its place, or undefined where all are there. Without an
 * ellipsis at the end, more output than expected is a difference, too.
 */
export function firstDifference(expected: string, output: string): string | undefined {
	const runs = splitAtEllipses(linesOf(expected));
	const printed = linesOf(output);
	let next = 0;
	for (const [i, run] of runs.entries()) {
		const isLast = i === runs.length - 1;
		// The first run begins the output, the last one ends it, the others come as early as they can.
		const latest = i === 0 ? 0 : printed.length - run.length;
		const earliest = i > 0 && isLast ? Math.max(next, latest) : next;
		const found = place(run, printed, earliest, latest);
		if (typeof found === "string") return found;
		next = found + run.length;
		if (isLast && next < printed.length) return `nothing after line ${next}, but: ${printed[next]}`;
	}
	return undefined;
}

/** Where all lines of `run` stand one after the other, or the line at which the best attempt fails. */
function place(run: readonly string[], printed: readonly string[], earliest: number, latest: number) {
	let best = 0;
	for (let start = earliest; start <= latest; start++) {
		const failing = run.findIndex((line, i) => !matches(line, printed[start + i]));
		if (failing < 0) return start;
		best = Math.max(best, failing);
	}
	return run.length === 0 ? earliest : run[best];
}

function splitAtEllipses(lines: readonly string[]): string[][] {
	const runs: string[][] = [[]];
	for (const line of lines) {
		if (line === ELLIPSIS) runs.push([]);
		else runs.at(-1)!.push(line);
	}
	return runs;
}

function matches(line: string, candidate: string | undefined): boolean {
	if (candidate === undefined || !line.includes(ELLIPSIS)) return line === candidate;
	const parts = line.split(ELLIPSIS).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	return new RegExp(`^${parts.join(".*")}$`).test(candidate);
}

function linesOf(text: string): string[] {
	const lines = text.split("\n").map((line) => line.trimEnd());
	while (lines.at(-1) === "") lines.pop();
	return lines;
}
