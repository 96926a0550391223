import type { Platform } from "platform";
import type { Brain } from "./brain.js";
import { Console } from "./console/console.js";
import { Runtime } from "./runtime.js";

/** Boots a brain that `platform` holds, if one runs, and opens the console, which answers without one, too. */
export function start(platform: Platform): Brain | undefined {
	const runtime = new Runtime(platform);
	new Console(runtime);
	runtime.start();
	return runtime.brain;
}
