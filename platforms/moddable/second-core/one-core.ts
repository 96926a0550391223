// SPDX-License-Identifier: Apache-2.0
/** Stands for second-core.ts where nothing can wait for a burst beside the main machine. */

export function share(): boolean {
	return false;
}
