/** Native code stays as small as `npx tsx bench/targets/run.ts --write` found it. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { cores, missingFor } from "../../bench/targets/cores.js";
import { resultsFile, type Sizes, sizesOf, sizeTable, TOLERANCE } from "../../bench/targets/sizes.js";

const results = JSON.parse(readFileSync(resultsFile, "utf8")) as Record<string, Sizes>;
const measured: Record<string, Sizes> = {};

afterAll(() => console.log(sizeTable(measured)));

describe.each(cores)("%s", (core) => {
	const missing = missingFor(core);

	test.skipIf(missing)(
		`no file has grown by more than 2 %, and none has memory of its own${missing ? `: skipped, ${missing}` : ""}`,
		async () => {
			const sizes = await sizesOf(core);
			measured[core] = sizes;
			expect(Object.keys(sizes)).toEqual(Object.keys(results[core]!));
			for (const [file, { text, data, bss }] of Object.entries(sizes)) {
				expect(text, file).toBeLessThanOrEqual(results[core]![file]!.text * TOLERANCE);
				expect([file, data, bss]).toEqual([file, 0, 0]);
			}
		},
	);
});
