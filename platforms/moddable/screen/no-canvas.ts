// SPDX-License-Identifier: Apache-2.0
/** Module "canvas" of boards without a screen. */
import type { Canvas } from "platform";

export default function openCanvas(): Canvas | undefined {
	return undefined;
}
