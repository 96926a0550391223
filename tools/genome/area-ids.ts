import { missingCoreAreas } from "./core.js";
import { acceptedSpellings, decodeCorticalId, formatCorticalId } from "./cortical-id.js";
import { quote } from "./json-path.js";
import { assignLegacyIds } from "./legacy-id.js";
import { maxAreas } from "./limits.js";
import type { CorticalId } from "./model.js";
import { refuse } from "./refuse.js";
import type { AreaSource } from "./source.js";

export interface AreaIds {
	/** One per source, in the same order. */
	readonly ids: readonly CorticalId[];
	/** Ids given to old i… and o… names of this genome. */
	readonly legacy: ReadonlyMap<string, Uint8Array>;
}

/**
 * Ids of all areas. FEAGI skips an area whose id it cannot read with a line in its log, which would leave a brain
 * with a hole; here it is an error.
 * @throws GenomeError area-id, area-duplicate, genome-too-large
 */
export function identifyAreas(sources: readonly AreaSource[]): AreaIds {
	if (sources.length > maxAreas) refuseCount(sources.length);
	const legacy = assignLegacyIds(sources.map(({ spelling }) => spelling));
	const ids = sources.map(({ spelling, path }) => {
		const id = decodeCorticalId(spelling, legacy);
		if (id) return id;
		const message = `${quote(spelling)} is not a cortical id. Accepted: ${acceptedSpellings}.`;
		return refuse("area-id", path, message, "correct the id");
	});
	refuseDuplicates(sources, ids);
	const count = ids.length + missingCoreAreas(ids).length;
	if (count > maxAreas) refuseCount(count);
	return { ids, legacy };
}

function refuseDuplicates(sources: readonly AreaSource[], ids: readonly CorticalId[]): void {
	const seen = new Map<string, AreaSource>();
	ids.forEach((id, i) => {
		const { spelling, path } = sources[i]!;
		const twin = seen.get(id.key);
		if (twin) {
			const both = `${quote(twin.spelling)} and ${quote(spelling)} are the same area`;
			const message = `${both}: ${formatCorticalId(id)} (${id.key}).`;
			refuse("area-duplicate", path, message, "keep one of the two, or give one another id");
		}
		seen.set(id.key, sources[i]!);
	});
}

function refuseCount(count: number): never {
	const message = `The genome has ${count} cortical areas; the limit is ${maxAreas}.`;
	refuse("genome-too-large", "$.blueprint", message, "compile a smaller genome");
}
