#!/usr/bin/env node
// The command line tool runs from its TypeScript sources; this file only checks what they need.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`feagi-xs needs Node 20.19 or newer, this is ${process.versions.node}`);
	process.exit(1);
}
try {
	const { register } = await import("tsx/esm/api");
	register();
} catch {
	console.error("feagi-xs: its packages are missing; run: npm install");
	process.exit(1);
}
const { main } = await import("./cli/main.ts");
process.exitCode = await main(process.argv.slice(2));
