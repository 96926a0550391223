// SPDX-License-Identifier: Apache-2.0
// What the first bytes of the brain partition say. No ESP-IDF here: the host's tests run it.
#ifndef BOARD_BRAIN_H
#define BOARD_BRAIN_H

#include <stdint.h>
#include "../../kernels/layout.h"

// "FXSB"
#define BRAIN_MAGIC 0x42535846u
// Erased flash.
#define BRAIN_ERASED 0xffffffffu

// Bytes to show to the verifier; 0: nothing is there. What is no image, or longer than its place, is still shown, so
// that the verifier can say so.
static inline uint32_t brain_bytes(const struct header* header, uint32_t partition_bytes)
{
	const uint32_t least = sizeof(struct header);
	if (partition_bytes < least || header->magic == BRAIN_ERASED)
		return 0;
	if (header->magic != BRAIN_MAGIC || header->image_bytes < least)
		return least;
	return header->image_bytes < partition_bytes ? header->image_bytes : partition_bytes;
}

// Tells one image from another: its checksum covers those of all sections. 0: nothing is there.
static inline uint32_t brain_identity_of(const struct header* header, uint32_t partition_bytes)
{
	return brain_bytes(header, partition_bytes) ? header->crc : 0;
}

// board-brain.c: the identity of what the partition holds now.
uint32_t brain_identity(void);

#endif
