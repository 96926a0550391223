// SPDX-License-Identifier: Apache-2.0
/** What the SDK imports as the screen's driver with the setting screen=none: there is none. */
export default undefined;
