/** manifest.json with a brain of the caller's, in a folder of its own. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryFolder } from "../xs/paths.js";

/** The firmware's name: build.NAME of manifest.json. */
export const NAME = "feagi-xs";

/** Writes `folder`/manifest.json: as it is, but for the brain. */
export function writeApplication(folder: string, image: Uint8Array, stimulus?: Uint8Array): void {
	const brain = join(folder, "brain");
	mkdirSync(brain, { recursive: true });
	writeFileSync(join(brain, "brain.img"), image);
	if (stimulus) writeFileSync(join(brain, "stimulus.img"), stimulus);
	else rmSync(join(brain, "stimulus.img"), { force: true });
	const manifest = JSON.parse(
		readFileSync(join(repositoryFolder, "manifest.json"), "utf8"),
		(_name, value) =>
			typeof value === "string" && value.startsWith("./") ? join(repositoryFolder, value) : value,
	);
	manifest.data = { "*": join(brain, "*") };
	writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest, null, "\t"));
}
