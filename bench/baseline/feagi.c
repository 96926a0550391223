#include "feagi.h"

void feagi_propagate(const feagi_synapses *synapses, const uint8_t *fired, uint32_t neurons, float *contributions)
{
	for (uint32_t i = 0; i < neurons; i++)
		contributions[i] = 0.0f;
	for (uint32_t i = 0; i < synapses->count; i++) {
		uint32_t source = synapses->source[i];
		if (source >= neurons || !fired[source])
			continue;
		uint32_t target = synapses->target[i];
		if (target >= neurons)
			continue;
		/* Weight times PSP as they are: no division by the out-degree, no PSP of the potential. */
		float sign = synapses->type[i] == 0 ? 1.0f : -1.0f;
		contributions[target] += (float)synapses->weight[i] * (float)synapses->psp[i] * sign;
	}
}

void feagi_convert(const float *contributions, uint32_t neurons, value *inputs)
{
	for (uint32_t i = 0; i < neurons; i++)
		inputs[i] = value_of(contributions[i]);
}

uint32_t feagi_update(feagi_neurons *neurons, const value *inputs, uint8_t *fired)
{
	uint32_t spikes = 0;
	for (uint32_t i = 0; i < neurons->count; i++) {
		fired[i] = 0;
		if (!neurons->valid[i])
			continue;
		if (neurons->countdown[i] > 0) {
			neurons->countdown[i]--;
			continue;
		}
		value potential = add(neurons->potential[i], inputs[i]);
		if (potential >= neurons->threshold[i]) {
			neurons->potential[i] = 0;
			neurons->countdown[i] = neurons->refractory_period[i];
			fired[i] = 1;
			spikes++;
		} else {
			/* Every neuron leaks at every burst; limits, snooze, excitability and areas without charge are not looked at. */
			neurons->potential[i] = leaked(potential, neurons->leak[i]);
		}
	}
	return spikes;
}
