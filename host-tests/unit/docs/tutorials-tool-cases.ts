/** What goes wrong on the computer, and what the tools say then. */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { explain } from "../../../tools/cli/output.js";
import { readFlashImage, refuseTooLarge } from "../../../tools/firmware/flash-image.js";
import { missingForBoards, missingForSimulator } from "../../../tools/firmware/missing.js";
import type { Partition } from "../../../tools/firmware/partition-table.js";
import { targetOf } from "../../../tools/firmware/targets.js";
import { feagiXsHere } from "../cli/run-cli.js";
import { fakeMachine } from "../firmware/fake-machine.js";
import { root } from "./documents.js";
import { future, put, scratch, servo, servoBoard, servoGenome, torn } from "./tutorials-board.js";
import { Flashing } from "./tutorials-flashing.js";

const servoImage = () => readFlashImage(put("servo.img", new Uint8Array(servo)));

async function complaints(...args: readonly string[]): Promise<string[]> {
	return (await feagiXsHere(...args)).stderr.trim().split("\n");
}

function caught(run: () => void): string[] {
	try {
		run();
	} catch (error) {
		return explain(error);
	}
	throw new Error("nothing failed");
}

/** Computers that lack one thing each: what is missing, as `doctor`, builds and the simulator say. */
function missing(): string[] {
	const sdk = (...without: string[]) => {
		const machine = fakeMachine();
		machine.sdk();
		machine.compilers();
		machine.idf("6.0.1");
		for (const path of without) rmSync(join(dirname(machine.repository), path));
		return machine;
	};
	const nowhere = { ...fakeMachine(), env: { PATH: "", MODDABLE: "/nowhere" } };
	const otherIdf = sdk();
	otherIdf.idf("5.5.2");
	const noIdf = sdk();
	delete noIdf.env.IDF_PATH;
	const tools = "sdk/build/bin/lin/release";
	const forBoards = [
		fakeMachine(),
		nowhere,
		sdk(`${tools}/mcconfig`),
		noIdf,
		otherIdf,
		sdk("bin/idf.py"),
		sdk("bin/tsc"),
		sdk("bin/make"),
	];
	const noHeaders = sdk();
	noHeaders.program("pkg-config", "", 1);
	const forSimulator = [sdk("bin/gcc"), noHeaders, sdk(`${tools}/mcsim`)];
	return [
		...forBoards.map((machine) => missingForBoards(machine)!.what),
		...forSimulator.map((machine) => missingForSimulator(machine)!.what),
	];
}

export const onComputer = async (): Promise<string[]> => [
	...missing(),
	...caught(() => targetOf("esp32c33")).map((line) => line.replace(/^error target-unknown at \S+ /, "")),
	...(await complaints("compile", join(scratch, "none.json"), "-o", join(scratch, "none.img"))),
	...(await complaints("compile", put("bad.json", '{ "blueprint": {},, }'), "-o", join(scratch, "none.img"))),
	...(await complaints("run", put("future.img", new Uint8Array(future)))),
	...(await complaints("run", put("half.img", new Uint8Array(servo, 0, 1000)))),
	...(await complaints("run", put("torn.img", new Uint8Array(torn)))),
];

export async function refusedPins(): Promise<string[]> {
	const genome = join(root, "boards/servo.genome.json");
	// In quotation marks: the description names pins, too.
	const onPins = (knob: string, servo: string) =>
		servoBoard.replace('"GPIO4"', `"${knob}"`).replace('"GPIO5"', `"${servo}"`);
	const boards = [
		...["GPIO33", "GPIO12", "GPIO18", "GPIO20", "GPIO2", "GPIO9"].map((pin) => onPins(pin, "GPIO5")),
		onPins("GPIO36", "GPIO34").replace('"esp32c3"', '"esp32"'),
		onPins("GPIO4", "GPIO4"),
		servoBoard.replace('"knob"', '"nob"'),
		servoBoard.replace("esp32c3", "esp32c4"),
	];
	const lines: string[] = [];
	for (const board of boards)
		lines.push(...(await complaints("wires", put("board.json", board), "--genome", genome)));
	return lines;
}

export function transfers(): string[] {
	const flashing = new Flashing(servoImage());
	const noTool = new Flashing(servoImage());
	rmSync(join(noTool.machine.env.PATH, "esptool"));
	const warnings: string[] = [];
	const big = (state: number) => ({ file: "big.img", bytes: 1000, segments: [state], title: "big" });
	refuseTooLarge(big(300_000), "esp32c3", false, (line) => warnings.push(line));
	const brainOf = (size: number) => (all: Partition[]) =>
		all.map((each) => (each.name === "brain" ? { ...each, size } : each));
	return [
		...noTool.run(),
		...flashing.run({ version: "3.3.1" }),
		...caught(() => readFlashImage(put("genome.json", servoGenome))),
		...flashing.run({ fail: "connect" }),
		...flashing.run({}, { chip: "esp32" }),
		...caught(() => refuseTooLarge(big(1e6), "esp32c3", false, () => {})),
		...warnings,
		...new Flashing({ ...servoImage(), bytes: 5000 }).run({}, { table: brainOf(4096) }),
		...flashing.run({}, { table: (all) => all.filter(({ name }) => name !== "brain") }),
		...flashing.run({}, { table: () => undefined }),
		...flashing.run({}, { table: brainOf(2 * 1024 * 1024) }),
		...["half", "start", "corrupt"].flatMap((fail) => flashing.run({ fail })),
	];
}
