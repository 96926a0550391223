/** Projection records, their rules, contributions and explicit targets. */
import { ImageError } from "./error.js";
import {
	Area,
	AreaFlag,
	Box,
	CONTRIBUTION_LIMIT,
	Extent,
	Header,
	NONE,
	PROJECTION_FLAGS,
	Projection,
	ProjectionFlag,
	Rule,
	Section,
	UNITS_LIMIT,
	Vector,
} from "./layout.js";
import { stateFormat } from "./state-format.js";
import type { SectionMap } from "./verify.js";
import { verifyName, within } from "./verify-areas.js";
import type { Views } from "./views.js";

export function verifyProjections(views: Views, sections: SectionMap): void {
	const base = sections.offset[Section.PROJECTIONS];
	const count = views.word(Header.PROJECTION_COUNT);
	if (sections.end[Section.PROJECTIONS] - base !== count * Projection.BYTES)
		throw new ImageError(40, base, `${count} projections do not fill their section`);
	const checked = new CheckedTables();
	const areas = sections.offset[Section.AREAS];
	const areaCount = views.word(Header.AREA_COUNT);
	for (let target = 0; target < areaCount; target++) {
		const area = areas + target * Area.BYTES;
		const first = views.word(area + Area.FIRST_PROJECTION);
		for (let i = first, end = first + views.word(area + Area.PROJECTION_COUNT); i < end; i++) {
			const record = base + i * Projection.BYTES;
			const sourceIndex = views.u16[(record + Projection.SOURCE) >> 1];
			if (views.u16[(record + Projection.TARGET) >> 1] !== target || sourceIndex >= areaCount)
				throw new ImageError(41, record, "the projection's areas are wrong");
			const source = areas + sourceIndex * Area.BYTES;
			verifyName(views, sections, record + Projection.MORPHOLOGY);
			verifyContributions(views, sections, record, source);
			verifyRule(views, sections, record, source, area, checked);
		}
	}
}

function verifyContributions(views: Views, sections: SectionMap, record: number, source: number): void {
	const flags = views.u8[record + Projection.FLAGS];
	if (flags & ~PROJECTION_FLAGS)
		throw new ImageError(42, record + Projection.FLAGS, "unknown projection flag");
	const driven = (flags & ProjectionFlag.MP_DRIVEN) !== 0;
	if (driven !== ((views.word(source + Area.FLAGS) & AreaFlag.MP_DRIVEN_PSP) !== 0))
		throw new ImageError(42, record + Projection.FLAGS, "source and projection disagree on mp_driven_psp");
	const offset = views.word(record + Projection.CONTRIBUTIONS);
	const count = views.word(record + Projection.CONTRIBUTION_COUNT);
	if (count !== views.word(source + Area.DEGREE_CLASS_COUNT))
		throw new ImageError(
			43,
			record + Projection.CONTRIBUTION_COUNT,
			"one contribution per degree class is needed",
		);
	if (offset & 3 || !within(sections, Section.CONTRIBUTIONS, offset, count * 4))
		throw new ImageError(43, record + Projection.CONTRIBUTIONS, "contributions lie outside");
	const { float } = stateFormat(views.u8[Header.PRECISION]);
	for (let i = offset >> 2, end = i + count; i < end; i++)
		if (float || driven ? !isContribution(views.f32[i], float && driven) : !isUnits(views.i32[i]))
			throw new ImageError(44, i * 4, "a contribution is out of range");
}

/** The engine divides by a divisor, and a sum of finite numbers must not become the mark of an empty accumulator. */
function isContribution(value: number, divisor: boolean): boolean {
	return Number.isFinite(value) && (!divisor || value * UNITS_LIMIT >= 1);
}

function isUnits(value: number): boolean {
	return value >= -CONTRIBUTION_LIMIT && value <= CONTRIBUTION_LIMIT;
}

function verifyRule(
	views: Views,
	sections: SectionMap,
	record: number,
	source: number,
	target: number,
	checked: CheckedTables,
): void {
	const rule = views.u8[record + Projection.RULE];
	if (rule === Rule.BOXES) verifyBoxes(views, sections, record, source, target, checked);
	else if (rule === Rule.VECTORS) verifyVectors(views, sections, record, target);
	else if (rule === Rule.LIST) verifyList(views, sections, record, source, target);
	else throw new ImageError(45, record + Projection.RULE, `unknown rule ${rule}`);
}

function verifyBoxes(
	views: Views,
	sections: SectionMap,
	record: number,
	source: number,
	target: number,
	checked: CheckedTables,
): void {
	const boxes = views.word(record + Projection.RULE_OFFSET);
	const count = views.word(record + Projection.RULE_COUNT);
	if (boxes & 3 || !within(sections, Section.RULES, boxes, count * Box.BYTES))
		throw new ImageError(46, record + Projection.RULE_OFFSET, "boxes lie outside");
	const idBytes = views.u8[Header.ID_BYTES];
	const { u32 } = views;
	const ids = idBytes === 2 ? views.u16 : u32;
	for (let i = 0; i < count; i++)
		for (let axis = 0; axis < 3; axis++) {
			const field = boxes + i * Box.BYTES + axis * 4;
			const table = u32[field >> 2];
			const length = u32[(source + Area.WIDTH + axis * 4) >> 2];
			const size = u32[(target + Area.WIDTH + axis * 4) >> 2];
			if (checked.has(table, length, size)) continue;
			if (table & 3 || !within(sections, Section.RULES, table, length * 2 * idBytes))
				throw new ImageError(46, field, "an axis table lies outside");
			for (let k = table / idBytes, end = k + length * 2; k < end; k += 2)
				if (ids[k] > ids[k + 1] || ids[k + 1] > size)
					throw new ImageError(47, k * idBytes, `range ${ids[k]}..${ids[k + 1]} leaves the target's ${size}`);
			checked.add(table, length, size);
		}
}

/** The axis tables that were found in order last: rules share them, and a boot would look at each many times. */
class CheckedTables {
	/** Of table offsets: a power of two. */
	static readonly PLACES = 64;
	readonly #offsets = new Uint32Array(CheckedTables.PLACES).fill(NONE);
	readonly #lengths = new Uint32Array(CheckedTables.PLACES);
	readonly #sizes = new Uint32Array(CheckedTables.PLACES);

	/** Whether the ranges of the first `length` coordinates are known to stay within `size`. */
	has(table: number, length: number, size: number): boolean {
		const place = (table >> 2) & (CheckedTables.PLACES - 1);
		return this.#offsets[place] === table && this.#lengths[place] >= length && this.#sizes[place] <= size;
	}

	add(table: number, length: number, size: number): void {
		const place = (table >> 2) & (CheckedTables.PLACES - 1);
		this.#offsets[place] = table;
		this.#lengths[place] = length;
		this.#sizes[place] = size;
	}
}

function verifyVectors(views: Views, sections: SectionMap, record: number, target: number): void {
	const extent = views.word(record + Projection.RULE_OFFSET);
	const count = views.word(record + Projection.RULE_COUNT);
	if (extent & 3 || !within(sections, Section.RULES, extent, Extent.BYTES + count * Vector.BYTES))
		throw new ImageError(46, record + Projection.RULE_OFFSET, "vectors lie outside");
	const { i32 } = views;
	const height = views.word(target + Area.HEIGHT);
	const depth = views.word(target + Area.DEPTH);
	const perVoxel = views.word(target + Area.NEURONS_PER_VOXEL);
	for (let axis = 0; axis < 3; axis++) {
		const field = extent + axis * 4;
		if (i32[field >> 2] > 0 || i32[(field + Extent.HIGH) >> 2] < 0)
			throw new ImageError(50, field, "the extent of the vectors leaves out the source");
	}
	for (let i = 0; i < count; i++) {
		const vector = extent + Extent.BYTES + i * Vector.BYTES;
		for (let axis = 0; axis < 3; axis++) {
			const step = i32[(vector >> 2) + axis];
			if (step < -0x1000000 || step > 0x1000000)
				throw new ImageError(47, vector + axis * 4, `a step of ${step} leaves every area`);
			if (step < i32[(extent >> 2) + axis] || step > i32[((extent + Extent.HIGH) >> 2) + axis])
				throw new ImageError(50, vector + axis * 4, `a step of ${step} leaves the extent`);
		}
		const dx = i32[(vector + Vector.DX) >> 2];
		const dy = i32[(vector + Vector.DY) >> 2];
		const dz = i32[(vector + Vector.DZ) >> 2];
		if (((dx * height + dy) * depth + dz) * perVoxel !== i32[(vector + Vector.DISTANCE) >> 2])
			throw new ImageError(51, vector + Vector.DISTANCE, "the distance is not that of the step");
	}
}

function verifyList(
	views: Views,
	sections: SectionMap,
	record: number,
	source: number,
	target: number,
): void {
	const rows = views.word(record + Projection.RULE_OFFSET);
	const targets = views.word(record + Projection.TARGETS);
	const count = views.word(record + Projection.RULE_COUNT);
	const sources = views.word(source + Area.NEURON_COUNT);
	const idBytes = views.u8[Header.ID_BYTES];
	if (rows & 3 || !within(sections, Section.SYNAPSES, rows, (sources + 1) * 4))
		throw new ImageError(48, record + Projection.RULE_OFFSET, "rows lie outside");
	if (targets & 3 || !within(sections, Section.SYNAPSES, targets, count * idBytes))
		throw new ImageError(48, record + Projection.TARGETS, "targets lie outside");
	const { u32 } = views;
	let last = 0;
	for (let i = rows >> 2, end = i + sources + 1; i < end; i++) {
		const next = u32[i];
		if (next < last || next > count) throw new ImageError(49, i * 4, "rows do not ascend");
		last = next;
	}
	if (u32[rows >> 2] !== 0 || last !== count) throw new ImageError(49, rows, "rows do not cover the targets");
	const ids = idBytes === 2 ? views.u16 : u32;
	const size = views.word(target + Area.NEURON_COUNT);
	for (let i = targets / idBytes, end = i + count; i < end; i++)
		if (ids[i] >= size) throw new ImageError(49, i * idBytes, `target ${ids[i]} of ${size}`);
}
