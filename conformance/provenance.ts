/**
 * Writes PROVENANCE.json beside the golden files: npx tsx conformance/provenance.ts <folder> <date>
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [folder, date] = process.argv.slice(2);
if (folder === undefined || date === undefined) throw new Error("usage: provenance.ts <folder> <date>");

const lock = readFileSync(fileURLToPath(new URL("Cargo.lock", import.meta.url)), "utf8");
const crates = Object.fromEntries(
	[
		...lock.matchAll(/name = "(feagi-[^"]+)"\nversion = "([^"]+)"\nsource = [^\n]+\nchecksum = "([^"]+)"/g),
	].map(([, name, version, checksum]) => [name, { version, checksum }]),
);
const files = Object.fromEntries(
	["cases.json.gz", "traces.json.gz"].map((name) => [
		name,
		createHash("sha256")
			.update(readFileSync(`${folder}/${name}`))
			.digest("hex"),
	]),
);
const provenance = {
	what: "Spikes and potentials of feagi-core's own burst engine (CPU, f32), run by the program in conformance/",
	date,
	commands: [
		"npx tsx conformance/generate-cases.ts host-tests/golden/feagi/cases.json.gz <folder with FEAGI's genomes>",
		"cd conformance && cargo run --release --locked -- ../host-tests/golden/feagi/{cases,traces}.json.gz",
		`npx tsx conformance/provenance.ts host-tests/golden/feagi ${date}`,
	],
	crates,
	genomes:
		"barebones, test and essential in cases.json.gz are feagi-core's (Apache-2.0), with mapping rules of eight elements and snooze-i spelt snooze-f",
	files,
};
writeFileSync(`${folder}/PROVENANCE.json`, `${JSON.stringify(provenance, undefined, "\t")}\n`);
