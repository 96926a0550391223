/** Synaptogenesis without synapses: a mapping becomes a rule that the burst engine evaluates, where that is possible. */
import { GenomeError } from "../errors.js";
import { maxExplicitSynapses } from "../genome/limits.js";
import type { CorticalArea, Mapping, Morphology } from "../genome/model.js";
import { axesMeet, axisSpan, spansApart } from "./axis-measures.js";
import { newVectors, Unconnected } from "./connected.js";
import { countSynapses } from "./count.js";
import { listSynapses, type SynapseList } from "./list.js";
import { Purpose, streamOf } from "./random.js";
import { reachBoxes, reachRandomly, reachVectors } from "./reach.js";
import { type Boxes, type BoxRule, type Shape, shapeOf, tiledShape, type Vectors } from "./shape.js";
import { type Tiling, tile } from "./tiles.js";

export type DevelopedRule =
	| Boxes
	| Vectors
	| {
			readonly kind: "list";
			readonly list: SynapseList;
			/** Whether the seed had a part in it. */
			readonly drawn: boolean;
	  };

export interface RuleContext {
	readonly source: CorticalArea;
	readonly target: CorticalArea;
	readonly morphologies: ReadonlyMap<string, Morphology>;
	/** Execute what FEAGI accepts and does not execute. */
	readonly extended: boolean;
	readonly seed: number;
	/** Rules that came before this one between the same two areas. */
	readonly earlier: readonly DevelopedRule[];
}

/**
 * What `mapping` connects; undefined when its morphology makes no synapses.
 * Throws GenomeError when more explicit synapses are needed than an image may hold.
 */
export function developRule(
	mapping: Mapping,
	morphology: Morphology,
	context: RuleContext,
): DevelopedRule | undefined {
	const { source, target, extended } = context;
	const { attractivity } = mapping;
	if (attractivity === 0) return undefined;
	if (morphology.type !== "composite") {
		const shape = shapeOf(morphology, source, target, extended);
		if (shape?.kind !== "vectors") return shape && ruleOf(shape, undefined, mapping, context);
		const vectors = newVectors(shape.vectors, context.earlier);
		return ruleOf({ kind: "vectors", vectors }, undefined, mapping, context);
	}
	if (!extended) return undefined;
	const tiling = tile(morphology, source.dimensions, context.morphologies);
	const shape = tiledShape(tiling, target);
	return shape && ruleOf(shape, tiling, mapping, context);
}

/** The shape itself if it may stay a rule, otherwise its synapses one by one. */
function ruleOf(
	shape: Shape,
	tiling: Tiling | undefined,
	mapping: Mapping,
	{ source, target, seed, earlier }: RuleContext,
): DevelopedRule {
	const { attractivity, rule } = mapping;
	const stream = (purpose: number) => streamOf(seed, purpose, source.id, target.id, rule);
	const thinning = attractivity < 100 ? { stream: stream(Purpose.KEEP), attractivity } : undefined;
	if (shape.kind === "random") {
		const reach = reachRandomly(stream(Purpose.VOXEL), source, target, tiling?.places);
		// One synapse per neuron at most, and an area has no more neurons than a list synapses.
		return { kind: "list", list: listSynapses(reach, source, target, thinning)!, drawn: true };
	}
	const disjoint = shape.kind === "vectors" || !overlap(shape.boxes);
	const meets = shape.kind === "vectors" && earlier.some(({ kind }) => kind !== "vectors");
	if (disjoint && !thinning && !meets) return shape;
	// Most lists that are far too long are known by their expected length, before anything is drawn.
	const expected = disjoint ? countSynapses(shape, source, target) * (attractivity / 100) : 0;
	if (expected > maxExplicitSynapses * 1.01) refuseLong(mapping, disjoint);
	const reach =
		shape.kind === "boxes"
			? reachBoxes(shape.boxes, source, target)
			: new Unconnected(reachVectors(shape.vectors, source, target), earlier, source, target);
	const list = listSynapses(reach, source, target, thinning);
	if (reach instanceof Unconnected && !reach.met && !thinning) return shape;
	return list ? { kind: "list", list, drawn: thinning !== undefined } : refuseLong(mapping, disjoint);
}

function refuseLong({ path, morphology: name }: Mapping, disjoint: boolean): never {
	throw new GenomeError(
		"too-many-synapses",
		path,
		disjoint
			? `"${name}" keeps more than 16,777,216 synapses, each of which an image has to store`
			: `the overlapping patterns of "${name}" need more than 16,777,216 explicit synapses`,
		disjoint
			? "set synapse_attractivity to 100, which stores none, or lower it, or shrink the areas"
			: "write the morphology with patterns that do not reach the same target twice, or shrink the areas",
	);
}

/** FEAGI merges the pairs of a pattern and keeps each target once; boxes that overlap cannot. */
function overlap(boxes: readonly BoxRule[]): boolean {
	const spans = boxes.map((box) => box.map(axisSpan));
	const apart = (i: number, k: number) => spans[i].some((span, axis) => spansApart(span, spans[k][axis]));
	return boxes.some((a, i) =>
		boxes.some((b, k) => k > i && !apart(i, k) && a.every((axis, n) => axesMeet(axis, b[n]))),
	);
}
