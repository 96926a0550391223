import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileGenome } from "../../../tools/compile.js";
import { type Diagnosis, diagnose } from "../../../tools/firmware/doctor.js";
import { atLeast, FITTING } from "../../../tools/firmware/versions.js";
import { repositoryFolder } from "../../../tools/xs/paths.js";
import { fakeMachine } from "./fake-machine.js";

const row = ({ findings }: Diagnosis, item: string) => {
	const found = findings.find((each) => each.item === item);
	return [found?.found, found?.verdict];
};

test("an empty computer: every line says what is needed", () => {
	const diagnosis = diagnose(fakeMachine());
	expect(diagnosis.simulator?.code).toBe("sdk-unset");
	expect(diagnosis.boards?.code).toBe("sdk-unset");
	expect(row(diagnosis, "feagi-xs")).toEqual(["1.2.3", ""]);
	expect(row(diagnosis, "Node")).toEqual([process.versions.node, "fits"]);
	expect(row(diagnosis, "Moddable SDK")).toEqual(["MODDABLE is not set", "8.2.3"]);
	expect(row(diagnosis, "TypeScript")).toEqual(["not found", "needed: 6 or newer"]);
	expect(row(diagnosis, "ESP-IDF")).toEqual(["IDF_PATH is not set", FITTING.idf]);
	expect(row(diagnosis, "esptool")).toEqual(["not found", "needed: 4 or 5"]);
	expect(row(diagnosis, "serial ports")).toEqual(["none", ""]);
	expect(row(diagnosis, "brain to build in")[1]).toBe("compile it again");
});

test("a complete computer", () => {
	const machine = fakeMachine();
	machine.sdk();
	machine.compilers();
	machine.idf("6.0.2");
	machine.program("python3", "Python 3.12.1");
	machine.program("esptool.py", "esptool.py v4.12.0\n4.12.0");
	for (const name of ["ttyUSB0", "ttyACM1", "tty0", "random"]) writeFileSync(join(machine.devices, name), "");
	const genome = readFileSync(join(repositoryFolder, "genomes/relay.fp32.genome.json"), "utf8");
	machine.file("repository/build/brain/brain.img", "");
	const { bytes } = compileGenome(genome, { precision: "fp16" });
	writeFileSync(join(machine.repository, "build/brain/brain.img"), bytes);

	const diagnosis = diagnose(machine);
	expect(diagnosis).toMatchObject({ simulator: undefined, boards: undefined });
	expect(row(diagnosis, "Moddable SDK")).toEqual([`8.2.3 at ${machine.env.MODDABLE}`, "fits"]);
	expect(row(diagnosis, "TypeScript")).toEqual(["12.2.0", "fits"]);
	expect(row(diagnosis, "ESP-IDF")).toEqual([`6.0.2 at ${machine.env.IDF_PATH}`, "fits"]);
	expect(row(diagnosis, "xtensa-esp-elf-gcc")).toEqual(["14.2.0", ""]);
	expect(row(diagnosis, "Python")).toEqual(["3.12.1", "fits"]);
	expect(row(diagnosis, "esptool")[0]).toMatch(/^4\.12\.0 \(.*esptool\.py\)$/);
	expect(row(diagnosis, "serial ports")[0]).toBe(
		`${join(machine.devices, "ttyACM1")}, ${join(machine.devices, "ttyUSB0")}`,
	);
	expect(row(diagnosis, "brain to build in")).toEqual([expect.stringMatching(/fp16, \d+ bytes$/), "fits"]);
});

test("versions that nobody tried, or that do not fit, are told apart", () => {
	const machine = fakeMachine();
	machine.sdk("9.0.0");
	machine.compilers();
	machine.idf("5.5.1");
	machine.program("python3", "Python 3.8.10");
	machine.program("esptool", "esptool v3.3.1\n3.3.1");
	const diagnosis = diagnose(machine);
	expect(diagnosis.simulator).toBeUndefined();
	expect(diagnosis.boards?.code).toBe("idf-version");
	expect(row(diagnosis, "Moddable SDK")[1]).toBe("not tried: 8.2.3 was");
	expect(row(diagnosis, "ESP-IDF")[1]).toBe("needed: 6.0");
	expect(row(diagnosis, "Python")[1]).toBe("needed: 3.10 or newer");
	expect(row(diagnosis, "esptool")[1]).toBe("needed: 4 or 5");
});

test("versions compare by number", () => {
	expect(atLeast("20.19", "20.19")).toBe(true);
	expect(atLeast("20.9.4", "20.19")).toBe(false);
	expect(atLeast("22.0", "20.19")).toBe(true);
	expect(atLeast("3.10.1", "3.10")).toBe(true);
	expect(atLeast("3", "3.10")).toBe(false);
});
