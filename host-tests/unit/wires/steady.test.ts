/** Wires allocate when they are made, and not in the burst. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../../modules/wires/", import.meta.url));
/** Words that allocate on XS or call back. */
const ALLOCATES =
	/\bnew\b|=>|\.\.\.|[=(]\s*[[{]|\breturn [[{]|\bfor \((?:const|let) \w+ of\b|\.(?:map|filter|forEach|slice|subarray|concat)\(|`/;
const METHOD =
	/^(?:\t(?:(?:override|protected) )*|export function |function )(#?\w+)\([^)]*\)(?:: [^{]+)? \{$([\s\S]*?)^\t?\}$/gm;
/** At boot, and after a failure: #fail tells each wire's first one. */
const ONCE = ["constructor", "#wake", "#fail", "reason", "noReading"];
/** Read and built at boot. */
const BOOT_FILES = [
	"build-motors.ts",
	"build-sensors.ts",
	"area-coders.ts",
	"verify-wires.ts",
	"wires-layout.ts",
];

const methods = readdirSync(folder)
	.filter((file) => !BOOT_FILES.includes(file))
	.flatMap((file) => {
		const text = readFileSync(folder + file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
		return [...text.matchAll(METHOD)]
			.filter(([, name]) => !ONCE.includes(name!) && name !== "isFree")
			.map(([, name, body]) => [`${file} ${name}`, body!] as const);
	});

test.each(methods)("%s allocates nothing", (_, body) => {
	const work = body.replace(/\bconst \{ [^}]+ \} = /g, "");
	expect(ALLOCATES.exec(work)?.[0]).toBeUndefined();
});

test("the scan finds the methods that run per burst", () => {
	const found = methods.map(([name]) => name);
	for (const name of [
		"wires.ts beforeBurst",
		"wires.ts afterBurst",
		"wire.ts run",
		"wire.ts #runOn",
		"digital-outputs.ts set",
		"digital-outputs.ts run",
		"motor-wires.ts drive",
		"sensor-wires.ts run",
		"sensor-wires.ts put",
		"pixel-wire.ts run",
		"mpu6050.ts quantity",
		"drive.ts servoDuty",
	])
		expect(found).toContain(name);
});
