/** Temporary folders of tests. They are in one folder, which goes when the run ends, whatever became of the tests. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";

declare module "vitest" {
	interface ProvidedContext {
		scratch: string;
	}
}

/** Vitest's globalSetup: once per run, in a process that outlives those of the tests. */
export default function setup(project: TestProject): () => void {
	const root = mkdtempSync(join(tmpdir(), "feagi-xs-tests-"));
	project.provide("scratch", root);
	return () => rmSync(root, { recursive: true, force: true });
}

/** Path of a new, empty folder. */
export function scratchFolder(): string {
	const root = inject("scratch");
	// A long run may outlive a cleaning of the system's temporary folder.
	mkdirSync(root, { recursive: true });
	return mkdtempSync(join(root, "scratch-"));
}
