// SPDX-License-Identifier: Apache-2.0
#include "native-brain.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS = 3, COUNT = 2 };

// modules/senses/stimulus-layout.ts
typedef struct {
	uint32_t magic;
	uint8_t major, minor, idBytes, valueBytes;
	uint32_t size, period, blockCount, eventCount, ids, values, neurons, crc;
} Recording;

typedef struct {
	uint32_t burst, area, first, count;
} Block;

static fxs_brain* brain;
static native_burst run_burst;
static uint32_t coreCount;
static const Recording* recording;
static uint32_t recordedBurst, nextBlock;
// By area.
static uint16_t* recordedStream;

static uint32_t streamCount, *events;
static uint8_t* told;

bool native_open(const void* image, void* const segments[FXS_SEGMENTS])
{
	if (brain)
		fxs_close(brain);
	free(events);
	free(told);
	free(recordedStream);
	events = NULL;
	told = NULL;
	recordedStream = NULL;
	recording = NULL;
	streamCount = 0;
	run_burst = fxs_step;
	coreCount = 1;
	brain = fxs_open(image, segments);
	return brain != NULL;
}

bool native_is_open(void)
{
	return brain != NULL;
}

fxs_brain* native_brain(void)
{
	return brain;
}

void native_run_with(native_burst run)
{
	run_burst = run;
}

uint32_t native_cores(void)
{
	return coreCount;
}

void native_took_part(uint32_t cores)
{
	if (coreCount < cores)
		coreCount = cores;
}

static bool make_room(uint32_t count)
{
	uint32_t* moreEvents = realloc(events, count * WORDS * sizeof(uint32_t));
	if (moreEvents)
		events = moreEvents;
	uint8_t* moreTold = realloc(told, count);
	if (moreTold)
		told = moreTold;
	if (!moreEvents || !moreTold)
		return false;
	memset(events + streamCount * WORDS, 0, (count - streamCount) * WORDS * sizeof(uint32_t));
	streamCount = count;
	return true;
}

static int attach(uint32_t area, const void* ids, const void* values, uint32_t valueBytes, bool tell)
{
	uint32_t number = fxs_attach(brain, area, ids, values, valueBytes);
	if (number >= streamCount && !make_room(number + 1))
		return -1;
	told[number] = tell;
	return (int)number;
}

int native_attach(uint32_t area, const void* ids, const void* values, uint32_t valueBytes)
{
	return attach(area, ids, values, valueBytes, true);
}

static const Block* block_at(uint32_t index)
{
	return (const Block*)(recording + 1) + index;
}

static bool attach_recorded(uint32_t area)
{
	const uint8_t* bytes = (const uint8_t*)recording;
	int number =
		attach(area, bytes + recording->ids, bytes + recording->values, recording->valueBytes, false);
	recordedStream[area] = (uint16_t)number;
	return number >= 0;
}

bool native_play(const void* bytes)
{
	uint32_t areas = 0;
	recording = bytes;
	recordedBurst = nextBlock = 0;
	for (uint32_t i = 0; i < recording->blockCount; i++)
		if (areas <= block_at(i)->area)
			areas = block_at(i)->area + 1;
	uint16_t* streams = realloc(recordedStream, areas * sizeof(uint16_t));
	if (!streams)
		return false;
	recordedStream = streams;
	for (uint32_t i = 0; i < recording->blockCount; i++)
		if (!attach_recorded(block_at(i)->area))
			return false;
	return true;
}

// Stages what the recording holds for the next burst, as modules/senses/playback.ts does.
static void play_on(void)
{
	for (; nextBlock < recording->blockCount; nextBlock++) {
		const Block* block = block_at(nextBlock);
		if (block->burst != recordedBurst)
			break;
		uint32_t stream = recordedStream[block->area];
		if (told[stream])
			continue;
		uint32_t* words = native_stream(stream);
		words[0] = words[1] = block->first;
		words[COUNT] = block->count;
	}
	if (++recordedBurst == recording->period)
		recordedBurst = nextBlock = 0;
}

uint32_t native_stream_count(void)
{
	return streamCount;
}

bool native_is_told(uint32_t stream)
{
	return told[stream];
}

uint32_t* native_stream(uint32_t stream)
{
	return events + stream * WORDS;
}

uint32_t native_step(uint32_t burst, uint32_t queued)
{
	if (recording)
		play_on();
	uint32_t spikes = run_burst(brain, burst, events, queued);
	for (uint32_t i = 0; i < streamCount; i++)
		native_stream(i)[COUNT] = 0;
	return spikes;
}
