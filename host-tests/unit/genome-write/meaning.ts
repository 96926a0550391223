import type { Genome } from "../../../tools/genome/model.js";

/** A genome without what only says how and where the file spelt it. */
export function meaning({ form: _, version: __, notes: ___, ...genome }: Genome): unknown {
	const morphologies = [...genome.morphologies.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
	return JSON.parse(
		JSON.stringify({ ...genome, morphologies }, (key, value) =>
			key === "path" || key === "spelling" ? undefined : value,
		),
	);
}
