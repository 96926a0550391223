import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const STALE_MS = 300_000;
const RETRY_MS = 100;

/** Test files run in parallel and may want the same thing built: one does the work in `folder`, the others wait. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
	const lock = join(folder, "lock");
	mkdirSync(folder, { recursive: true });
	for (;;) {
		try {
			mkdirSync(lock);
			break;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
			const held = statSync(lock, { throwIfNoEntry: false });
			if (held && Date.now() - held.mtimeMs > STALE_MS) rmSync(lock, { recursive: true, force: true });
			await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
		}
	}
	try {
		return await work();
	} finally {
		rmSync(lock, { recursive: true, force: true });
	}
}
