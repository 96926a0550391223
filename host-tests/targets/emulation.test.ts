/** What stands in for hardware and libraries that are not at hand does what they do. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { missingToRun } from "../../bench/targets/cores.js";
import { emulateXtensa, linkXtensa } from "../../bench/targets/xtensa/program.js";
import { hasCommand } from "../../tools/xs/run-command.js";
import { scratchFolder } from "../scratch.js";

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const missing = missingToRun("esp32");
const lacking = hasCommand("gcc") ? "" : ": skipped, no gcc";

test.skipIf(missing)(
	`esp32: high products are right, and count as one instruction${missing ? `: skipped, ${missing}` : ""}`,
	async () => {
		const program = await linkXtensa("counts", [fixture("counts.c"), fixture("products.s")]);
		const counts = (await emulateXtensa(program)) as Record<string, number>;
		expect(counts.with).toBe(counts.without);
		expect(counts.longer).toBe(counts.without! + 100);
		expect(counts.wrong).toBe(0);
	},
);

test.skipIf(lacking !== "")(`esp32: soft floats equal the bits of this machine's processor${lacking}`, () => {
	const program = join(scratchFolder(), "soft-float");
	execFileSync("gcc", [
		"-O2",
		"-msse2",
		"-mfpmath=sse",
		"-ffp-contract=off",
		fixture("soft-float.c"),
		"-o",
		program,
	]);
	const wrong = execFileSync(program, { encoding: "utf8" }).trim().split(" ").map(Number);
	expect(wrong).toEqual(new Array(9).fill(0));
});
