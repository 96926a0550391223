/** Fetches the XS engine's sources, whose licence (LGPL-3.0-or-later) keeps them out of this repository. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { EngineError } from "../errors.js";
import { xsBuildFolder } from "./paths.js";
import { run } from "./run-command.js";
import { withLock } from "./with-lock.js";

const XS_PACKAGE = "@agoric/xsnap@0.15.0";
const XS_SHA512 = "ZBm4DZxbtfacxMHVVdJjZi0Y8zOxN77vpu1WwI5RWfPkaRh0aHkz/dVdTGKXalDNzWfz183lljKxlxl3/h0n+A==";

const tarball = join(xsBuildFolder, "agoric-xsnap-0.15.0.tgz");
const sources = join(xsBuildFolder, "src", "package", "moddable", "xs");

function verify(): void {
	const sha512 = createHash("sha512").update(readFileSync(tarball)).digest("base64");
	if (sha512 === XS_SHA512) return;
	rmSync(tarball);
	throw new EngineError(
		"xs-integrity",
		XS_PACKAGE,
		`the package's sha512 is ${sha512}, not the pinned ${XS_SHA512}`,
		"run it again; if it stays so, do not use the package",
	);
}

async function download(): Promise<void> {
	const packed = await run("npm", ["pack", XS_PACKAGE, "--silent"], { cwd: xsBuildFolder });
	if (packed.status === 0 && existsSync(tarball)) return;
	throw new EngineError(
		"xs-fetch",
		XS_PACKAGE,
		`npm pack failed: ${packed.stderr.trim() || `status ${packed.status}`}`,
		"check the network and npm's registry setting, then run it again",
	);
}

async function unpack(): Promise<void> {
	// Unpacked aside and renamed: half an archive is never taken for a whole one.
	const aside = join(xsBuildFolder, "unpacking");
	rmSync(aside, { recursive: true, force: true });
	mkdirSync(aside);
	const unpacked = await run("tar", ["xzf", tarball, "-C", aside]);
	if (unpacked.status !== 0)
		throw new EngineError("xs-unpack", tarball, unpacked.stderr.trim(), "remove build/xs and run it again");
	rmSync(join(xsBuildFolder, "src"), { recursive: true, force: true });
	renameSync(aside, join(xsBuildFolder, "src"));
}

/** Folder with `includes`, `platforms` and `sources`; downloaded and unpacked only the first time. */
export function fetchXs(): Promise<string> {
	return withLock(xsBuildFolder, async () => {
		if (existsSync(join(sources, "sources", "xsAll.c"))) return sources;
		if (!existsSync(tarball)) await download();
		verify();
		await unpack();
		return sources;
	});
}
