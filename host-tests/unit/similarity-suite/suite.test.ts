/** A network is a file: dropping one in is all that it takes. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { suite } from "../../../bench/similarity/suite.js";
import { UsageError } from "../../../tools/errors.js";
import { scratchFolder } from "../../scratch.js";

let folder = "";
beforeEach(() => {
	folder = scratchFolder();
});

function drop(file: string, name: string): void {
	const network = `{ name: "${name}", about: "", kind: "recurrent", bursts: 10, halfStrict: true,
		genome: (seed) => "genome " + seed, recording: (seed) => "recording " + seed }`;
	writeFileSync(join(folder, file), `export default ${network};\n`);
}

test("finds what lies in the folder, by name", async () => {
	drop("second.js", "second");
	drop("first.js", "first");
	writeFileSync(join(folder, "notes.md"), "not a network");
	writeFileSync(join(folder, "first.d.ts"), "export {};");
	expect((await suite(folder)).map(({ name }) => name)).toEqual(["first", "second"]);
	drop("another.js", "another");
	const networks = await suite(folder);
	expect(networks.map(({ name }) => name)).toEqual(["another", "first", "second"]);
	expect(networks[0]!.genome(7)).toBe("genome 7");
});

test("refuses a file that is named otherwise than its network, and one without", async () => {
	drop("here.js", "elsewhere");
	const error = await suite(folder).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(UsageError);
	expect(error).toMatchObject({ code: "suite-network", where: join(folder, "here.js") });
	rmSync(join(folder, "here.js"));
	writeFileSync(join(folder, "empty.js"), "export const name = 'empty';\n");
	await expect(suite(folder)).rejects.toMatchObject({ code: "suite-network" });
});
