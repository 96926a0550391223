/** State parts: where each pool lies, and that every area's indices fit into them. */
import { ImageError } from "./error.js";
import {
	Area,
	AreaFlag,
	Header,
	NONE,
	PART_ALIGNMENT,
	PART_KINDS,
	PART_NAMES,
	Part,
	Precision,
	SATURATION_LANES,
	SEGMENTS,
	Section,
	StatePart,
} from "./layout.js";
import { stateFormat } from "./state-format.js";
import type { SectionMap } from "./verify.js";
import type { Views } from "./views.js";

/** Elements and element width by part kind, 0 for a part that is absent. */
interface PartSizes {
	readonly count: number[];
	readonly width: number[];
}

export function verifyState(views: Views, sections: SectionMap): void {
	const parts = verifyParts(views, sections);
	verifyIndices(views, sections, parts);
	verifyScratch(views, sections, parts);
}

function verifyParts(views: Views, sections: SectionMap): PartSizes {
	const count = new Array<number>(PART_KINDS + 1).fill(0);
	const width = new Array<number>(PART_KINDS + 1).fill(0);
	const used = new Array<number>(SEGMENTS).fill(0);
	verifySegments(views);
	const end = sections.end[Section.STATE];
	let lastKind = 0;
	for (let part = sections.offset[Section.STATE]; part < end; part += StatePart.BYTES) {
		const kind = views.u8[part + StatePart.KIND];
		if (kind <= lastKind || kind > PART_KINDS)
			throw new ImageError(60, part, `state part ${kind} is unknown, double or out of order`);
		const segment = views.u16[(part + StatePart.SEGMENT) >> 1];
		const offset = views.word(part + StatePart.OFFSET);
		count[kind] = views.word(part + StatePart.COUNT);
		width[kind] = views.u8[part + StatePart.ELEMENT_BYTES];
		const bytes = count[kind] * width[kind];
		if (
			segment >= SEGMENTS ||
			offset % PART_ALIGNMENT ||
			offset < used[segment] ||
			bytes !== views.word(part + StatePart.PART_BYTES)
		)
			throw new ImageError(61, part, `${PART_NAMES[kind]} are misplaced`);
		used[segment] = offset + bytes;
		if (used[segment] > views.word(Header.SEGMENT_BYTES + 4 * segment))
			throw new ImageError(61, part, `${PART_NAMES[kind]} leave their segment`);
		lastKind = kind;
	}
	return { count, width };
}

/** Segments in use come first and hold whole words. */
function verifySegments(views: Views): void {
	for (let i = 0; i < SEGMENTS; i++) {
		const bytes = views.word(Header.SEGMENT_BYTES + 4 * i);
		const follows = i === 0 || views.word(Header.SEGMENT_BYTES + 4 * (i - 1)) > 0;
		if (bytes & 3 || (bytes > 0 && !follows))
			throw new ImageError(61, Header.SEGMENT_BYTES + 4 * i, `state segment ${i} of ${bytes} bytes`);
	}
}

function verifyIndices(views: Views, sections: SectionMap, parts: PartSizes): void {
	const base = sections.offset[Section.AREAS];
	const format = stateFormat(views.u8[Header.PRECISION]);
	const single = views.u8[Header.PRECISION] === Precision.FP32;
	let states = 0;
	let words = 0;
	let countdowns = 0;
	let fireCounts = 0;
	let psps = 0;
	for (let i = 0; i < views.word(Header.AREA_COUNT); i++) {
		const area = base + i * Area.BYTES;
		const size = views.word(area + Area.NEURON_COUNT);
		const limit = views.u16[(area + Area.FIRE_LIMIT) >> 1];
		const waits = longestCountdown(views, area);
		if (views.word(area + Area.FIRED_WORD) !== words)
			throw new ImageError(62, area + Area.FIRED_WORD, `fired bits start at word ${words}`);
		words += (size + 31) >>> 5;
		const keeps = single || (views.word(area + Area.FLAGS) & AreaFlag.CHARGE_ACCUMULATES) !== 0;
		const shared = keeps ? format.countdownLimit : 0;
		states += claim(views, area + Area.STATE_INDEX, keeps, states, size);
		countdowns += claim(views, area + Area.COUNTDOWN_INDEX, waits > shared, countdowns, size);
		const countBits = views.u8[area + Area.FIRE_COUNT_BITS];
		if (countBits !== fireCountBits(limit))
			throw new ImageError(63, area + Area.FIRE_COUNT_BITS, `${countBits} bits for a fire limit of ${limit}`);
		const countBytes = Math.ceil((size * countBits) / 8);
		fireCounts += claim(views, area + Area.FIRE_COUNT_INDEX, limit > 0, fireCounts, countBytes);
		psps += claim(views, area + Area.PSP_INDEX, driven(views, area), psps, size);
		if (waits > shared && waits > 255 && parts.width[Part.COUNTDOWNS] < 2)
			throw new ImageError(63, area, `a countdown of ${waits} does not fit one byte`);
	}
	expect(sections, parts, Part.POTENTIALS, states, format.potentialBytes);
	expect(sections, parts, Part.FRACTIONS, format.fractionBytes ? states : 0, format.fractionBytes);
	expect(sections, parts, Part.COUNTDOWNS, countdowns, parts.width[Part.COUNTDOWNS] === 2 ? 2 : 1);
	expect(sections, parts, Part.FIRE_COUNTS, fireCounts, 1);
	expect(sections, parts, Part.FIRED_0, words, 4);
	expect(sections, parts, Part.FIRED_1, words, 4);
	expect(sections, parts, Part.PSP_0, psps, 1);
	expect(sections, parts, Part.PSP_1, psps, 1);
}

function verifyScratch(views: Views, sections: SectionMap, parts: PartSizes): void {
	const areas = views.word(Header.AREA_COUNT);
	const slab = views.word(Header.SLAB_NEURONS);
	const inputs = views.word(Header.INPUT_CAPACITY);
	const single = views.u8[Header.PRECISION] === Precision.FP32;
	if (slab < 1 || slab > 0x10000) throw new ImageError(64, Header.SLAB_NEURONS, `a slab of ${slab} neurons`);
	if (inputs > 0xfffe) throw new ImageError(64, Header.INPUT_CAPACITY, `an input queue of ${inputs}`);
	expect(sections, parts, Part.FIRED_COUNTS, areas * 2, 4);
	expect(sections, parts, Part.SATURATIONS, single ? 0 : areas * SATURATION_LANES, 4);
	expect(sections, parts, Part.ACCUMULATORS, slab, 4);
	expect(sections, parts, Part.CANDIDATES, slab, 2);
	expect(sections, parts, Part.INPUT_TARGETS, inputs, 4);
	expect(sections, parts, Part.INPUT_POTENTIALS, inputs, 4);
	expect(sections, parts, Part.INPUT_LINKS, inputs + 2 * areas, 2);
}

/** The most bursts a neuron of the area can be blocked: refractory period, and snooze where spikes are limited. */
function longestCountdown(views: Views, area: number): number {
	const limited = views.u16[(area + Area.FIRE_LIMIT) >> 1] > 0;
	const wait =
		views.u16[(area + Area.REFRACTORY_PERIOD) >> 1] +
		(limited ? views.u16[(area + Area.SNOOZE_PERIOD) >> 1] : 0);
	return wait > 65535 ? 65535 : wait;
}

/** The fewest of 1, 2, 4, 8 and 16 bits that count up to `limit`. */
function fireCountBits(limit: number): number {
	if (limit === 0) return 0;
	let bits = 1;
	while (limit >= 2 ** bits) bits *= 2;
	return bits;
}

function driven(views: Views, area: number): boolean {
	return (views.word(area + Area.FLAGS) & AreaFlag.MP_DRIVEN_PSP) !== 0;
}

/** An index field is NONE, or the next free element of its pool. */
function claim(views: Views, field: number, needed: boolean, next: number, size: number): number {
	if (views.word(field) !== (needed ? next : NONE)) throw new ImageError(62, field, "a pool index is wrong");
	return needed ? size : 0;
}

function expect(sections: SectionMap, parts: PartSizes, kind: number, count: number, width: number): void {
	if (parts.count[kind] !== count || (count > 0 && parts.width[kind] !== width))
		throw new ImageError(
			65,
			sections.offset[Section.STATE],
			`${PART_NAMES[kind]}: ${count} of ${width} bytes are needed`,
		);
}
