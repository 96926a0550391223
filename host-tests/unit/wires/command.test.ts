/** `feagi-xs wires`, and the boards that ship. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { WireTable } from "../../../modules/wires/verify-wires.js";
import { scratchFolder } from "../../scratch.js";
import { feagiXsHere } from "../cli/run-cli.js";
import { fileOf } from "../genomes/brain.js";

const servo = [
	"wires",
	fileOf("boards/servo.esp32c3.board.json"),
	"--genome",
	fileOf("boards/servo.genome.json"),
];
const pins = fileOf("boards/servo.pins.csv");

test("the same board gives the same bytes, from the genome and from its image", async () => {
	const folder = scratchFolder();
	const image = join(folder, "brain.img");
	await feagiXsHere("compile", fileOf("boards/servo.genome.json"), "-o", image);
	await feagiXsHere(...servo, "-o", join(folder, "a.img"));
	await feagiXsHere(...servo.slice(0, 3), image, "-o", join(folder, "b.img"));
	const bytes = readFileSync(join(folder, "a.img"));
	expect(readFileSync(join(folder, "b.img"))).toEqual(bytes);
	expect(new WireTable(new Uint8Array(bytes).buffer).motorCount).toBe(1);
});

test("writes its recording to a file", async () => {
	const record = join(scratchFolder(), "writes.csv");
	const { code, stdout } = await feagiXsHere(
		...servo,
		"--replay",
		pins,
		"--record",
		record,
		"--bursts",
		"30",
	);
	expect(code).toBe(0);
	expect(stdout).toContain(`${record}: 3 writes in 30 bursts`);
	expect(readFileSync(record, "utf8")).toBe(
		"burst,time,pin,value\n0,0,GPIO5,0\n1,20,GPIO5,0.0575\n26,520,GPIO5,0.0775\n",
	);
});

test.each([
	[["--bursts", "3"], "error option at --replay"],
	[["--replay", fileOf("boards/servo.genome.json")], "error recording at "],
	[["--replay", "/nowhere.csv"], "error file at /nowhere.csv"],
])("refuses %j, and writes nothing", async (options, message) => {
	const output = join(scratchFolder(), "wires.img");
	const { code, stdout, stderr } = await feagiXsHere(...servo, "-o", output, ...options);
	expect(code).toBe(1);
	expect(stdout).toBe("");
	expect(existsSync(output)).toBe(false);
	expect(stderr).toContain(message);
	expect(stderr).toContain("to fix it:");
});

test.each([
	["1650", /burst 3: GPIO4 reads 1650, which is not a share of the converter's range, from 0 to 1/],
	["-0.5", /GPIO4 reads -0.5/],
	["1.01", /GPIO4 reads 1.01/],
	["ff", /GPIO4 reads ff/],
	["on", /GPIO4 reads on/],
	["1e5", /GPIO4 reads 1e5/],
])("a recording whose analog pin reads %s is refused, and nothing is written", async (value, message) => {
	const folder = scratchFolder();
	const recording = join(folder, "pins.csv");
	const record = join(folder, "writes.csv");
	writeFileSync(recording, `burst,time,pin,value\n0,0,GPIO4,0.5\n3,60,GPIO4,${value}\n`);
	const { code, stderr } = await feagiXsHere(...servo, "--replay", recording, "--record", record);
	expect(code).toBe(1);
	expect(stderr).toMatch(message);
	expect(existsSync(record)).toBe(false);
});

test.each(["0", "0.", ".5", "1", "1.0", "0.123", "5e-7", "00.5", "1e-7"])(
	"an analog pin reads %s",
	async (value) => {
		const recording = join(scratchFolder(), "pins.csv");
		writeFileSync(recording, `burst,time,pin,value\n0,0,GPIO4,${value}\n`);
		expect(await feagiXsHere(...servo, "--replay", recording)).toMatchObject({ code: 0, stderr: "" });
	},
);

test("a pin that no sensor reads is a warning", async () => {
	const recording = join(scratchFolder(), "pins.csv");
	writeFileSync(recording, "burst,time,pin,value\n0,0,GPIO14,0.5\n1,0,GPIO14,0.6\n");
	const { code, stderr } = await feagiXsHere(...servo, "--replay", recording);
	expect([code, stderr.match(/recording-unread/g)?.length]).toEqual([0, 1]);
	expect(stderr).toContain("No sensor reads GPIO14.");
});

test("a pin that cannot be is one message, and no file", async () => {
	const folder = scratchFolder();
	const board = join(folder, "board.json");
	writeFileSync(board, '{"board":"esp32c3","motors":[{"area":"servo","kind":"servo","pin":"GPIO12"}]}');
	const output = join(folder, "wires.img");
	const { code, stderr } = await feagiXsHere("wires", board, ...servo.slice(2), "-o", output);
	expect(code).toBe(1);
	expect(stderr).toBe(
		"error pin-flash at $.motors[0].pin: GPIO12 of esp32c3 goes to the flash that the firmware runs from.\n" +
			"  to fix it: use GPIO0, GPIO1, GPIO3, GPIO4, GPIO5, GPIO6, GPIO7 or GPIO10\n",
	);
	expect(existsSync(output)).toBe(false);
});

test("--strict takes warnings for errors", async () => {
	const folder = scratchFolder();
	const board = join(folder, "board.json");
	writeFileSync(board, '{"board":"esp32","motors":[{"area":"servo","kind":"servo","pin":"GPIO16"}]}');
	expect((await feagiXsHere("wires", board, ...servo.slice(2))).code).toBe(0);
	const { code, stderr } = await feagiXsHere("wires", board, ...servo.slice(2), "--strict");
	expect(code).toBe(1);
	expect(stderr).toContain("error pin-psram at $.motors[0].pin");
});

describe("boards/", () => {
	test("the servo's genome has no warnings, and is as large as its stats say", async () => {
		const { code, stderr, stdout } = await feagiXsHere(
			"inspect",
			fileOf("boards/servo.genome.json"),
			"--strict",
		);
		expect(code).toBe(0);
		expect(stderr).not.toContain("warning");
		expect(stdout).toContain("43 neurons, 20 synapses");
		const { stats } = JSON.parse(readFileSync(fileOf("boards/servo.genome.json"), "utf8"));
		expect(stats).toEqual({
			innate_cortical_area_count: 5,
			innate_neuron_count: 43,
			innate_synapse_count: 20,
		});
	});

	test("every board.json compiles without a word for its genome", async () => {
		const boards = readdirSync(fileOf("boards")).filter((file) => file.endsWith(".board.json"));
		expect(boards.length).toBeGreaterThan(1);
		for (const file of boards) {
			const [name] = file.split(".");
			const own = fileOf(`boards/${name}.genome.json`);
			const genome = existsSync(own) ? own : fileOf(`genomes/${name}.int8.genome.json`);
			const { code, stderr } = await feagiXsHere(
				"wires",
				fileOf(`boards/${file}`),
				"--genome",
				genome,
				"--strict",
			);
			expect([code, stderr]).toEqual([0, ""]);
		}
	});
});
