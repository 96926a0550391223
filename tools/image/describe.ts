/** What an image holds, for a person or a script: the reader's twin of the compiler. */
import type { BrainImage } from "../../modules/connectome/image.js";
import {
	AREA_KIND_NAMES,
	Area,
	AreaFlag,
	Direction,
	PART_KINDS,
	PART_NAMES,
	Port,
	PRECISION_NAMES,
	Projection,
	ProjectionFlag,
	RULE_NAMES,
	SECTION_KINDS,
	SECTION_NAMES,
} from "../../modules/connectome/layout.js";
import { stateFormat } from "../../modules/connectome/state-format.js";
import { textTable } from "../text-table.js";

export interface AreaDescription {
	readonly name: string;
	/** Cortical id in base64. */
	readonly id: string;
	readonly kind: string;
	readonly dimensions: readonly [number, number, number];
	readonly neurons: number;
	/** Genome units. */
	readonly threshold: number;
	readonly leak: number;
	readonly refractoryPeriod: number;
	readonly fireLimit: number;
	readonly flags: readonly string[];
	/** Genome units per state unit. */
	readonly unit: number;
}

export interface ProjectionDescription {
	readonly source: string;
	readonly target: string;
	readonly morphology: string;
	readonly rule: string;
	readonly synapses: number;
	readonly weight: number;
	readonly psp: number;
	readonly inhibitory: boolean;
}

export interface ImageDescription {
	readonly title: string;
	readonly precision: string;
	readonly burstPeriodUs: number;
	readonly neurons: number;
	readonly ruleSynapses: number;
	readonly explicitSynapses: number;
	/** What explicit synapses were drawn with; 0 when none were. */
	readonly seed: number;
	readonly areas: readonly AreaDescription[];
	readonly projections: readonly ProjectionDescription[];
	readonly ports: readonly { name: string; direction: string; coder: number; area: string }[];
	/** Bytes of flash by section. */
	readonly sections: Readonly<Record<string, number>>;
	/** Bytes of SRAM by pool. */
	readonly state: Readonly<Record<string, number>>;
}

const FLAG_NAMES: readonly (readonly [number, string])[] = [
	[AreaFlag.CHARGE_ACCUMULATES, "mp_charge_accumulation"],
	[AreaFlag.MP_DRIVEN_PSP, "mp_driven_psp"],
	[AreaFlag.PSP_UNIFORM, "psp_uniform_distribution"],
];

export function describeImage(image: BrainImage): ImageDescription {
	const range = (count: number) => Array.from({ length: count }, (_, i) => i);
	return {
		title: image.title,
		precision: PRECISION_NAMES[image.precision],
		burstPeriodUs: image.burstPeriodUs,
		neurons: image.neuronCount,
		ruleSynapses: image.ruleSynapses,
		explicitSynapses: image.explicitSynapses,
		seed: image.seed,
		areas: range(image.areaCount).map((i) => describeArea(image, i)),
		projections: range(image.projectionCount).map((i) => describeProjection(image, i)),
		ports: range(image.portCount).map((i) => describePort(image, i)),
		sections: Object.fromEntries(
			range(SECTION_KINDS)
				.map((i) => [SECTION_NAMES[i + 1], image.sectionBytes(i + 1)] as const)
				.filter(([, bytes]) => bytes > 0),
		),
		state: Object.fromEntries(
			range(PART_KINDS).flatMap((i) => {
				const pool = image.pool(i + 1);
				return pool ? [[PART_NAMES[i + 1], pool.count * pool.elementBytes]] : [];
			}),
		),
	};
}

function describeArea(image: BrainImage, index: number): AreaDescription {
	const { u8, u16, i32, f32 } = image.views;
	const area = image.area(index);
	const word = (field: number) => image.views.word(area + field);
	const unit = f32[(area + Area.UNIT) >> 2];
	const threshold = stateFormat(image.precision).float ? f32 : i32;
	return {
		name: image.areaName(index),
		id: Buffer.from(u8.subarray(area + Area.ID, area + Area.ID + 8)).toString("base64"),
		kind: AREA_KIND_NAMES[u8[area + Area.KIND]],
		dimensions: [word(Area.WIDTH), word(Area.HEIGHT), word(Area.DEPTH)],
		neurons: word(Area.NEURON_COUNT),
		threshold: threshold[(area + Area.THRESHOLD) >> 2] * unit,
		leak: f32[(area + Area.LEAK) >> 2],
		refractoryPeriod: u16[(area + Area.REFRACTORY_PERIOD) >> 1],
		fireLimit: u16[(area + Area.FIRE_LIMIT) >> 1],
		flags: FLAG_NAMES.filter(([flag]) => word(Area.FLAGS) & flag).map(([, name]) => name),
		unit,
	};
}

function describeProjection(image: BrainImage, index: number): ProjectionDescription {
	const { u8, u16 } = image.views;
	const record = image.projection(index);
	const word = (field: number) => image.views.word(record + field);
	return {
		source: image.areaName(u16[(record + Projection.SOURCE) >> 1]),
		target: image.areaName(u16[(record + Projection.TARGET) >> 1]),
		morphology: image.morphologyName(index),
		rule: RULE_NAMES[u8[record + Projection.RULE]],
		synapses: word(Projection.SYNAPSES_HIGH) * 4294967296 + word(Projection.SYNAPSES),
		weight: u8[record + Projection.WEIGHT],
		psp: u8[record + Projection.PSP],
		inhibitory: (u8[record + Projection.FLAGS] & ProjectionFlag.INHIBITORY) !== 0,
	};
}

function describePort(image: BrainImage, index: number) {
	const port = image.port(index);
	return {
		name: image.portName(index),
		direction: image.views.u8[port + Port.DIRECTION] === Direction.INPUT ? "input" : "output",
		coder: image.views.u8[port + Port.CODER],
		area: image.areaName(image.views.u16[(port + Port.AREA) >> 1]),
	};
}

export function formatDescription(d: ImageDescription): string[] {
	const lines = [
		`${d.title}: ${d.precision}, ${d.neurons} neurons, ${d.ruleSynapses} synapses from rules, ${d.explicitSynapses} stored${d.seed ? ` (seed ${d.seed})` : ""}, ${d.burstPeriodUs} µs per burst`,
		"",
		...textTable([
			["area", "id", "kind", "voxels", "neurons", "threshold", "leak", "refractory", "fire limit", "flags"],
			...d.areas.map((a) => [
				...[
					a.name,
					a.id,
					a.kind,
					a.dimensions.join("×"),
					`${a.neurons}`,
					`${round(a.threshold)}`,
					`${round(a.leak)}`,
				],
				...[`${a.refractoryPeriod}`, a.fireLimit ? `${a.fireLimit}` : "none", a.flags.join(" ")],
			]),
		]),
	];
	const projections = d.projections.map((p) => [
		...[p.source, p.target, p.morphology, p.rule, `${p.synapses}`],
		`${p.inhibitory ? "-" : "+"}${p.weight}×${p.psp}`,
	]);
	if (projections.length > 0)
		lines.push(
			"",
			...textTable([["from", "to", "morphology", "rule", "synapses", "weight×psp"], ...projections]),
		);
	lines.push("", "flash, bytes by section:", ...bytes(d.sections), "SRAM, bytes by pool:", ...bytes(d.state));
	return lines;
}

function bytes(parts: Readonly<Record<string, number>>): string[] {
	return Object.entries(parts).map(([name, size]) => `  ${name.padEnd(22)}${`${size}`.padStart(9)}`);
}

function round(value: number): number {
	return Number(value.toPrecision(6));
}
