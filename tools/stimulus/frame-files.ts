/** Frames from disk: one picture, or the pictures of a folder in name order. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../errors.js";
import type { Frame } from "./frame.js";
import { parsePnm } from "./pnm.js";

const PICTURE = /\.p[gp]m$/i;

/** @throws UsageError frames-picture, frames-size, frames-empty, frames-file */
export function readFrames(path: string): Frame[] {
	if (!isFolder(path)) return [readFrame(path)];
	const names = readdirSync(path)
		.filter((name) => PICTURE.test(name))
		.sort((a, b) => (a < b ? -1 : 1));
	if (names.length === 0) {
		const message = "The folder holds no .pgm and no .ppm file.";
		throw new UsageError("frames-empty", path, message, "put the frames there, named in the order of time");
	}
	const frames = names.map((name) => readFrame(join(path, name)));
	frames.forEach((frame, i) => {
		const [first] = frames as [Frame];
		if (frame.width === first.width && frame.height === first.height) return;
		const message =
			`The picture is ${frame.width} × ${frame.height} pixels; expected ${first.width} × ${first.height}, ` +
			`the size of the folder's first picture ${names[0]}.`;
		const remedy = "give all frames of a folder the same size; any size will do";
		throw new UsageError("frames-size", join(path, names[i]!), message, remedy);
	});
	return frames;
}

export function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The bytes of `path`. */
export function readSource(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (error) {
		const message = `The file cannot be read: ${(error as Error).message}.`;
		throw new UsageError("frames-file", path, message, "check the path and its permissions");
	}
}

function readFrame(path: string): Frame {
	return parsePnm(readSource(path), path);
}
