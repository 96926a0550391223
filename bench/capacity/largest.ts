/** The largest version of a brain that runs, found by running it. */
import type { SizedBrain, SizedImage } from "./brains.js";
import { type FirmwareRun, runFirmware, SRAM } from "./measure.js";

export interface Largest {
	readonly size: number;
	/** What the firmware says of one size more. */
	readonly beyond: string;
}

export async function largest(brain: SizedBrain, precision: string): Promise<Largest> {
	const runs = async (size: number): Promise<FirmwareRun> => {
		const image = brain.image(size, precision);
		return image ? runFirmware(image.bytes) : { why: "the compiler takes no such size" };
	};
	let size = await likely(brain, precision);
	let beyond = await runs(size + 1);
	if (beyond.report)
		do {
			size++;
			beyond = await runs(size + 1);
		} while (beyond.report);
	else
		for (let here = await runs(size); !here.report; here = await runs(size)) {
			beyond = here;
			size--;
		}
	return { size, beyond: beyond.why };
}

/** By state: what the smallest version takes beside its own is taken for what any does. */
async function likely(brain: SizedBrain, precision: string): Promise<number> {
	const smallest = brain.image(brain.smallest, precision)!;
	const { report, why } = await runFirmware(smallest.bytes);
	if (!report) throw new Error(`${brain.name} does not even run at its smallest: ${why}`);
	const room = SRAM - (report.sram.total - smallest.stateBytes);
	const fits = (image: SizedImage | undefined) => image !== undefined && image.stateBytes <= room;
	let size = brain.smallest;
	while (fits(brain.image(size + 1, precision))) size++;
	return size;
}
