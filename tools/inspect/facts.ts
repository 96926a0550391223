/** A brain as facts that can be compared: groups of properties with values in words. */

export type Value = string | number | boolean;

export interface FactGroup {
	/** What the group is about, for people. */
	readonly label: string;
	readonly facts: ReadonlyMap<string, Value>;
}

/** Groups by a key that is the same in every spelling of the brain. */
export type Facts = ReadonlyMap<string, FactGroup>;

export interface Change {
	readonly property: string;
	/** Undefined where this side does not have the property. */
	readonly a: Value | undefined;
	readonly b: Value | undefined;
}

export interface Difference {
	readonly what: string;
	readonly kind: "added" | "removed" | "changed";
	readonly changes: readonly Change[];
}

/** Groups in the order of `a`, then those that only `b` has, in its order; nothing for equal brains. */
export function compareFacts(a: Facts, b: Facts): Difference[] {
	const differences: Difference[] = [];
	for (const [key, group] of a) {
		const other = b.get(key);
		if (!other)
			differences.push({ what: group.label, kind: "removed", changes: changesOf(group, undefined) });
		else {
			const changes = changesOf(group, other);
			if (changes.length > 0) differences.push({ what: group.label, kind: "changed", changes });
		}
	}
	for (const [key, group] of b)
		if (!a.has(key))
			differences.push({ what: group.label, kind: "added", changes: changesOf(undefined, group) });
	return differences;
}

function changesOf(a: FactGroup | undefined, b: FactGroup | undefined): Change[] {
	const names = new Set([...(a?.facts.keys() ?? []), ...(b?.facts.keys() ?? [])]);
	return [...names]
		.map((property) => ({ property, a: a?.facts.get(property), b: b?.facts.get(property) }))
		.filter((change) => !Object.is(change.a, change.b));
}

export function formatDifferences(differences: readonly Difference[]): string[] {
	if (differences.length === 0) return ["same"];
	return differences.flatMap(({ what, kind, changes }) => {
		if (kind === "changed")
			return [what, ...changes.map(({ property, a, b }) => `  ${property}: ${show(a)} → ${show(b)}`)];
		const sign = kind === "added" ? "+" : "-";
		const facts = changes.map(({ property, a, b }) => `${property} ${show(a ?? b)}`);
		return [`${sign} ${what}: ${facts.join(", ")}`];
	});
}

function show(value: Value | undefined): string {
	if (value === undefined) return "none";
	return value === "" ? '""' : `${value}`;
}
