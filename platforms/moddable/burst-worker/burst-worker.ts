// SPDX-License-Identifier: Apache-2.0
/** The Worker: the whole of modules/runtime with its console on a machine of its own. Posts one message: its brain. */
import config from "mc/config";
import platform, { soon } from "worker-platform";
import { runShared } from "../../../modules/runtime/ring/start-shared.js";

/** The main machine waits for this function to return, so the boot, which can be long, comes after it. */
export default function burstWorker(): void {
	soon(() => runShared(platform, (brain) => self.postMessage(brain), Number(config.ringBytes)));
}
