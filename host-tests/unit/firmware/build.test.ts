import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { buildFirmware } from "../../../tools/firmware/build.js";
import { simulate } from "../../../tools/firmware/sim.js";
import { TARGETS } from "../../../tools/firmware/targets.js";
import { repositoryFolder } from "../../../tools/xs/paths.js";
import { type FakeMachine, fakeMachine } from "./fake-machine.js";

function complete(): FakeMachine {
	const machine = fakeMachine();
	machine.sdk();
	machine.compilers();
	machine.idf("6.0.1");
	return machine;
}

const mcconfigs = (machine: FakeMachine) => machine.calls().filter(({ program }) => program === "mcconfig");

test.each(TARGETS)(
	"$name: mcconfig gets the platform, the settings and the partitions of the target",
	(target) => {
		const machine = complete();
		expect(buildFirmware([target.name], machine)).toBe(0);
		const [{ args, env }, ...more] = mcconfigs(machine);
		const output = join(machine.repository, "build", "firmware", target.name);
		expect(args).toEqual(["-m", "-t", "build", "-p", target.platform, "-o", output]);
		expect(env).toEqual({ SDKCONFIGPATH: target.sdkconfig, PARTITIONS_FILE: target.partitions });
		expect(existsSync(target.partitions) && existsSync(target.sdkconfig)).toBe(true);
		expect(more).toEqual([]);
	},
);

test("--flash builds and then deploys to the port, with the user's settings", () => {
	const machine = complete();
	machine.env.SDKCONFIGPATH = "/mine";
	expect(buildFirmware(["esp32", "--flash", "--port", "/dev/ttyUSB3", "bursts=9"], machine)).toBe(0);
	const [build, deploy] = mcconfigs(machine);
	expect([build.args.slice(0, 3), deploy.args.slice(0, 3)]).toEqual([
		["-m", "-t", "build"],
		["-m", "-t", "deploy"],
	]);
	expect(deploy.args).toContain("bursts=9");
	expect(deploy.env).toMatchObject({ UPLOAD_PORT: "/dev/ttyUSB3", SDKCONFIGPATH: "/mine" });
});

test("a build that fails is not flashed, and its exit code is passed on", () => {
	const machine = complete();
	machine.program("../sdk/build/bin/lin/release/mcconfig", "", 3);
	expect(buildFirmware(["esp32", "--flash"], machine)).toBe(3);
	expect(mcconfigs(machine)).toHaveLength(1);
});

test("--debug --flash leaves xsbug and the flashing to the SDK", () => {
	const machine = complete();
	buildFirmware(["esp32c3", "--debug", "--flash"], machine);
	expect(mcconfigs(machine)[0].args.slice(0, 4)).toEqual(["-d", "-m", "-p", "esp32/esp32c3"]);
});

test("a brain is compiled where there is none", () => {
	const machine = complete();
	const words = vi.spyOn(console, "error").mockImplementation(() => {});
	const genome = "genomes/camera.int8.genome.json";
	mkdirSync(join(machine.repository, "genomes"));
	copyFileSync(join(repositoryFolder, genome), join(machine.repository, genome));
	rmSync(join(machine.repository, "build", "brain", "brain.img"));
	buildFirmware(["esp32"], machine);
	expect(existsSync(join(machine.repository, "build", "brain", "brain.img"))).toBe(true);
	expect(words.mock.calls[0][0]).toMatch(/compiling genomes\/camera/);
	words.mockRestore();
});

test("what is missing is one sentence with a cure, in the order in which it is installed", () => {
	const machine = fakeMachine();
	const code = () => {
		try {
			buildFirmware(["esp32c6"], machine);
			return "built";
		} catch (error) {
			const { message, remedy } = error as { message: string; remedy: string };
			expect(`${message} ${remedy}`).not.toMatch(/\n|undefined/);
			return (error as { code: string }).code;
		}
	};
	const codes = [code()];
	machine.env.MODDABLE = "/nowhere";
	codes.push(code());
	machine.sdk();
	rmSync(join(machine.env.MODDABLE, "build", "bin"), { recursive: true });
	codes.push(code());
	machine.sdk();
	codes.push(code());
	machine.compilers();
	codes.push(code());
	machine.env.IDF_PATH = "/nowhere";
	codes.push(code());
	machine.idf("5.5.2");
	codes.push(code());
	machine.idf("6.1.0");
	codes.push(code());
	machine.idf("6.0.0");
	codes.push(code());
	expect(codes).toEqual([
		...["sdk-unset", "sdk-folder", "sdk-mcconfig", "tsc"],
		...["idf-unset", "idf-folder", "idf-version", "idf-version", "built"],
	]);
	rmSync(join(machine.env.PATH, "riscv32-esp-elf-gcc"));
	expect(code()).toBe("idf-environment");
});

test.each([
	[[], "target"],
	[["esp23"], "target-unknown"],
	[["esp32", "--speed"], "option"],
])("%j is refused", (args, code) => {
	expect(() => buildFirmware(args, complete())).toThrow(expect.objectContaining({ code }));
});

test("the simulator is opened with a copy in a folder that names the device", () => {
	const machine = complete();
	machine.file("repository/build/sim/bin/lin/moddable_two/release/feagi-xs/mc.so", "app");
	expect(simulate(["moddable_two", "bursts=5"], machine)).toBe(0);
	const [mcconfig, mcsim] = machine.calls().filter(({ program }) => program.startsWith("mc"));
	const output = join(machine.repository, "build", "sim");
	expect(mcconfig.args).toEqual(["-m", "-t", "build", "-p", "sim/moddable_two", "bursts=5", "-o", output]);
	expect(mcsim.args).toEqual([
		join(machine.env.MODDABLE, "build", "simulators"),
		join(output, "run", "moddable_two", "debug", "feagi-xs", "mc.so"),
	]);
});

test("without GLib or mcsim there is no simulator", () => {
	const machine = complete();
	machine.program("pkg-config", "", 1);
	expect(() => simulate([], machine)).toThrow(expect.objectContaining({ code: "glib" }));
	machine.program("pkg-config");
	rmSync(join(machine.env.MODDABLE, "build/bin/lin/release/mcsim"));
	expect(() => simulate([], machine)).toThrow(expect.objectContaining({ code: "sdk-mcsim" }));
});
