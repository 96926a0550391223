/** The networks of the similarity suite: one file each in networks/, found by name. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { UsageError } from "../../tools/errors.js";

/** The default export of a network's file, which is named after it. */
export interface SuiteNetwork {
	readonly name: string;
	/** One line. */
	readonly about: string;
	/**
	 * "feed-forward" where two free runs that differ by a rounding stay together, so that they may be compared spike
	 * by spike; inhibition may lead back. "recurrent" where activity feeds itself and such runs part.
	 */
	readonly kind: "feed-forward" | "recurrent";
	/** Bursts that the recording covers. */
	readonly bursts: number;
	/** False with leaks between 0 and 0.001 or inputs below 1 % of a threshold, which 11 significant bits lose. */
	readonly halfStrict: boolean;
	/** The genome, for compileGenome. The same seed gives the same text. */
	genome(seed: number): string;
	/** The input areas' spikes as a recording (docs/stimulus-format.md). The same seed gives the same text. */
	recording(seed: number): string;
}

const NETWORKS = fileURLToPath(new URL("networks", import.meta.url));

/**
 * Every network of `folder`, by name.
 * @throws UsageError suite-network for a file whose default export is no network of the file's name
 */
export async function suite(folder: string = NETWORKS): Promise<readonly SuiteNetwork[]> {
	const files = readdirSync(folder).filter((file) => /\.[jt]s$/.test(file) && !file.endsWith(".d.ts"));
	return Promise.all(files.sort().map((file) => load(join(folder, file))));
}

async function load(path: string): Promise<SuiteNetwork> {
	const { default: network } = (await import(pathToFileURL(path).href)) as {
		default?: Partial<SuiteNetwork>;
	};
	const name = basename(path).replace(/\.[jt]s$/, "");
	if (network?.name === name && network.genome && network.recording && Number(network.bursts) > 0)
		return network as SuiteNetwork;
	throw new UsageError(
		"suite-network",
		path,
		`The default export is not a network called "${name}".`,
		"export default a SuiteNetwork that has the file's name",
	);
}
