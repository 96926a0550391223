import type { NativeCrc32 } from "./crc32.js";
import { Area, Header, Port, Projection, Section, StatePart } from "./layout.js";
import { type SectionMap, verify } from "./verify.js";
import type { Views } from "./views.js";

/** Where one pool lies in the state. */
export interface PoolPlace {
	readonly segment: number;
	/** Bytes from the start of the segment. */
	readonly offset: number;
	/** Elements. */
	readonly count: number;
	readonly elementBytes: number;
}

/** A verified brain image: read-only views over flash and the few numbers everything needs. */
export class BrainImage {
	readonly views: Views;
	readonly sections: SectionMap;
	readonly precision: number;
	readonly idBytes: number;
	readonly areaCount: number;
	readonly neuronCount: number;
	readonly projectionCount: number;
	readonly portCount: number;
	readonly burstPeriodUs: number;
	readonly slabNeurons: number;
	readonly inputCapacity: number;

	/** Verifies `buffer` and throws ImageError if it must not run; `crc32` is the platform's own, if it has one. */
	constructor(buffer: ArrayBufferLike, crc32?: NativeCrc32) {
		const { views, sections } = verify(buffer, crc32);
		this.views = views;
		this.sections = sections;
		this.precision = views.u8[Header.PRECISION];
		this.idBytes = views.u8[Header.ID_BYTES];
		this.areaCount = views.word(Header.AREA_COUNT);
		this.neuronCount = views.word(Header.NEURON_COUNT);
		this.projectionCount = views.word(Header.PROJECTION_COUNT);
		this.portCount = views.word(Header.PORT_COUNT);
		this.burstPeriodUs = views.word(Header.BURST_PERIOD_US);
		this.slabNeurons = views.word(Header.SLAB_NEURONS);
		this.inputCapacity = views.word(Header.INPUT_CAPACITY);
	}

	get title(): string {
		return this.#name(Header.TITLE);
	}

	/** Synapses that rules stand for; they cost nothing per synapse. */
	get ruleSynapses(): number {
		return this.views.word(Header.RULE_SYNAPSES_HIGH) * 4294967296 + this.views.word(Header.RULE_SYNAPSES);
	}

	/** Synapses stored one by one. */
	get explicitSynapses(): number {
		return this.views.word(Header.EXPLICIT_SYNAPSES);
	}

	/** What the compiler drew explicit synapses with; 0 when it drew none. */
	get seed(): number {
		return this.views.word(Header.SEED);
	}

	/** Byte offset of area record `index`. */
	area(index: number): number {
		return this.sections.offset[Section.AREAS] + index * Area.BYTES;
	}

	/** Byte offset of projection record `index`. */
	projection(index: number): number {
		return this.sections.offset[Section.PROJECTIONS] + index * Projection.BYTES;
	}

	/** Byte offset of port record `index`. */
	port(index: number): number {
		return this.sections.offset[Section.PORTS] + index * Port.BYTES;
	}

	areaName(index: number): string {
		return this.#name(this.area(index) + Area.NAME);
	}

	portName(index: number): string {
		return this.#name(this.port(index) + Port.NAME);
	}

	morphologyName(projection: number): string {
		return this.#name(this.projection(projection) + Projection.MORPHOLOGY);
	}

	/** Index of the area that is called `name`, or -1; names are unique only as far as the genome made them so. */
	findArea(name: string): number {
		for (let i = 0; i < this.areaCount; i++) if (this.areaName(i) === name) return i;
		return -1;
	}

	/** Where pool `kind` lies; undefined when this image has none. */
	pool(kind: number): PoolPlace | undefined {
		const { views, sections } = this;
		for (
			let part = sections.offset[Section.STATE];
			part < sections.end[Section.STATE];
			part += StatePart.BYTES
		)
			if (views.u8[part + StatePart.KIND] === kind)
				return {
					segment: views.u16[(part + StatePart.SEGMENT) >> 1],
					offset: views.word(part + StatePart.OFFSET),
					count: views.word(part + StatePart.COUNT),
					elementBytes: views.u8[part + StatePart.ELEMENT_BYTES],
				};
		return undefined;
	}

	/** Bytes of state segment `index`. */
	segmentBytes(index: number): number {
		return this.views.word(Header.SEGMENT_BYTES + 4 * index);
	}

	/** Bytes of section `kind`. */
	sectionBytes(kind: number): number {
		return this.sections.end[kind] - this.sections.offset[kind];
	}

	#name(field: number): string {
		return this.views.text(this.views.word(field), this.views.word(field + 4));
	}
}
