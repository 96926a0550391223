/** `$.blueprint.c__abc[0]`: the path of a member below `path`. Keys that are not names are quoted. */
export function at(path: string, key: string | number): string {
	if (typeof key === "number") return `${path}[${key}]`;
	return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && key.length <= 80
		? `${path}.${key}`
		: `${path}[${quote(key)}]`;
}

/** A value as it may be shown in a message: JSON, cut after 80 characters. */
export function quote(value: unknown): string {
	const text = typeof value === "string" ? JSON.stringify(value.slice(0, 81)) : outline(value);
	return text.length > 84 ? `${text.slice(0, 80)}…` : text;
}

/** Containers are only named: printing a large one in full to cut it afterwards would cost its whole size. */
function outline(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (typeof value === "object" && value !== null) return "an object";
	return value === undefined ? "missing" : String(value);
}
