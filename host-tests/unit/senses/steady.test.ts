/** Encoders and decoders allocate in their constructors only. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Coder, Direction } from "../../../modules/connectome/layout.js";
import { Npu } from "../../../modules/npu/npu.js";
import { Gaze } from "../../../modules/senses/gaze.js";
import { motorOf } from "../../../modules/senses/motors.js";
import { portNamed, portsOf } from "../../../modules/senses/ports.js";
import { sensorOf } from "../../../modules/senses/sensors.js";
import { visionOf } from "../../../modules/senses/vision.js";
import { brain, ioId, type Size } from "./brain.js";

const folder = fileURLToPath(new URL("../../../modules/senses/", import.meta.url));
const BURSTS = 2000;

/** Every typed array and number that hangs on `owner`, by path; private ones aside. */
function arraysOf(owner: object): Map<string, unknown> {
	return new Map(Object.entries(owner).filter(([, value]) => ArrayBuffer.isView(value)));
}

test(`nothing is replaced over ${BURSTS} bursts of everything at once`, () => {
	const areas: Record<string, Size> = {};
	for (let coder = 0; coder <= 8; coder++)
		for (const flags of coder === 0 ? [0] : [0, 2])
			for (const unit of ["ipro", "opse"]) areas[ioId(unit, coder, 0, flags)] = [8, 1, 6];
	for (const unit of ["imis", "omis"]) areas[ioId(unit, Coder.MISC)] = [4, 4, 2];
	for (const unit of ["iten", "oten"]) areas[ioId(unit, Coder.MISC)] = [1, 1, 16];
	for (let i = 0; i < 9; i++) areas[ioId("isvi", Coder.CARTESIAN_PLANE, i)] = [4, 4, 1];
	areas[ioId("oimg", Coder.CARTESIAN_PLANE)] = [4, 4, 3];
	areas[ioId("ogaz", 2)] = [2, 1, 6];
	areas[ioId("ogaz", 1, 1)] = [1, 1, 6];
	const wires = Object.fromEntries(
		Object.keys(areas)
			.filter((id) => Buffer.from(id, "base64").toString("latin1").startsWith("ipro"))
			.map((id) => {
				const bytes = Buffer.from(id, "base64");
				bytes.write("opse");
				return [id, bytes.toString("base64")];
			}),
	);
	const image = brain(areas, {}, { wires });
	const npu = new Npu(image);
	const sensors = portsOf(image, Direction.INPUT).flatMap((port) => sensorOf(npu, port) ?? []);
	const motors = portsOf(image, Direction.OUTPUT).flatMap((port) => motorOf(npu, port) ?? []);
	const vision = visionOf(npu);
	const gaze = new Gaze(npu, portNamed(image, "gaze")!, portNamed(image, "gaze", 0, 1), 5);
	expect([sensors.length, motors.length, vision.planes.length]).toEqual([19, 22, 9]);
	const owners = [...sensors, ...motors, gaze.position, gaze.modulation!];
	const before = owners.map(arraysOf);
	const frame = new Uint8Array(16 * 16 * 3);
	for (let burst = 0; burst < BURSTS; burst++) {
		for (const { values } of sensors) values.fill((burst % 21) / 10 - 1);
		for (const sensor of sensors) burst % 3 ? sensor.push() : sensor.pushChanged();
		vision.look(frame.fill(burst & 255), 16, 16, 3);
		npu.step();
		for (const motor of motors) motor.read();
		gaze.read();
		gaze.aim(vision);
	}
	owners.forEach((owner, i) => {
		const after = arraysOf(owner);
		expect([...after.keys()]).toEqual([...before[i]!.keys()]);
		for (const [name, array] of after) expect(array).toBe(before[i]!.get(name));
	});
	expect(npu.spikes).toBeGreaterThan(BURSTS);
});

/** Words that allocate on XS or call back: the rule of the hot files, outside constructors. */
const ALLOCATES =
	/\bnew\b|=>|\.\.\.|[=(]\s*[[{]|\breturn [[{]|\bfor \((?:const|let) \w+ of\b|\.(?:map|filter|forEach|slice|subarray|concat)\(|`/;
const METHOD = /^\t(?:(?:override|protected) )*(#?\w+)\([^)]*\)(?:: [^{]+)? \{$([\s\S]*?)^\t\}$/gm;

/** Methods of every class of modules/senses but constructors and what runs once. */
const methods = readdirSync(folder).flatMap((file) => {
	const text = readFileSync(folder + file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
	return [...text.matchAll(METHOD)]
		.filter(([, name]) => name !== "constructor")
		.map(([, name, body]) => [`${file} ${name}`, body!] as const);
});

test.each(methods)("%s allocates nothing", (_, body) => {
	const work = body.replace(/\bconst \{ [^}]+ \} = /g, "");
	expect(ALLOCATES.exec(work)?.[0]).toBeUndefined();
});

test("the scan finds the methods that run per burst", () => {
	const found = methods.map(([name]) => name);
	for (const name of [
		"input.ts push",
		"output.ts read",
		"cartesian-plane.ts look",
		"percentage-output.ts #column",
		"vision.ts look",
	])
		expect(found).toContain(name);
});
