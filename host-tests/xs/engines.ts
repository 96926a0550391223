import { beforeAll, describe } from "vitest";
import { buildEngine, type EngineKind, missingFor } from "../../tools/xs/build-engine.js";
import { runOnXs, type XsRunOptions } from "../../tools/xs/run-engine.js";

export const engines: readonly EngineKind[] = ["xs-host", "xs-host32", "xs-rv32"];

const BUILD_TIMEOUT_MS = 300_000;

/** One suite per engine; without its tools the suite is skipped, and its name says why. */
export function describeOn(
	kinds: readonly EngineKind[],
	about: string,
	body: (engine: EngineKind) => void,
): void {
	for (const kind of kinds) {
		const missing = missingFor(kind);
		if (missing) describe.skip(`${kind}: skipped, ${missing.what}`, () => body(kind));
		else
			describe(`${kind}: ${about}`, () => {
				beforeAll(() => buildEngine(kind), BUILD_TIMEOUT_MS);
				body(kind);
			});
	}
}

/** Runs host-tests/xs/fixtures/`name`.ts. */
export function runFixture(engine: EngineKind, name: string, options: Partial<XsRunOptions> = {}) {
	return runOnXs({ engine, main: `host-tests/xs/fixtures/${name}.ts`, ...options });
}
