import type { Burst, Case } from "../../../conformance/case.js";
import { type Brain, boot } from "../../parity/brain.js";

/** What feagi-xs does with a case, written down as FEAGI's traces are. */
export function replay({ genome, bursts }: Case): { bursts: Burst[]; brain: Brain } {
	const brain = boot(JSON.stringify(genome), { precision: "fp32" });
	const { npu, compilation } = brain;
	const { areas } = compilation.network.genome;
	const names = areas.map(({ dimensions, neuronsPerVoxel }) => namesOf(dimensions, neuronsPerVoxel));
	const index = new Map(areas.map(({ id }, i) => [id.key, i]));
	const played = bursts.map((injections): Burst => {
		for (const [id, x, y, z, potential] of injections) {
			const area = index.get(id)!;
			const [, height, depth] = areas[area].dimensions;
			// Of several neurons in a voxel FEAGI reaches the last one.
			const neuron = ((x * height + y) * depth + z + 1) * areas[area].neuronsPerVoxel - 1;
			if (!npu.inputs.push(area, neuron, potential)) throw new Error("too much input for one burst");
		}
		npu.step();
		const fired: Record<string, string[]> = {};
		const mp: Record<string, Record<string, string>> = {};
		areas.forEach(({ id }, area) => {
			names[area].forEach((name, neuron) => {
				if (npu.fired(area, neuron)) (fired[id.key] ??= []).push(name);
				const bits = bitsOf(npu.potential(area, neuron));
				if (bits !== "00000000") (mp[id.key] ??= {})[name] = bits;
			});
		});
		return { fired, mp };
	});
	return { bursts: played, brain };
}

/** By id: `x,y,z`, and `x,y,z#n` for the n-th further neuron of a voxel. */
function namesOf([width, height, depth]: readonly [number, number, number], perVoxel: number): string[] {
	const names: string[] = [];
	for (let x = 0; x < width; x++)
		for (let y = 0; y < height; y++)
			for (let z = 0; z < depth; z++)
				for (let n = 0; n < perVoxel; n++) names.push(`${x},${y},${z}${n ? `#${n}` : ""}`);
	return names;
}

const scratch = new DataView(new ArrayBuffer(4));

function bitsOf(potential: number): string {
	// The bits of a NaN say nothing: every engine has its own.
	if (Number.isNaN(potential)) return "7fc00000";
	scratch.setFloat32(0, potential);
	return scratch.getUint32(0).toString(16).padStart(8, "0");
}
