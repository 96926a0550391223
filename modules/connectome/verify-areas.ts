/** Area records, names, ports and the per-neuron tables that areas point to. */
import { ImageError } from "./error.js";
import {
	AREA_FLAGS,
	AREA_KIND_NAMES,
	Area,
	Header,
	LARGEST_LEAK,
	LARGEST_LEAK_MULTIPLIER,
	LARGEST_LEAK_SHIFT,
	NONE,
	Port,
	Section,
	SMALLEST_LEAK_SHIFT,
	UNITS_LIMIT,
} from "./layout.js";
import { stateFormat } from "./state-format.js";
import { isUtf8 } from "./utf8.js";
import type { SectionMap } from "./verify.js";
import type { Views } from "./views.js";

export function verifyAreas(views: Views, sections: SectionMap): void {
	const base = sections.offset[Section.AREAS];
	const count = views.word(Header.AREA_COUNT);
	if (sections.end[Section.AREAS] - base !== count * Area.BYTES || count < 3 || count > 0xfffe)
		throw new ImageError(20, base, `${count} areas do not fill their section`);
	let neurons = 0;
	let projections = 0;
	for (let i = 0; i < count; i++) {
		const area = base + i * Area.BYTES;
		const size = verifyGeometry(views, area, neurons);
		verifyName(views, sections, area + Area.NAME);
		verifyParameters(views, area);
		verifyTables(views, sections, area, size);
		if (views.word(area + Area.FIRST_PROJECTION) !== projections)
			throw new ImageError(22, area + Area.FIRST_PROJECTION, "incoming projections are not consecutive");
		projections += views.word(area + Area.PROJECTION_COUNT);
		neurons += size;
	}
	if (neurons !== views.word(Header.NEURON_COUNT))
		throw new ImageError(21, Header.NEURON_COUNT, `areas hold ${neurons} neurons`);
	if (projections !== views.word(Header.PROJECTION_COUNT))
		throw new ImageError(22, Header.PROJECTION_COUNT, `areas claim ${projections} projections`);
	verifyName(views, sections, Header.TITLE);
	verifyPorts(views, sections, count);
}

function verifyGeometry(views: Views, area: number, firstNeuron: number): number {
	const size =
		views.word(area + Area.WIDTH) *
		views.word(area + Area.HEIGHT) *
		views.word(area + Area.DEPTH) *
		views.word(area + Area.NEURONS_PER_VOXEL);
	if (size < 1 || size > 0x1000000 || size !== views.word(area + Area.NEURON_COUNT))
		throw new ImageError(23, area + Area.NEURON_COUNT, "dimensions and neuron count disagree");
	if (views.word(area + Area.FIRST_NEURON) !== firstNeuron)
		throw new ImageError(24, area + Area.FIRST_NEURON, `the area starts at neuron ${firstNeuron}`);
	return size;
}

function verifyParameters(views: Views, area: number): void {
	if (views.word(area + Area.FLAGS) & ~AREA_FLAGS)
		throw new ImageError(25, area + Area.FLAGS, "unknown area flag");
	if (views.u8[area + Area.KIND] >= AREA_KIND_NAMES.length)
		throw new ImageError(25, area + Area.KIND, "unknown kind of area");
	expectFinite(views, area + Area.LEAK);
	expectUnit(views, area + Area.UNIT);
	expectUnit(views, area + Area.UNITS_PER_POTENTIAL);
	if (stateFormat(views.u8[Header.PRECISION]).float) {
		expectFinite(views, area + Area.THRESHOLD);
		expectFinite(views, area + Area.THRESHOLD_LIMIT);
		if (views.f32[(area + Area.UNITS_PER_POTENTIAL) >> 2] > UNITS_LIMIT)
			throw new ImageError(26, area + Area.UNITS_PER_POTENTIAL, "the unit is too small");
	} else {
		const multiplier = views.i32[(area + Area.LEAK_MULTIPLIER) >> 2];
		const shift = views.word(area + Area.LEAK_SHIFT);
		const size = multiplier < 0 ? -multiplier : multiplier;
		if (
			size > LARGEST_LEAK_MULTIPLIER ||
			shift < SMALLEST_LEAK_SHIFT ||
			shift > LARGEST_LEAK_SHIFT ||
			size > LARGEST_LEAK * 2 ** shift
		)
			throw new ImageError(27, area + Area.LEAK_MULTIPLIER, `leak of ${multiplier} / 2^${shift}`);
	}
}

function expectFinite(views: Views, field: number): void {
	if (!Number.isFinite(views.f32[field >> 2])) throw new ImageError(26, field, "not a finite number");
}

function expectUnit(views: Views, field: number): void {
	expectFinite(views, field);
	if (views.f32[field >> 2] <= 0) throw new ImageError(26, field, "a unit that is not positive");
}

function verifyTables(views: Views, sections: SectionMap, area: number, size: number): void {
	const thresholds = views.word(area + Area.THRESHOLD_TABLE);
	if (thresholds) {
		const inside = within(sections, Section.THRESHOLDS, thresholds, size * 4);
		if (thresholds & 3 || !inside)
			throw new ImageError(28, area + Area.THRESHOLD_TABLE, "thresholds lie outside");
		if (stateFormat(views.u8[Header.PRECISION]).float)
			for (let i = thresholds >> 2, end = i + size; i < end; i++)
				if (!Number.isFinite(views.f32[i])) throw new ImageError(26, i * 4, "not a finite number");
	}
	const classes = views.word(area + Area.DEGREE_CLASSES);
	const classCount = views.word(area + Area.DEGREE_CLASS_COUNT);
	if (classCount < 1 || classCount > 0x10000)
		throw new ImageError(29, area + Area.DEGREE_CLASS_COUNT, `${classCount} degree classes`);
	if (!classes) return;
	const wide = classCount > 256;
	const inside = within(sections, Section.DEGREES, classes, wide ? size * 2 : size);
	if (classes & 3 || !inside)
		throw new ImageError(29, area + Area.DEGREE_CLASSES, "degree classes lie outside");
	const table = wide ? views.u16 : views.u8;
	for (let i = wide ? classes >> 1 : classes, end = i + size; i < end; i++)
		if (table[i] >= classCount) throw new ImageError(29, wide ? i * 2 : i, `degree class ${table[i]}`);
}

function verifyPorts(views: Views, sections: SectionMap, areaCount: number): void {
	const base = sections.offset[Section.PORTS];
	const count = views.word(Header.PORT_COUNT);
	if (sections.end[Section.PORTS] - base !== count * Port.BYTES)
		throw new ImageError(30, base, `${count} ports do not fill their section`);
	for (let i = 0; i < count; i++) {
		const port = base + i * Port.BYTES;
		if (views.u16[(port + Port.AREA) >> 1] >= areaCount)
			throw new ImageError(31, port, "the port's area does not exist");
		if (views.u8[port + Port.DIRECTION] > 1)
			throw new ImageError(31, port + Port.DIRECTION, "unknown direction");
		verifyName(views, sections, port + Port.NAME);
	}
}

/** A name is a byte offset and a length, in two consecutive u32; bytes are valid UTF-8. */
export function verifyName(views: Views, sections: SectionMap, field: number): void {
	const offset = views.word(field);
	const bytes = views.word(field + 4);
	if (bytes && !within(sections, Section.NAMES, offset, bytes))
		throw new ImageError(32, field, "the name lies outside");
	if (!isUtf8(views.u8, offset, offset + bytes)) throw new ImageError(32, field, "the name is not UTF-8");
}

export function within(sections: SectionMap, kind: number, offset: number, bytes: number): boolean {
	return offset !== NONE && offset >= sections.offset[kind] && offset + bytes <= sections.end[kind];
}
