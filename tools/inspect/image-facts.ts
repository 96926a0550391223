import { crc32 } from "../../modules/connectome/crc32.js";
import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, SECTION_KINDS, SECTION_NAMES } from "../../modules/connectome/layout.js";
import { stateFormat } from "../../modules/connectome/state-format.js";
import { describeImage } from "../image/describe.js";
import type { FactGroup, Facts, Value } from "./facts.js";

/** What an image holds, sizes and checksums of its sections included: images with the same facts are the same. */
export function imageFacts(image: BrainImage): Facts {
	const groups = new Map<string, FactGroup>();
	const put = (key: string, label: string, facts: Readonly<Record<string, Value>>) =>
		void groups.set(key, { label, facts: new Map(Object.entries(facts)) });
	const description = describeImage(image);
	const { areas, projections, ports, sections, state, ...brain } = description;
	put("brain", "brain", { ...brain, inputCapacity: image.inputCapacity, slabNeurons: image.slabNeurons });
	const labels = areas.map(({ name, id }) => (name ? `${JSON.stringify(name)} (${id})` : id));
	areas.forEach(({ id, dimensions, flags, ...facts }, i) => {
		put(`area ${id}`, `area ${labels[i]}`, {
			...facts,
			voxels: dimensions.join("×"),
			flags: flags.join(" ") || "none",
			...furtherFacts(image, i),
		});
	});
	const occurrences = new Map<string, number>();
	const numbered = (key: string) => {
		const occurrence = (occurrences.get(key) ?? 0) + 1;
		occurrences.set(key, occurrence);
		return occurrence > 1 ? `${key} (${occurrence})` : key;
	};
	for (const { source, target, morphology, ...facts } of projections) {
		const key = numbered(
			`projection ${JSON.stringify(source)} → ${JSON.stringify(target)} by ${JSON.stringify(morphology)}`,
		);
		put(key, key, facts);
	}
	for (const { name, ...facts } of ports) {
		const key = numbered(`port ${JSON.stringify(name)}`);
		put(key, key, facts);
	}
	put("flash", "flash, bytes by section", sections);
	put("state", "SRAM, bytes by pool", state);
	put("checksums", "checksums of sections", checksums(image));
	return groups;
}

/** Parameters of an area that the description leaves out, in the image's own units. */
function furtherFacts(image: BrainImage, index: number): Record<string, Value> {
	const area = image.area(index);
	const { u16, i32, f32 } = image.views;
	const word = (field: number) => image.views.word(area + field);
	return {
		neuronsPerVoxel: word(Area.NEURONS_PER_VOXEL),
		thresholdLimit: (stateFormat(image.precision).float ? f32 : i32)[(area + Area.THRESHOLD_LIMIT) >> 2]!,
		snoozePeriod: u16[(area + Area.SNOOZE_PERIOD) >> 1]!,
		excitability: word(Area.EXCITABILITY),
		thresholdsByNeuron: word(Area.THRESHOLD_TABLE) !== 0,
		degreeClasses: word(Area.DEGREE_CLASS_COUNT),
	};
}

function checksums(image: BrainImage): Record<string, Value> {
	const { offset, end } = image.sections;
	const kinds = Array.from({ length: SECTION_KINDS }, (_, i) => i + 1).filter(
		(kind) => end[kind]! > offset[kind]!,
	);
	return Object.fromEntries(
		kinds.map((kind) => [
			SECTION_NAMES[kind]!,
			(crc32(image.views.u8, offset[kind]!, end[kind]!) >>> 0).toString(16).padStart(8, "0"),
		]),
	);
}
