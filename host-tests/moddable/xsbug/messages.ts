/** What an application in xsbug's protocol says, and what it is told: XML in <xsbug> elements over TCP, both ways. */
import { XMLParser } from "fast-xml-parser";

/** One variable, or one element of an expanded object. */
export interface Property {
	readonly name: string;
	/** Text of a primitive; "@" and an address where there is an object. */
	readonly value: string;
	readonly flags: string;
	/** What an expanded object holds. */
	readonly properties: readonly Property[];
}

export interface Message {
	readonly login?: { readonly name: string; readonly value: string };
	/** Where it stopped. */
	readonly stop?: { readonly path: string; readonly line: number };
	readonly instruments?: readonly { readonly name: string; readonly unit: string }[];
	readonly samples?: readonly number[];
	readonly log?: string;
	readonly local?: readonly Property[];
	readonly global?: readonly Property[];
}

interface Element {
	readonly "@name"?: string;
	readonly "@value"?: string;
	readonly "@flags"?: string;
	readonly "@path"?: string;
	readonly "@line"?: string;
	readonly property?: readonly Element[];
}

const LISTS = new Set(["property", "instrument", "frame"]);

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: "@",
	parseTagValue: false,
	trimValues: false,
	isArray: (name) => LISTS.has(name),
});

/** `text` is what stands between <xsbug> and </xsbug>. */
export function parseMessage(text: string): Message {
	const { login, instruments, samples, log, local, global, break: stop } = parser.parse(text);
	return {
		login: login && { name: login["@name"], value: login["@value"] },
		stop: stop && { path: stop["@path"], line: Number(stop["@line"]) },
		instruments: instruments?.instrument?.map((row: Element) => ({
			name: row["@name"],
			unit: row["@value"],
		})),
		samples: samples === undefined ? undefined : String(samples).split(",").map(Number),
		log: log === undefined ? undefined : typeof log === "string" ? log : log["#text"],
		local: local && propertiesOf(local),
		global: global && propertiesOf(global),
	};
}

function propertiesOf(element: Element): Property[] {
	return (element.property ?? []).map((property) => ({
		name: property["@name"] ?? "",
		value: property["@value"] ?? "",
		flags: property["@flags"] ?? "",
		properties: propertiesOf(property),
	}));
}

export function breakpoints(places: readonly { path: string; line: number }[]): string {
	const list = places.map(({ path, line }) => `<breakpoint path="${path}" line="${line}"/>`);
	return `<set-all-breakpoints>${list.join("")}</set-all-breakpoints>`;
}
