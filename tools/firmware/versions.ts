/**
 * The versions that are known to fit, here and nowhere else. "Fits" means what docs/esp32.md says of it: the simulator
 * ran with these, and firmware was built up to the linked ROM image; no IDF was there to build the rest.
 */
export const FITTING = Object.freeze({
	/** Lowest. */
	node: "20.19",
	/** Moddable SDK; others may do, and `doctor` says that nobody tried. */
	sdk: Object.freeze(["8.2.3"]),
	/** ESP-IDF, major and minor: the SDK's own build refuses others. */
	idf: "6.0",
	/** Majors whose command line `flash` speaks. */
	esptool: Object.freeze([4, 5]),
	/** TypeScript, lowest major that mcconfig's settings need. */
	typescript: 6,
	/** Lowest that esptool and ESP-IDF take. */
	python: "3.10",
});

/** Whether `version` is `lowest` or newer, number by number. */
export function atLeast(version: string, lowest: string): boolean {
	const [have, need] = [version, lowest].map((text) => text.split(".").map(Number));
	for (let i = 0; i < need.length; i++) if (have[i] !== need[i]) return (have[i] ?? 0) > need[i];
	return true;
}
