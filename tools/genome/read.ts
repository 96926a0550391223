import { neuronCount, readArea } from "./area.js";
import { identifyAreas } from "./area-ids.js";
import { arrangeAreas } from "./core.js";
import { coreNames, decodeCorticalId } from "./cortical-id.js";
import { detectForm } from "./detect.js";
import { flatAreas } from "./flat.js";
import { type Frame, noteDuplicates, readFrame } from "./frame.js";
import { hierarchicalAreas } from "./hierarchical.js";
import { maxNeurons } from "./limits.js";
import { readMappings } from "./mapping.js";
import type { CorticalArea, Genome } from "./model.js";
import { readMorphologies } from "./morphology.js";
import { Notes } from "./notes.js";
import { parseJson } from "./parse.js";
import { burstPeriod, notePhysiology } from "./physiology.js";
import { choosePrecision } from "./precision.js";
import { chooseRange, chooseSameUnit, type RangeWish } from "./quantization.js";
import { refuse } from "./refuse.js";
import { section } from "./schema.js";
import type { AreaSource, Reading } from "./source.js";

export interface ReadOptions {
	/** Number format that replaces the genome's wish, in any spelling of tools/genome/precision.ts. */
	readonly precision?: string | undefined;
	/** Replaces the genome's quantization_range. */
	readonly range?: RangeWish | undefined;
	/** Replaces the genome's quantization_same_unit. */
	readonly sameUnit?: boolean | undefined;
	/** Execute morphologies that FEAGI accepts and makes no synapses for (default: false). */
	readonly extended?: boolean | undefined;
}

/**
 * Reads a FEAGI genome, flat 2.x or hierarchical 2.x/3.0, as FEAGI's loader would, except where FEAGI would lose data
 * silently (spec 8). The same text always gives the same genome.
 * @throws GenomeError with a stable code, the JSON path, the limit and a remedy
 */
export function readGenome(text: string, options: ReadOptions = {}): Genome {
	const document = parseJson(text);
	const notes = new Notes();
	const frame = readFrame(document.value, notes);
	noteDuplicates(document.duplicatePaths, notes);
	const form = detectForm(frame.blueprint);
	const reading: Reading = { notes, floatPaths: document.floatPaths, form };
	const physiology = section(frame.genome, "physiology");
	const burstPeriodUs = burstPeriod(physiology, reading);
	const precision = choosePrecision(physiology, options.precision, reading);
	const range = chooseRange(physiology, options.range, precision, reading);
	const sameUnit = chooseSameUnit(physiology, options.sameUnit);
	notePhysiology(physiology, reading);
	const morphologies = readMorphologies(section(frame.genome, "neuron_morphologies"), reading);
	const areas = arrangeAreas(readAreas(frame, morphologies, options.extended ?? false, reading), reading);
	refuseTotal(areas);
	const { title, version } = frame;
	const format = { precision, range, sameUnit };
	return { title, version, form, burstPeriodUs, ...format, areas, morphologies, notes: notes.list() };
}

function readAreas(
	{ blueprint }: Frame,
	morphologies: Genome["morphologies"],
	extended: boolean,
	reading: Reading,
): CorticalArea[] {
	const sources: AreaSource[] = (reading.form === "flat" ? flatAreas : hierarchicalAreas)(blueprint, reading);
	const { ids, legacy } = identifyAreas(sources);
	const areas = new Map(coreNames.map((name) => [decodeCorticalId(name)!.key, name as string]));
	ids.forEach((id, i) => void areas.set(id.key, sources[i]!.spelling));
	const unmapped = sources.map((source, i) => readArea(source, ids[i]!, reading));
	return unmapped.map((area, i) => {
		const dstmap = sources[i]!.properties.get("cortical_mapping_dst");
		return { ...area, mappings: readMappings(dstmap, { areas, legacy, morphologies, extended }, reading) };
	});
}

function refuseTotal(areas: readonly CorticalArea[]): void {
	const total = areas.reduce((sum, area) => sum + neuronCount(area), 0);
	if (total <= maxNeurons) return;
	const message = `The genome has ${total} neurons; the limit is ${maxNeurons}.`;
	refuse("genome-too-large", "$.blueprint", message, "make areas smaller or fewer");
}
