// SPDX-License-Identifier: Apache-2.0
/** Stands for modules/screen/brain-screen.ts on boards without a screen, whose flash need not hold what draws on one. */
export class BrainScreen {
	constructor() {
		throw new Error("this firmware was built without what draws on it");
	}
}
