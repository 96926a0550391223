import fc from "fast-check";
import { type Restrictions, type Scenario, scenarios } from "../../host-tests/parity/generate.js";
import type { Case } from "../case.js";
import { sketchCase } from "./sketch-case.js";

const LARGEST = 150;
const BURSTS = 12;

/** Brains of the parity test: recurrence, several mappings between two areas, anything that JSON can hold. */
export function randomBrains(): Case[] {
	return [
		...sample("random", {}, 100),
		...sample("exact", { exact: true }, 20),
		...sample("extreme", { extreme: true }, 40),
	];
}

function sample(kind: string, restrictions: Restrictions, count: number): Case[] {
	const small = fc.sample(scenarios(restrictions), { seed: 20260101, numRuns: 60 * count }).filter(isSmall);
	if (small.length < count) throw new Error(`only ${small.length} of ${count} brains are small enough`);
	return small.slice(0, count).map(({ brain, bursts }, i) =>
		sketchCase(
			`${kind} ${i}`,
			[kind],
			brain,
			bursts.slice(0, BURSTS).map(({ queue, streams }) => [...queue, ...streams]),
		),
	);
}

function isSmall({ brain }: Scenario): boolean {
	const neurons = brain.reduce(
		(sum, { dimensions: [width, height, depth], neuronsPerVoxel }) =>
			sum + width * height * depth * neuronsPerVoxel,
		0,
	);
	return neurons <= LARGEST && brain.some((area) => area.mappings.length > 0);
}
