// SPDX-License-Identifier: Apache-2.0

/**
 * What the brain partition holds, read-only and in place; undefined when there is no such partition or it is erased.
 * Nothing is verified here. Throws when flash cannot be mapped.
 */
export function brainPartition(this: unknown): ArrayBufferLike | undefined {
	return native("board_brain").call(this) as ArrayBufferLike | undefined;
}
