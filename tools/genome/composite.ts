import { at, quote } from "./json-path.js";
import type { Morphology, SimpleMorphology } from "./model.js";
import { nearNames } from "./near.js";
import { refuse } from "./refuse.js";

/**
 * Every composite morphology must lead, over mapper_morphology, to one that is no composite.
 * @throws GenomeError morphology-composite for a mapper that does not exist and for a circle
 */
export function refuseBrokenChains(morphologies: ReadonlyMap<string, Morphology>): void {
	const sound = new Set<string>();
	for (const start of morphologies.values()) {
		const chain = new Set<string>();
		let link: Morphology = start;
		while (link.type === "composite" && !sound.has(link.name)) {
			if (chain.has(link.name)) {
				const circle = [...chain].slice(0, 5).map(quote).join(" → ");
				const message = `Composite morphology ${quote(link.name)} leads back to itself: ${circle} → ….`;
				refuse("morphology-composite", link.path, message, "let the chain of mapper_morphology end");
			}
			chain.add(link.name);
			link = morphologies.get(link.mapper) ?? refuseMapper(link.path, link.mapper, morphologies);
		}
		for (const name of chain) sound.add(name);
	}
}

/** The morphology that ends the chain of composites, which refuseBrokenChains has found sound. */
export function endOfChain(
	morphology: Morphology,
	morphologies: ReadonlyMap<string, Morphology>,
): SimpleMorphology {
	let link = morphology;
	while (link.type === "composite") link = morphologies.get(link.mapper)!;
	return link;
}

function refuseMapper(path: string, mapper: string, morphologies: ReadonlyMap<string, Morphology>): never {
	const where = at(at(path, "parameters"), "mapper_morphology");
	const message = `Mapper morphology ${quote(mapper)} does not exist${nearNames(mapper, morphologies.keys())}.`;
	refuse("morphology-composite", where, message, "name a morphology of the genome");
}
