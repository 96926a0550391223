import { expect, test } from "vitest";
import { createProgress } from "../../../tools/view/progress.js";

function run(tty: boolean, total: number): string {
	let text = "";
	let time = 0;
	const out = { write: (more: string) => (text += more) };
	const progress = createProgress("building", total, { out, tty, color: false, now: () => (time += 100) });
	for (let done = 1; done <= total; done++) progress.step(done, `part ${done}`);
	progress.end();
	return text;
}

test("without a terminal it is one line per quarter", () => {
	expect(run(false, 100)).toBe("building: 25 %\nbuilding: 50 %\nbuilding: 75 %\nbuilding: 100 %\n");
	expect(run(false, 1)).toBe("building: 100 %\n");
	expect(run(false, 0)).toBe("building: 100 %\n");
});

test("on a terminal it is one bar, full at the end, and gives the cursor back", () => {
	const text = run(true, 40);
	expect(text).toContain(`building ▕${"█".repeat(12)}            ▏  50 %  2 s left  part 20`);
	expect(text).toContain(`▕${"█".repeat(24)}▏ 100 %`);
	expect(text.endsWith("\x1b[?25h")).toBe(true);
});
