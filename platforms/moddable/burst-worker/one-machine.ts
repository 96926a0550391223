// SPDX-License-Identifier: Apache-2.0
/** Stands for start-worker.ts on chips with one core, where a Worker would only take turns with the main machine. */
const startWorker: (ready: unknown) => string = () => "this chip has one core";

export default startWorker;
