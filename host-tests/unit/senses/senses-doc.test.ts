/** docs/senses.md says what the code does. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { Coder, Direction } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { DARK } from "../../../modules/senses/cartesian-plane.js";
import { gazeOf } from "../../../modules/senses/gaze.js";
import { MISC_NOTHING } from "../../../modules/senses/misc-input.js";
import { motorOf } from "../../../modules/senses/motors.js";
import { HOLD, NEUTRAL_MS } from "../../../modules/senses/output.js";
import { encodeLinear, SILENT } from "../../../modules/senses/percentage.js";
import { portNamed } from "../../../modules/senses/ports.js";
import { fromRange } from "../../../modules/senses/ranges.js";
import { sensorOf } from "../../../modules/senses/sensors.js";
import { NO_TOKEN, TOKEN_SPIKE } from "../../../modules/senses/text.js";
import { UNITS } from "../../../modules/senses/units.js";
import { visionOf } from "../../../modules/senses/vision.js";
import { readDoc } from "../format-docs.js";
import { brain, ioId, oneArea } from "./brain.js";

const doc = readDoc("senses.md");
const folder = fileURLToPath(new URL("./", import.meta.url));

/** Rows of the table whose head begins with `first`, without the line under it. */
function table(first: string): string[][] {
	const lines = doc.split("\n");
	const head = lines.findIndex((line) => new RegExp(`^\\| ${first} +\\|`).test(line));
	const rest = lines.slice(head + 2);
	const end = rest.findIndex((line) => !line.startsWith("|"));
	return rest.slice(0, end).map((line) =>
		line
			.split("|")
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

test("its units are those of the catalogue", () => {
	expect(table("code")).toEqual(
		UNITS.map(({ code, name, direction, parts }) => [
			code,
			name,
			direction === Direction.INPUT ? "input" : "output",
			parts.join(", "),
		]),
	);
});

test("its coders are those that the ports pick", () => {
	const rows = table("type");
	expect(rows.map(([type]) => Number(type))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]);
	for (const [type, carries, encoder, decoder] of rows) {
		const unit = carries!.startsWith("tokens") ? "ten" : "mis";
		const coder = (letter: string) => oneArea(ioId(letter + unit, Number(type)), [8, 1, 4]);
		const input = coder("i");
		const output = coder("o");
		const sensor = sensorOf(input.npu, input.port) ?? visionOf(input.npu).planes[0]!;
		expect(`\`${sensor.constructor.name}\``).toBe(encoder);
		expect(`\`${motorOf(output.npu, output.port)!.constructor.name}\``).toBe(decoder);
	}
});

test("its table of linear percentages is what the encoder does", () => {
	const rows = table("p");
	expect(rows.length).toBe(14);
	for (const [p, z] of rows) expect(encodeLinear(Number(p), 10)).toBe(z === "none" ? SILENT : Number(z));
});

test("its numbers are those of the code", () => {
	const numbers = Object.fromEntries(
		[...doc.matchAll(/`([A-Z_]+)` = (−?\d+(?:\.\d+)?)/g)].map(([, name, value]) => [
			name,
			Number(value!.replace("−", "-")),
		]),
	);
	expect(numbers).toEqual({ DARK, HOLD, MISC_NOTHING, NEUTRAL_MS, NO_TOKEN, TOKEN_SPIKE });
});

describe("divergences", () => {
	const rows = table("what");

	test("are told completely", () => {
		expect(rows.length).toBeGreaterThanOrEqual(11);
		for (const row of rows) expect(row.every((cell) => cell !== "") && row.length).toBe(5);
	});

	test.each(rows.map((row) => [row[0]!, row[4]!]))("%s has its test", (_, proof) => {
		const [, file, claim] = /^`([a-z-]+\.test\.ts)`: (.+)$/.exec(proof)!;
		expect(readdirSync(folder)).toContain(file);
		expect(readFileSync(folder + file, "utf8")).toContain(`test("${claim}"`);
	});
});

describe("examples", () => {
	const examples = [...doc.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
	const run = (code: string, npu: Npu) => {
		const logged: number[] = [];
		const log = (value: number) => void logged.push(value);
		const names = { npu, log, fromRange, gazeOf, motorOf, portNamed, sensorOf, visionOf };
		new Function(...Object.keys(names), transformSync(code, { loader: "ts" }).code)(...Object.values(names));
		return logged;
	};

	test("a reading drives the wheels", () => {
		const [eye, wheel] = [ioId("ipro", Coder.PERCENTAGE), ioId("omot", Coder.SIGNED_PERCENTAGE)];
		const image = brain({ [eye]: [2, 1, 10], [wheel]: [2, 1, 10] }, {}, { wires: { [eye]: wheel } });
		const speed = Math.fround(1 - Math.fround(2 / 10));
		expect(run(examples[0]!, new Npu(image))).toEqual([0, speed, speed, speed]);
	});

	test("a camera looks, with and without a gaze", () => {
		const eye = { [ioId("isvi", Coder.CARTESIAN_PLANE, 4)]: [4, 4, 1] as const };
		const gaze = { [ioId("ogaz", 2)]: [2, 1, 10] as const };
		for (const areas of [eye, { ...eye, ...gaze }])
			expect(run(examples[1]!, new Npu(brain(areas)))).toEqual([]);
		expect(examples.length).toBe(2);
	});
});
