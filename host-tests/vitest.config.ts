/** The tiers of docs/testing.md; `--project` picks one. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { skipped } from "./skipped.js";

const root = fileURLToPath(new URL("..", import.meta.url));

const tier = (name: string, include: readonly string[]) => ({
	root,
	test: {
		name,
		include: [...include],
		setupFiles: ["host-tests/setup.ts"],
		globalSetup: ["host-tests/scratch.ts"],
		// On a machine with other work the longest tests take many times as long as on a quiet one.
		testTimeout: 300_000,
		hookTimeout: 300_000,
	},
});

export default defineConfig({
	root,
	test: {
		reporters: ["default", skipped],
		projects: [
			tier("host", ["host-tests/{unit,golden,parity,fuzz,structure}/**/*.test.ts"]),
			tier("kernels", ["host-tests/kernels/**/*.test.ts"]),
			tier("targets", ["host-tests/targets/**/*.test.ts"]),
			tier("xs", ["host-tests/xs/**/*.test.ts"]),
			tier("moddable", ["host-tests/moddable/**/*.test.ts"]),
		],
	},
});
