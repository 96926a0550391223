import { type CoreName, compareIds, coreNameOf, coreNames, decodeCorticalId } from "./cortical-id.js";
import type { CorticalArea, CorticalId } from "./model.js";
import type { Reading } from "./source.js";

/** The three core areas first, in FEAGI's order, then all others by id; core areas that are missing are added. */
export function arrangeAreas(areas: readonly CorticalArea[], reading: Reading): CorticalArea[] {
	const others = areas.filter((area) => area.kind !== "core").sort((a, b) => compareIds(a.id, b.id));
	const core = coreNames.map(
		(name) => areas.find((area) => coreNameOf(area.id) === name) ?? added(name, reading),
	);
	return [...core, ...others];
}

/** Core areas that a genome with these ids lacks. */
export function missingCoreAreas(ids: readonly CorticalId[]): CoreName[] {
	return coreNames.filter((name) => !ids.some((id) => coreNameOf(id) === name));
}

/** Defaults of an added core area (spec 1.10); what is not named there is FEAGI's accessor default (spec 1.5). */
function added(name: CoreName, { notes }: Reading): CorticalArea {
	notes.info(
		"core-area-added",
		"$.blueprint",
		`Core area ${name} is missing and was added, as in FEAGI.`,
		name,
	);
	return {
		id: decodeCorticalId(name)!,
		path: "$.blueprint",
		name,
		spelling: name,
		kind: "core",
		dimensions: [1, 1, 1],
		mappedDimensions: [1, 1, 1],
		neuronsPerVoxel: 1,
		firingThreshold: 0.1,
		firingThresholdIncrement: [0, 0, 0],
		firingThresholdLimit: 0,
		refractoryPeriod: 0,
		leakCoefficient: 0,
		consecutiveFireLimit: 0,
		snoozePeriod: 0,
		excitability: name === "_power" ? 100 : 1,
		postsynapticCurrent: 500,
		mpChargeAccumulation: false,
		mpDrivenPsp: false,
		pspUniformDistribution: true,
		mappings: [],
	};
}
