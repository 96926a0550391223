#include "playback.h"

#define HEADER_WORDS 10
#define PERIOD 3
#define BLOCK_COUNT 4
#define INDICES 6
#define VALUES 7

playback playback_open(const uint8_t *stimulus)
{
	playback playing = { 0 };
	if (!stimulus)
		return playing;
	const uint32_t *header = (const uint32_t *)stimulus;
	playing.index_bytes = stimulus[6];
	playing.value_bytes = stimulus[7];
	playing.period = header[PERIOD];
	playing.block_count = header[BLOCK_COUNT];
	playing.blocks = (const block *)(header + HEADER_WORDS);
	playing.indices = stimulus + header[INDICES];
	playing.values = stimulus + header[VALUES];
	return playing;
}

uint32_t playback_advance(playback *playing, const block **blocks)
{
	uint32_t count = 0;
	*blocks = playing->blocks + playing->next;
	while (playing->next < playing->block_count && playing->blocks[playing->next].burst == playing->burst) {
		playing->next++;
		count++;
	}
	if (++playing->burst == playing->period) {
		playing->burst = 0;
		playing->next = 0;
	}
	return count;
}
