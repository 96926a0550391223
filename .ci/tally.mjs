// Adds up what the test runs reported and prints the closing line; exits 1 when anything failed.
import { readFileSync } from "node:fs";

const [failedSteps, ...files] = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;
for (const file of files) {
	try {
		const report = JSON.parse(readFileSync(file, "utf8"));
		passed += report.numPassedTests;
		failed += report.numFailedTests;
		skipped += report.numPendingTests;
	} catch {
		console.log(`${file}: no report`);
		failed++;
	}
}
// A step that failed without a failing test (types, lint, budgets, a crash) counts as one.
if (failed === 0) failed = Number(failedSteps);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && Number(failedSteps) === 0 ? 0 : 1;
