const maxCandidates = 2000;
const maxLength = 64;

/** Up to three candidates spelt most like `name`, as `; near: "a", "b"`, or nothing. */
export function nearNames(name: string, candidates: Iterable<string>): string {
	const near = [...candidates]
		.slice(0, maxCandidates)
		.filter((candidate) => candidate.length <= maxLength)
		.map((candidate) => ({ candidate, distance: editDistance(name.slice(0, maxLength), candidate) }))
		.filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
		.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
		.slice(0, 3);
	return near.length === 0
		? ""
		: `; near: ${near.map(({ candidate }) => JSON.stringify(candidate)).join(", ")}`;
}

/** Levenshtein distance: insertions, deletions and replacements of one character. */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
		}
		row = next;
	}
	return row[b.length]!;
}
