/** A vitest reporter that tells at the end what was skipped: names say what the machine lacks. */
import type { Reporter, TestCase, TestModule } from "vitest/node";

let wanted = false;

export const skipped: Reporter = {
	onInit({ config }) {
		// With -t most tests are skipped because nobody asked for them.
		wanted = config.testNamePattern === undefined;
	},

	onTestRunEnd(modules) {
		if (!wanted) return;
		for (const module of modules) {
			const counts = new Map<string, number>();
			for (const test of module.children.allTests("skipped")) {
				const name = groupOf(test);
				counts.set(name, (counts.get(name) ?? 0) + 1);
			}
			for (const [name, count] of counts)
				console.log(`skipped in ${module.relativeModuleId}: ${name}${count > 1 ? `, ${count} tests` : ""}`);
		}
	},
};

/** The outermost suite of which nothing ran, or the test itself. */
function groupOf(test: TestCase): string {
	let group: TestCase | Exclude<TestCase["parent"], TestModule> = test;
	while (group.parent.type === "suite" && group.parent.state() === "skipped") group = group.parent;
	return group.fullName;
}
