/** What FEAGI would do with a genome, what feagi-xs does, and what looks like a mistake. */
import type { Compilation } from "../compile.js";
import type { Note } from "../genome/model.js";
import { readRaw } from "../genome/write/raw.js";
import { textTable } from "../text-table.js";
import { isHonoured, type MappingFate, mappingFates, refusedByFeagi } from "./fate.js";
import { type IgnoredProperty, ignoredProperties } from "./ignored.js";
import { suspiciousValues } from "./suspicious.js";

interface Side {
	readonly honoured: number;
	readonly synapses: number;
}

export interface GenomeReport {
	readonly form: "flat" | "hierarchical";
	readonly version: string;
	/** Why FEAGI refuses the genome; null when it loads. */
	readonly refused: string | null;
	readonly areas: number;
	readonly neurons: number;
	readonly rules: number;
	readonly feagi: Side;
	readonly feagiXs: Side;
	readonly mappings: readonly MappingFate[];
	readonly ignored: readonly IgnoredProperty[];
	readonly suspicious: readonly Note[];
}

export function reportGenome(text: string, { network }: Compilation, notes: readonly Note[]): GenomeReport {
	const raw = readRaw(text);
	const { genome } = network;
	const mappings = mappingFates(network, raw);
	const sum = (of: (fate: MappingFate) => number) => mappings.reduce((total, fate) => total + of(fate), 0);
	return {
		form: genome.form,
		version: genome.version,
		refused: refusedByFeagi(genome) ?? null,
		areas: genome.areas.length,
		neurons: genome.areas.reduce(
			(total, { dimensions: [x, y, z], neuronsPerVoxel }) => total + x * y * z * neuronsPerVoxel,
			0,
		),
		rules: mappings.length,
		feagi: {
			honoured: sum(({ feagi }) => Number(isHonoured(feagi))),
			synapses: sum(({ feagiSynapses }) => feagiSynapses),
		},
		feagiXs: {
			honoured: sum(({ feagiXs }) => Number(isHonoured(feagiXs))),
			synapses: sum(({ synapses }) => synapses),
		},
		mappings,
		ignored: ignoredProperties(raw),
		suspicious: suspiciousValues(raw, notes),
	};
}

const reasons: Readonly<Record<IgnoredProperty["why"], string>> = {
	dropped: "read here, dropped by FEAGI",
	screen: "on screen only",
	unknown: "unknown",
	unused: "used by no engine",
};

export function formatReport(report: GenomeReport): string[] {
	const { feagi, feagiXs } = report;
	const number = (value: number) => value.toLocaleString("en-US");
	const lines = [
		`genome: ${report.form}, version ${report.version}`,
		"",
		...textTable([
			["", "FEAGI", "feagi-xs"],
			["loads", report.refused ?? "yes", "yes"],
			["areas", number(report.refused ? 0 : report.areas), number(report.areas)],
			["neurons", number(report.refused ? 0 : report.neurons), number(report.neurons)],
			[
				"mapping rules honoured",
				`${number(feagi.honoured)} of ${number(report.rules)}`,
				`${number(feagiXs.honoured)} of ${number(report.rules)}`,
			],
			["synapses", number(feagi.synapses), number(feagiXs.synapses)],
		]),
	];
	if (report.mappings.length > 0)
		lines.push(
			"",
			...textTable([
				["from", "to", "morphology", "FEAGI", "synapses", "feagi-xs", "synapses", "at"],
				...report.mappings.map((fate) => [
					...[fate.source, fate.target, fate.morphology, fate.feagi, number(fate.feagiSynapses)],
					...[fate.feagiXs, number(fate.synapses), fate.path],
				]),
			]),
		);
	if (report.ignored.length > 0)
		lines.push(
			"",
			...textTable([
				["ignored property", "why", "areas", "first at"],
				...report.ignored.map(({ name, why, areas, path }) => [name, reasons[why], `${areas}`, path]),
			]),
		);
	lines.push("", report.suspicious.length > 0 ? "suspicious values:" : "suspicious values: none");
	for (const { level, code, path, message } of report.suspicious)
		lines.push(`  ${level} ${code}${path ? ` at ${path}` : ""}: ${message}`);
	return lines;
}
