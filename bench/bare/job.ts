/** Writes what a bare-metal program is to run (job.h). */
import { BrainImage } from "../../modules/connectome/image.js";
import { PERSISTENT_PARTS, SEGMENTS } from "../../modules/connectome/layout.js";
import { asBuffer } from "../../tools/cli/files.js";
import { SectionWriter } from "../../tools/image/section-writer.js";

/** "FXJB" read as a little-endian u32. */
const MAGIC = 0x424a5846;
const Job = { MAGIC: 0, BURSTS: 4, BRAIN: 8, STIMULUS: 12, PERSISTENT_WORDS: 16, BYTES: 16 + 4 * SEGMENTS };

interface JobParts {
	readonly bursts: number;
	/** A brain image or a baseline brain. */
	readonly brain: Uint8Array;
	readonly stimulus: Uint8Array | undefined;
	readonly persistentWords?: readonly number[];
}

export function writeJob({ bursts, brain, stimulus, persistentWords = [] }: JobParts): Uint8Array {
	const writer = new SectionWriter();
	writer.reserve(Job.BYTES);
	writer.u32(Job.MAGIC, MAGIC);
	writer.u32(Job.BURSTS, bursts);
	writer.u32(Job.BRAIN, writer.append(brain));
	writer.u32(Job.STIMULUS, stimulus ? writer.append(stimulus) : 0);
	for (const [i, words] of persistentWords.entries()) writer.u32(Job.PERSISTENT_WORDS + 4 * i, words);
	return writer.bytes.slice();
}

/** Words from the start to the end of the parts that the state hash covers, of an image of one segment. */
export function persistentWordsOf(bytes: Uint8Array): readonly number[] {
	const image = new BrainImage(asBuffer(bytes));
	let words = 0;
	for (let kind = 1; kind <= PERSISTENT_PARTS; kind++) {
		const place = image.pool(kind);
		if (place) words = (place.offset + place.count * place.elementBytes + 3) >>> 2;
	}
	return [words];
}
