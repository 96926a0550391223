// SPDX-License-Identifier: Apache-2.0
/** What the second core uses, for type checks without an SDK. A build by mcconfig never reads this file. */
declare module "second-core" {
	export function share(): boolean;
}

declare module "worker" {
	export default class Worker {
		constructor(module: string, options?: object);
	}
}
