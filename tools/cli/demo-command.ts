import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BrainImage } from "../../modules/connectome/image.js";
import { budget, formatBudget } from "../board/budget.js";
import { compileGenome } from "../compile.js";
import { buildStimulus } from "../stimulus/build-stimulus.js";
import { asBuffer } from "./files.js";
import { runOnNode } from "./node-engine.js";
import { printNotes } from "./output.js";

const CAMERA_ROBOT = fileURLToPath(new URL("../../genomes/camera.int8.genome.json", import.meta.url));

export async function demoCommand(options: { bursts: number; seed: number; plain?: boolean }): Promise<void> {
	const compilation = compileGenome(readFileSync(CAMERA_ROBOT, "utf8"));
	const { areas } = compilation.network.genome;
	const image = new BrainImage(asBuffer(compilation.bytes));
	printNotes(compilation.notes);
	console.log(
		`${image.title}: ${image.areaCount} cortical areas, ${image.neuronCount} neurons, ${image.ruleSynapses + image.explicitSynapses} synapses`,
	);
	console.log("\nDoes it fit? (predicted; SRAM that is free without Wi-Fi)\n");
	for (const line of formatBudget([...budget(areas, "fp32"), ...budget(areas, "int8")]))
		console.log(`  ${line}`);
	const stimulus = buildStimulus({ source: undefined, image, bursts: options.bursts, seed: options.seed });
	console.log(`\nRunning it in int8 on ${stimulus.description}\n`);
	await runOnNode({
		bytes: compilation.bytes,
		stimulus,
		bursts: options.bursts,
		watch: true,
		plain: options.plain,
		print: (line) => console.log(line),
	});
	console.log("\nNext: npx feagi-xs run genomes/reflex.int8.genome.json --watch, npx feagi-xs --help");
}
