/** Writes what a bare-metal program is to run (job.h). */
import { BrainImage } from "../../modules/connectome/image.js";
import { SEGMENTS } from "../../modules/connectome/layout.js";
import { Pools } from "../../modules/npu/pools.js";
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

export function persistentWordsOf(image: Uint8Array): readonly number[] {
	return new Pools(new BrainImage(asBuffer(image))).persistentWords;
}
