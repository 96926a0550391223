// SPDX-License-Identifier: Apache-2.0
/**
 * The Worker: waits in native code and runs areas there. It comes back to its machine's message loop now and then, so
 * that a watchdog is fed and whoever ends the Worker is heard; no message is posted for a burst.
 */

function serve(this: unknown): void {
	native("second_core_serve").call(this);
}

export default async function lane(): Promise<void> {
	for (;;) {
		await undefined;
		serve();
	}
}
