import {
	Box,
	CONTRIBUTION_LIMIT,
	Extent,
	PRECISION_NAMES,
	Projection,
	ProjectionFlag,
	Rule,
	Section,
	Vector,
} from "../../modules/connectome/layout.js";
import { stateFormat } from "../../modules/connectome/state-format.js";
import type { DevelopedProjection, Network } from "../develop/network.js";
import type { CorticalArea, PrecisionName, Vector as Steps } from "../genome/model.js";
import { type AreaParameters, contributionUnits } from "../quantise/area-parameters.js";
import type { ImageWriter } from "./image-writer.js";
import { bytesOf, type SectionWriter } from "./section-writer.js";

const RULES = { boxes: Rule.BOXES, vectors: Rule.VECTORS, list: Rule.LIST };

/** Appends the record of projection `index` with its rule and contributions; returns how many contributions were clamped. */
export function emitProjection(
	writer: ImageWriter,
	network: Network,
	index: number,
	target: AreaParameters,
	precision: PrecisionName,
	idBytes: number,
): number {
	const projection = network.projections[index];
	const section = writer.section(Section.PROJECTIONS);
	const record = section.reserve(Projection.BYTES);
	const driven = network.genome.areas[projection.source].mpDrivenPsp;
	section.u16(record + Projection.SOURCE, projection.source);
	section.u16(record + Projection.TARGET, projection.target);
	section.u8(record + Projection.RULE, RULES[projection.rule.kind]);
	section.u8(
		record + Projection.FLAGS,
		(projection.inhibitory ? ProjectionFlag.INHIBITORY : 0) |
			(driven ? ProjectionFlag.MP_DRIVEN : 0) |
			(isFloat(precision) && isOneOfSeveral(network, index) ? ProjectionFlag.NEURON_BY_NEURON : 0),
	);
	section.u8(record + Projection.WEIGHT, projection.weight);
	section.u8(record + Projection.PSP, projection.psp);
	section.u32(record + Projection.SYNAPSES, projection.synapses % 4294967296);
	section.u32(record + Projection.SYNAPSES_HIGH, Math.floor(projection.synapses / 4294967296));
	writer.name(
		Section.PROJECTIONS,
		record + Projection.MORPHOLOGY,
		Section.NAMES,
		projection.mapping.morphology,
	);
	emitRule(writer, record, projection, network.genome.areas[projection.target], idBytes);
	return emitContributions(writer, record, network, projection, target, precision);
}

function emitRule(
	writer: ImageWriter,
	record: number,
	{ rule }: DevelopedProjection,
	target: CorticalArea,
	idBytes: number,
): void {
	const section = writer.section(Section.PROJECTIONS);
	const ids = (values: Uint32Array) => bytesOf(idBytes === 2 ? new Uint16Array(values) : values);
	if (rule.kind === "list") {
		const synapses = writer.section(Section.SYNAPSES);
		writer.refer(
			Section.PROJECTIONS,
			record + Projection.RULE_OFFSET,
			Section.SYNAPSES,
			synapses.share(bytesOf(rule.list.rows)),
		);
		writer.refer(
			Section.PROJECTIONS,
			record + Projection.TARGETS,
			Section.SYNAPSES,
			synapses.share(ids(rule.list.targets)),
		);
		section.u32(record + Projection.RULE_COUNT, rule.list.targets.length);
		return;
	}
	const rules = writer.section(Section.RULES);
	if (rule.kind === "vectors") {
		writer.refer(
			Section.PROJECTIONS,
			record + Projection.RULE_OFFSET,
			Section.RULES,
			emitVectors(rules, rule.vectors, target),
		);
		section.u32(record + Projection.RULE_COUNT, rule.vectors.length);
		return;
	}
	const tables = rule.boxes.map((box) => box.map((axis) => rules.share(ids(axis))));
	const offset = rules.reserve(rule.boxes.length * Box.BYTES);
	tables.flat().forEach((table, i) => void writer.refer(Section.RULES, offset + i * 4, Section.RULES, table));
	writer.refer(Section.PROJECTIONS, record + Projection.RULE_OFFSET, Section.RULES, offset);
	section.u32(record + Projection.RULE_COUNT, rule.boxes.length);
}

/** Whether another rule joins the same two areas: float sums then depend on the order of synapses. */
function isOneOfSeveral({ projections }: Network, index: number): boolean {
	const { source, target } = projections[index];
	const joins = (other?: DevelopedProjection) => other?.source === source && other.target === target;
	return joins(projections[index - 1]) || joins(projections[index + 1]);
}

/** Extent, then the vectors, each with its distance in neurons of the target; returns the offset of the extent. */
function emitVectors(rules: SectionWriter, vectors: readonly Steps[], target: CorticalArea): number {
	const [, height, depth] = target.dimensions;
	const extent = rules.reserve(Extent.BYTES);
	for (let axis = 0; axis < 3; axis++) {
		rules.i32(extent + Extent.LOW + axis * 4, Math.min(0, ...vectors.map((vector) => vector[axis])));
		rules.i32(extent + Extent.HIGH + axis * 4, Math.max(0, ...vectors.map((vector) => vector[axis])));
	}
	for (const [dx, dy, dz] of vectors) {
		const offset = rules.reserve(Vector.BYTES);
		rules.i32(offset + Vector.DX, dx);
		rules.i32(offset + Vector.DY, dy);
		rules.i32(offset + Vector.DZ, dz);
		rules.i32(offset + Vector.DISTANCE, ((dx * height + dy) * depth + dz) * target.neuronsPerVoxel);
	}
	return extent;
}

/**
 * One value per degree class of the source: ±weight·psp / degree in the target's units, whole ones in the integer
 * precisions. Potential-driven PSPs are known only when they fire, so their classes hold what weight·PSP is divided by
 * (float precisions: degree·unit) or the PSP is multiplied with (integer precisions: weight / (degree·unit)).
 */
function emitContributions(
	writer: ImageWriter,
	record: number,
	network: Network,
	projection: DevelopedProjection,
	target: AreaParameters,
	precision: PrecisionName,
): number {
	const { degrees } = network.degrees[projection.source];
	const { weight, psp } = projection;
	const sign = projection.inhibitory ? -1 : 1;
	const driven = network.genome.areas[projection.source].mpDrivenPsp;
	const units = (degree: number) => contributionUnits(target, (weight * psp) / degree);
	let clamped = 0;
	let values: Float32Array | Int32Array;
	if (isFloat(precision))
		values = Float32Array.from(degrees, (degree) => (driven ? degree * target.unit : sign * units(degree)));
	else if (driven) values = Float32Array.from(degrees, (degree) => weight / (degree * target.unit));
	else
		values = Int32Array.from(degrees, (degree) => {
			if (units(degree) > CONTRIBUTION_LIMIT) clamped++;
			return sign * Math.min(units(degree), CONTRIBUTION_LIMIT);
		});
	const offset = writer.section(Section.CONTRIBUTIONS).share(bytesOf(values));
	writer.refer(Section.PROJECTIONS, record + Projection.CONTRIBUTIONS, Section.CONTRIBUTIONS, offset);
	writer.section(Section.PROJECTIONS).u32(record + Projection.CONTRIBUTION_COUNT, values.length);
	return clamped;
}

function isFloat(precision: PrecisionName): boolean {
	return stateFormat(PRECISION_NAMES.indexOf(precision)).float;
}
