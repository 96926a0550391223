import { at } from "./json-path.js";
import type { Genome } from "./model.js";
import type { JsonObject } from "./parse.js";
import { refuse } from "./refuse.js";

/**
 * FEAGI's rule (spec 1.1): flat when any key of the blueprint starts with three underscores, contains "-" and is
 * longer than 20 characters.
 * @throws GenomeError blueprint-nested when areas hide below blueprint.cortical_areas, where FEAGI finds none
 */
export function detectForm(blueprint: JsonObject): Genome["form"] {
	const keys = Object.keys(blueprint);
	if (keys.some((key) => key.startsWith("___") && key.includes("-") && key.length > 20)) return "flat";
	const nested = keys.find((key) => key === "cortical_areas" || key === "areas");
	if (nested !== undefined && typeof blueprint[nested] === "object") {
		const message = `The areas are nested in ${at("blueprint", nested)}; areas are expected directly in blueprint.`;
		const remedy = "move every area up one level: blueprint = { areaId: { property: value } }";
		refuse("blueprint-nested", at("$.blueprint", nested), message, remedy);
	}
	return "hierarchical";
}
