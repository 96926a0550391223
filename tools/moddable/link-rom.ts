/**
 * As much of a firmware build as there is without ESP-IDF: the SDK's compilers and its linker up to the ROM image
 * (mc.xs.c), and the settings and partitions that the IDF would get. Nothing of it runs.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "../firmware/targets.js";
import { repositoryFolder } from "../xs/paths.js";
import { run } from "../xs/run-command.js";
import { withLock } from "../xs/with-lock.js";
import { NAME, writeApplication } from "./application.js";
import { sdkCommand } from "./sdk-command.js";

export type Configuration = "release" | "instrument" | "debug";

const FLAGS: Readonly<Record<Configuration, readonly string[]>> = {
	release: [],
	instrument: ["-i"],
	debug: ["-d"],
};

export interface Rom {
	/** Holds mc.xs.c, mc.resources.c, the makefile and mc.config.js. */
	readonly folder: string;
	/** Path of the settings as mcconfig merged them. */
	readonly sdkconfig: string;
	/** Path of the partition table. */
	readonly partitions: string;
	/** What the SDK's tools said. Of what is up to date they say nothing. */
	readonly said: string;
}

/** The first half only, without linking: what mcconfig writes from the manifests. @throws EngineError moddable-build */
export async function configureRom(
	sdk: string,
	target: Target,
	configuration: Configuration,
	image: Uint8Array,
): Promise<Rom> {
	const work = workFolder(target);
	writeApplication(join(work, "app"), image);
	const output = join(work, "out");
	mkdirSync(output, { recursive: true });
	const settings = { SDKCONFIGPATH: target.sdkconfig, PARTITIONS_FILE: target.partitions };
	const args = [...FLAGS[configuration], "-p", target.platform, "-o", output];
	const { stdout, stderr } = await sdkCommand(sdk, "mcconfig", args, join(work, "app"), settings);
	const folder = join(output, "tmp", target.platform, configuration, NAME);
	const project = join(folder, `xsProj-${target.chip}`);
	return {
		folder,
		sdkconfig: join(project, "sdkconfig.mc"),
		partitions: join(project, "partitions.csv"),
		said: stdout + stderr,
	};
}

/** @throws EngineError moddable-build with the tools' own words */
export function linkRom(
	sdk: string,
	target: Target,
	configuration: Configuration,
	image: Uint8Array,
): Promise<Rom> {
	return withLock(workFolder(target), async () => {
		const rom = await configureRom(sdk, target, configuration, image);
		// The SDK's makefile asks for an IDF and for a header that the IDF would write; neither is read up to the link.
		const header = join(rom.folder, `xsProj-${target.chip}`, "build", "config", "sdkconfig.h");
		mkdirSync(join(header, ".."), { recursive: true });
		writeFileSync(header, "");
		const made = ["mc.xs.c", "mc.resources.c"].map((name) => join(rom.folder, name));
		const args = ["-f", join(rom.folder, "makefile"), "-o", header, ...made];
		const environment = { IDF_PATH: await standInForIdf() };
		const { stdout, stderr } = await sdkCommand(sdk, "make", args, rom.folder, environment);
		return { ...rom, said: rom.said + stdout + stderr };
	});
}

/** Removes earlier builds, which would leave the names of modules that are gone in the image. */
export function cleanRom(target: Target): Promise<void> {
	return withLock(workFolder(target), async () => {
		for (const name of ["app", "out"])
			rmSync(join(workFolder(target), name), { recursive: true, force: true });
	});
}

function workFolder(target: Target): string {
	return join(repositoryFolder, "build", "moddable", target.name);
}

/** An empty git repository: all that make wants to know is its newest tag. */
async function standInForIdf(): Promise<string> {
	const idf = join(repositoryFolder, "build", "moddable", "idf");
	if (existsSync(join(idf, ".git"))) return idf;
	mkdirSync(idf, { recursive: true });
	const git = (...args: string[]) =>
		run("git", ["-c", "user.email=a@b", "-c", "user.name=n", ...args], { cwd: idf });
	await git("init", "--quiet");
	await git("commit", "--quiet", "--allow-empty", "--message", "none");
	await git("tag", "v6.0");
	return idf;
}
