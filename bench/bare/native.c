/* Runs a brain image with the native kernels and counts the instructions of each burst. */
#include "../../kernels/burst.h"
#include "board.h"
#include "job.h"
#include "phases.h"
#include "playback.h"
#include "report.h"

#define OPEN_FAILED 4
#define IMAGE_AREA_COUNT 16
#define IMAGE_SEGMENT_BYTES 64
#define NOT_ATTACHED 0xffffffffu

/* An area's stream by number; three words each: first index, first value, count. */
static uint32_t *stream_of;
static uint32_t *streams;
static uint32_t stream_count;

static void attach_all(fxs_brain *brain, const playback *playing, uint32_t areas)
{
	stream_of = reserve(areas * sizeof *stream_of);
	for (uint32_t i = 0; i < areas; i++)
		stream_of[i] = NOT_ATTACHED;
	for (uint32_t i = 0; i < playing->block_count; i++) {
		uint32_t area = playing->blocks[i].area;
		if (stream_of[area] != NOT_ATTACHED)
			continue;
		stream_of[area] = fxs_attach(brain, area, playing->indices, playing->values, playing->value_bytes);
		stream_count++;
	}
	streams = reserve(3 * stream_count * sizeof *streams + 4);
}

static void stage(playback *playing)
{
	const block *blocks;
	uint32_t count = playback_advance(playing, &blocks);
	for (uint32_t i = 0; i < stream_count; i++)
		streams[3 * i + 2] = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t *stream = streams + 3 * stream_of[blocks[i].area];
		stream[0] = stream[1] = blocks[i].first;
		stream[2] = blocks[i].count;
	}
}

static uint32_t hash_words(uint32_t hash, const uint32_t *words, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		hash = (hash ^ words[i]) * 0x01000193u;
	return hash;
}

int main(void)
{
	const job *work = job_open();
	const uint8_t *image = job_part(work, work->brain);
	uint32_t areas = *(const uint32_t *)(image + IMAGE_AREA_COUNT);
	const uint32_t *segment_bytes = (const uint32_t *)(image + IMAGE_SEGMENT_BYTES);
	void *segments[FXS_SEGMENTS];
	for (int i = 0; i < FXS_SEGMENTS; i++)
		segments[i] = segment_bytes[i] ? reserve(segment_bytes[i]) : 0;
	uint32_t state_bytes = reserved_bytes();
	uint32_t before = instructions();
	fxs_brain *brain = fxs_open(image, segments);
	uint32_t open = instructions() - before;
	if (!brain)
		return OPEN_FAILED;
	playback playing = playback_open(job_part(work, work->stimulus));
	before = instructions();
	attach_all(brain, &playing, areas);
	uint32_t attach = instructions() - before;
	phases_open(work->bursts);

	uint32_t *spikes = reserve(work->bursts * sizeof *spikes);
	uint32_t *counts = reserve(work->bursts * sizeof *counts);
	uint32_t all_spikes = 0;
	for (uint32_t burst = 1; burst <= work->bursts; burst++) {
		stage(&playing);
		phases_begin(burst - 1);
		before = instructions();
		spikes[burst - 1] = fxs_step(brain, burst, streams, 0);
		counts[burst - 1] = instructions() - before;
		all_spikes += spikes[burst - 1];
	}
	uint32_t hash = 0x811c9dc5u;
	for (int i = 0; i < FXS_SEGMENTS; i++)
		hash = hash_words(hash, segments[i], work->persistent_words[i]);
	hash = hash_words(hash, &work->bursts, 1);
	hash = hash_words(hash, &all_spikes, 1);

	report_open();
	report_list("instructions", counts, work->bursts);
	report_list("spikes", spikes, work->bursts);
	phases_report();
	report_number("open", open);
	report_number("attach", attach);
	report_number("stateBytes", state_bytes);
	report_number("contextBytes", fxs_context_bytes(image));
	report_number("stateHash", hash);
	report_close();
	return 0;
}
