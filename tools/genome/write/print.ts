import type { Json } from "../parse.js";

/** Containers below this depth stand on one line: a property per line, a morphology per line. */
const openDepth = 3;

/** JSON text of a genome: the same value gives the same bytes. Tabs, one property per line. */
export function printGenome(value: Json): string {
	return `${print(value, 0)}\n`;
}

function print(value: Json, depth: number): string {
	if (typeof value === "number") return Object.is(value, -0) ? "-0.0" : JSON.stringify(value);
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const isArray = Array.isArray(value);
	const parts = isArray
		? value.map((element) => print(element, depth + 1))
		: Object.keys(value).map((key) => `${JSON.stringify(key)}: ${print(value[key]!, depth + 1)}`);
	const [open, close] = isArray ? "[]" : "{}";
	if (parts.length === 0) return `${open}${close}`;
	if (depth >= openDepth || isArray) return `${open}${parts.join(", ")}${close}`;
	const indent = "\t".repeat(depth);
	return `${open}\n${parts.map((part) => `${indent}\t${part}`).join(",\n")}\n${indent}${close}`;
}
