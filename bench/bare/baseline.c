/*
 * Runs a brain with FEAGI's embedded algorithm (bench/baseline) and counts the instructions of each burst, by step.
 * A baseline brain, written by baseline-brain.ts, is words: the counts of areas, neurons and synapses; each area's first
 * neuron; per neuron its threshold and leak (binary32) and refractory period; per synapse its source, target, and
 * weight | psp << 8 | inhibitory << 16.
 */
#include "../baseline/feagi.h"
#include "board.h"
#include "job.h"
#include "playback.h"
#include "report.h"

#include <string.h>

static const uint32_t *first_neuron;

static float float_of(uint32_t word)
{
	float number;
	memcpy(&number, &word, sizeof number);
	return number;
}

static const uint32_t *read_neurons(feagi_neurons *neurons, const uint32_t *words)
{
	uint32_t count = neurons->count;
	/* All arrays that FEAGI keeps, so that the bytes are FEAGI's too. */
	neurons->potential = reserve(count * sizeof(value));
	neurons->threshold = reserve(count * sizeof(value));
	neurons->threshold_limit = reserve(count * sizeof(value));
	neurons->resting_potential = reserve(count * sizeof(value));
	neurons->leak = reserve(count * sizeof(float));
	neurons->type = reserve(count * sizeof(int32_t));
	neurons->refractory_period = reserve(count * sizeof(uint16_t));
	neurons->countdown = reserve(count * sizeof(uint16_t));
	neurons->excitability = reserve(count * sizeof(float));
	neurons->fire_count = reserve(count * sizeof(uint16_t));
	neurons->fire_limit = reserve(count * sizeof(uint16_t));
	neurons->snooze = reserve(count * sizeof(uint16_t));
	neurons->accumulates = reserve(count);
	neurons->area = reserve(count * sizeof(uint32_t));
	neurons->coordinate = reserve(count * sizeof(uint32_t));
	neurons->valid = reserve(count);
	for (uint32_t i = 0; i < count; i++) {
		neurons->threshold[i] = value_of(float_of(words[i]));
		neurons->leak[i] = float_of(words[count + i]);
		neurons->refractory_period[i] = (uint16_t)words[2 * count + i];
		neurons->valid[i] = 1;
	}
	return words + 3 * count;
}

static void read_synapses(feagi_synapses *synapses, const uint32_t *words)
{
	uint32_t count = synapses->count;
	synapses->source = reserve(count * sizeof(uint32_t));
	synapses->target = reserve(count * sizeof(uint32_t));
	synapses->weight = reserve(count);
	synapses->psp = reserve(count);
	synapses->type = reserve(count);
	synapses->valid = reserve(count);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t packed = words[2 * count + i];
		synapses->source[i] = words[i];
		synapses->target[i] = words[count + i];
		synapses->weight[i] = (uint8_t)packed;
		synapses->psp[i] = (uint8_t)(packed >> 8);
		synapses->type[i] = (uint8_t)(packed >> 16);
		synapses->valid[i] = 1;
	}
}

/* Sensory potentials go past the synapses, as here. */
static void inject(playback *playing, float *contributions)
{
	const block *blocks;
	uint32_t count = playback_advance(playing, &blocks);
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = blocks[i].first; k < blocks[i].first + blocks[i].count; k++) {
			uint32_t index = playing->index_bytes == 2 ? ((const uint16_t *)playing->indices)[k]
													   : ((const uint32_t *)playing->indices)[k];
			contributions[first_neuron[blocks[i].area] + index] +=
				playing->value_bytes == 1 ? (float)playing->values[k] : ((const float *)playing->values)[k];
		}
}

int main(void)
{
	const job *work = job_open();
	const uint32_t *brain = (const uint32_t *)job_part(work, work->brain);
	feagi_neurons neurons = { .count = brain[1] };
	feagi_synapses synapses = { .count = brain[2] };
	first_neuron = brain + 3;
	read_synapses(&synapses, read_neurons(&neurons, first_neuron + brain[0]));
	uint32_t state_bytes = reserved_bytes();
	playback playing = playback_open(job_part(work, work->stimulus));

	uint8_t *fired = reserve(neurons.count);
	float *contributions = reserve(neurons.count * sizeof(float));
	value *inputs = reserve(neurons.count * sizeof(value));
	uint32_t *spikes = reserve(work->bursts * sizeof *spikes);
	uint32_t *propagate = reserve(work->bursts * sizeof *propagate);
	uint32_t *convert = reserve(work->bursts * sizeof *convert);
	uint32_t *update = reserve(work->bursts * sizeof *update);
	for (uint32_t burst = 0; burst < work->bursts; burst++) {
		uint32_t start = instructions();
		feagi_propagate(&synapses, fired, neurons.count, contributions);
		propagate[burst] = instructions() - start;
		inject(&playing, contributions);
		/* In binary32 a sum is a value already. */
		const value *sums = (const value *)contributions;
		if (FEAGI_INT8) {
			start = instructions();
			feagi_convert(contributions, neurons.count, inputs);
			convert[burst] = instructions() - start;
			sums = inputs;
		}
		start = instructions();
		spikes[burst] = feagi_update(&neurons, sums, fired);
		update[burst] = instructions() - start;
	}

	report_open();
	report_list("propagate", propagate, work->bursts);
	report_list("convert", convert, work->bursts);
	report_list("update", update, work->bursts);
	report_list("spikes", spikes, work->bursts);
	report_number("stateBytes", state_bytes);
	report_close();
	return 0;
}
