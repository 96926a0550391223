/*
 * FEAGI's embedded burst, to be measured beside the kernels of this project on the same core. Written from the
 * behaviour specification, 4.5 (arrays) and 4.6 (burst); nothing here is part of a firmware.
 */
#ifndef FEAGI_H
#define FEAGI_H

#include <stdint.h>

#include "numeric.h"

/* 4.5: structure of arrays, 32 bytes and four values per neuron. The burst reads six of the arrays. */
typedef struct {
	uint32_t count;
	value *potential;
	value *threshold;
	value *threshold_limit;
	value *resting_potential;
	float *leak;
	int32_t *type;
	uint16_t *refractory_period;
	uint16_t *countdown;
	float *excitability;
	uint16_t *fire_count;
	uint16_t *fire_limit;
	uint16_t *snooze;
	uint8_t *accumulates;
	uint32_t *area;
	uint32_t *coordinate;
	uint8_t *valid;
} feagi_neurons;

/* 4.5: 12 bytes per synapse. */
typedef struct {
	uint32_t count;
	uint32_t *source;
	uint32_t *target;
	uint8_t *weight;
	uint8_t *psp;
	uint8_t *type;
	uint8_t *valid;
} feagi_synapses;

/* 4.6: scans all synapses; what the spikes of the last burst deliver to each neuron. */
void feagi_propagate(const feagi_synapses *synapses, const uint8_t *fired, uint32_t neurons, float *contributions);

/* 4.1: each neuron's sum becomes a value once per burst. */
void feagi_convert(const float *contributions, uint32_t neurons, value *inputs);

/* 4.6: updates all neurons; returns the spikes. */
uint32_t feagi_update(feagi_neurons *neurons, const value *inputs, uint8_t *fired);

#endif
