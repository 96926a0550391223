/* A recording's blocks in order (docs/stimulus-format.md), as modules/senses/playback.ts plays them. */
#ifndef PLAYBACK_H
#define PLAYBACK_H

#include <stdint.h>

typedef struct {
	uint32_t burst, area, first, count;
} block;

typedef struct {
	const block *blocks;
	uint32_t block_count, period, index_bytes, value_bytes;
	const uint8_t *indices, *values;
	uint32_t burst, next;
} playback;

/* `stimulus` may be 0: nothing is played then. */
playback playback_open(const uint8_t *stimulus);

/* The blocks of the next burst: the first of them, and how many. */
uint32_t playback_advance(playback *playing, const block **blocks);

#endif
