import { diagnose } from "../firmware/doctor.js";
import { thisMachine } from "../firmware/machine.js";
import type { Missing } from "../moddable/sdk.js";

/** Prints what is installed; returns 0 when everything for the simulator is there, else 1. */
export function doctorCommand(): number {
	const { findings, simulator, boards } = diagnose(thisMachine);
	console.log("| what | found | fits |");
	console.log("| --- | --- | --- |");
	for (const { item, found, verdict } of findings) console.log(`| ${item} | ${found} | ${verdict} |`);
	console.log("");
	for (const line of verdict("simulator", simulator)) console.log(line);
	for (const line of verdict("boards", boards)) console.log(line);
	return simulator ? 1 : 0;
}

function verdict(purpose: string, missing: Missing | undefined): string[] {
	return missing
		? [`${purpose}: ${missing.what}`, `  to fix it: ${missing.remedy}`]
		: [`${purpose}: everything is there`];
}
