/** One run's input as one file; platforms/xs/c/pack.h has the format. */
import type { XsModule } from "./bundle.js";

const PARAMETER = 1;
const MODULE = 2;
const RESOURCE = 3;

function padded(bytes: Uint8Array): Buffer {
	return Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);
}

function entry(kind: number, name: string, data: Uint8Array): Buffer {
	const nameBytes = Buffer.from(name);
	const header = Buffer.alloc(12);
	header.writeUInt32LE(kind, 0);
	header.writeUInt32LE(nameBytes.length, 4);
	header.writeUInt32LE(data.length, 8);
	return Buffer.concat([header, padded(nameBytes), padded(data)]);
}

export function pack(
	parameters: Readonly<Record<string, string | number>>,
	modules: readonly XsModule[],
	resources: Readonly<Record<string, Uint8Array>>,
): Buffer {
	const entries = [
		...Object.entries(parameters).map(([name, value]) => entry(PARAMETER, name, Buffer.from(String(value)))),
		...modules.map((module) => entry(MODULE, module.path, Buffer.from(module.code))),
		...Object.entries(resources).map(([name, data]) => entry(RESOURCE, name, data)),
	];
	const header = Buffer.alloc(8);
	header.write("XSPK");
	header.writeUInt32LE(entries.length, 4);
	return Buffer.concat([header, ...entries]);
}
