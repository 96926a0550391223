/** Which of two runs a spike is in. */
export type Side = "both" | "reference" | "candidate";

/** Calls `visit` for each neuron that fired in either list, ascending; both lists ascend. */
export function mergeBurst(
	reference: readonly number[] | Uint32Array,
	candidate: readonly number[] | Uint32Array,
	visit: (neuron: number, side: Side) => void,
): void {
	let [i, j] = [0, 0];
	while (i < reference.length || j < candidate.length) {
		const [a, b] = [reference[i] ?? Infinity, candidate[j] ?? Infinity];
		if (a <= b) i++;
		if (b <= a) j++;
		if (a === b) visit(a, "both");
		else if (a < b) visit(a, "reference");
		else visit(b, "candidate");
	}
}
