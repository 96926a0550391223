/*
 * Runs brains in native code for the tests: cases on standard input, what each burst left on standard output.
 *
 *   case    image bytes, image, streams, {area, bytes per value} per stream, bursts, burst …; 0 image bytes end the input
 *   burst   queued, {area, neuron, potential} per entry; per stream events, {neuron, potential} per event
 *   result  spikes, hash of the state; with the argument "states" the state's words instead of their hash
 *
 * All are 32-bit words, potentials as f32.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../kernels/brain.h"

static int shows_states;

static uint32_t get(void)
{
	uint32_t word;
	if (fread(&word, 4, 1, stdin) != 1) exit(2);
	return word;
}

static void put(uint32_t word)
{
	fwrite(&word, 4, 1, stdout);
}

/* Exactly so many bytes, so that the sanitizers see what lies outside. */
static void *block(uint32_t bytes)
{
	void *memory = malloc(bytes ? bytes : 1);
	if (!memory) exit(3);
	memset(memory, 0, bytes);
	return memory;
}

/* As Inputs.push does. */
static void push(fxs_brain *brain, uint32_t entry, uint32_t area, uint32_t neuron, uint32_t potential)
{
	uint16_t *links = (uint16_t *)brain->parts[PART_INPUT_LINKS];
	uint16_t *head = links + brain->header->input_capacity + area, *tail = head + brain->area_count;
	((uint32_t *)brain->parts[PART_INPUT_TARGETS])[entry] = neuron;
	((uint32_t *)brain->parts[PART_INPUT_POTENTIALS])[entry] = potential;
	links[entry] = 0xffff;
	if (*head == 0xffff) *head = (uint16_t)entry;
	else links[*tail] = (uint16_t)entry;
	*tail = (uint16_t)entry;
}

static void clear_queue(fxs_brain *brain)
{
	uint16_t *heads = (uint16_t *)brain->parts[PART_INPUT_LINKS] + brain->header->input_capacity;
	for (uint32_t i = 0; i < 2 * brain->area_count; i++) heads[i] = 0xffff;
}

struct staged {
	void *indices;
	uint8_t *values;
	uint32_t bytes;
	uint32_t area;
};

/* Events lie in memory of their own, and not at its beginning. */
static void stage(fxs_brain *brain, struct staged *stream, uint32_t first, uint32_t *place)
{
	uint32_t count = get();
	uint32_t id_bytes = brain->header->id_bytes;
	free(stream->indices);
	free(stream->values);
	stream->indices = block((first + count) * id_bytes);
	stream->values = block((2 * first + count) * stream->bytes);
	place[0] = first;
	place[1] = 2 * first;
	place[2] = count;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t neuron = get(), bits = get();
		float value;
		memcpy(&value, &bits, 4);
		if (id_bytes == 2) ((uint16_t *)stream->indices)[first + i] = (uint16_t)neuron;
		else ((uint32_t *)stream->indices)[first + i] = neuron;
		if (stream->bytes == 1) stream->values[2 * first + i] = (uint8_t)value;
		else ((uint32_t *)stream->values)[2 * first + i] = bits;
	}
	fxs_attach(brain, stream->area, stream->indices, stream->values, stream->bytes);
}

/* Calls `visit` for each word of everything that lives from burst to burst, and of the saturation counters. */
static void each_word(fxs_brain *brain, const struct state_part *part, const struct state_part *end, void (*visit)(uint32_t))
{
	for (; part < end; part++) {
		if (part->kind > PART_SATURATIONS) continue;
		for (uint32_t at = 0; at < part->part_bytes; at += 4) {
			uint32_t word = 0, left = part->part_bytes - at;
			memcpy(&word, brain->parts[part->kind] + at, left < 4 ? left : 4);
			/* Which NaN it is no engine promises. */
			if (brain->header->precision == PRECISION_FP32 && part->kind == PART_POTENTIALS &&
			    (word & 0x7fffffff) > 0x7f800000)
				word = 0x7fc00000;
			visit(word);
		}
	}
}

static uint32_t hash;

static void mix(uint32_t word)
{
	hash = (hash ^ word) * 0x01000193u;
}

static void run_case(uint32_t bytes)
{
	uint8_t *image = block(bytes);
	if (fread(image, 1, bytes, stdin) != bytes) exit(2);
	const struct header *header = (const void *)image;
	void *segments[FXS_SEGMENTS];
	for (int i = 0; i < FXS_SEGMENTS; i++) segments[i] = block(header->segment_bytes[i]);
	fxs_brain *brain = fxs_open(image, segments);
	if (!brain) exit(3);
	clear_queue(brain);
	uint32_t streams = get();
	struct staged *staged = block(streams * (uint32_t)sizeof *staged);
	uint32_t *places = block(streams * 12);
	for (uint32_t i = 0; i < streams; i++) {
		staged[i].area = get();
		staged[i].bytes = get();
		if (fxs_attach(brain, staged[i].area, 0, 0, staged[i].bytes) != i) exit(4);
	}
	const struct section_entry *entry = (const void *)(header + 1);
	while (entry->kind != SECTION_STATE) entry++;
	const struct state_part *part = (const void *)(image + entry->offset);
	const struct state_part *end = (const void *)(image + entry->offset + entry->bytes_used);
	uint32_t bursts = get();
	for (uint32_t burst = 1; burst <= bursts; burst++) {
		uint32_t queued = get();
		for (uint32_t i = 0; i < queued; i++) {
			uint32_t area = get(), neuron = get();
			push(brain, i, area, neuron, get());
		}
		for (uint32_t i = 0; i < streams; i++) stage(brain, staged + i, burst % 3, places + 3 * i);
		put(fxs_step(brain, burst, places, queued));
		clear_queue(brain);
		hash = 0x811c9dc5;
		each_word(brain, part, end, shows_states ? put : mix);
		if (!shows_states) put(hash);
	}
	fxs_close(brain);
	for (uint32_t i = 0; i < streams; i++) {
		free(staged[i].indices);
		free(staged[i].values);
	}
	free(staged);
	free(places);
	for (int i = 0; i < FXS_SEGMENTS; i++) free(segments[i]);
	free(image);
}

int main(int count, char **arguments)
{
	shows_states = count > 1 && !strcmp(arguments[1], "states");
	for (uint32_t bytes = get(); bytes; bytes = get()) run_case(bytes);
	return 0;
}
