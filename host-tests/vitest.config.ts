import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
	root,
	resolve: { alias: { platform: `${root}platforms/host/platform.ts` } },
	test: { include: ["host-tests/**/*.test.ts"], testTimeout: 60_000 },
});
