/* Weighs the areas of a burst, cuts large ones and puts the heavy ones where they are claimed first. */
#include "deal.h"

/* Rough instructions of int8 on rv32imc: for a neuron swept over, an event from outside with the update that follows, … */
#define NEURON_COST 3
#define EVENT_COST 45
/* … a spike on its way through a projection, each box or vector that it meets there, and each neuron that it reaches. */
#define SPIKE_COST 40
#define RULE_COST 12
#define SYNAPSE_COST 8
/* More is not told apart. */
#define MOST_COST (1u << 26)
/* What another core must be able to take over before it is woken. */
#define WORTH_WAKING 8000
/* Areas of at least this share of the burst are cut, and claimed in order of their weight. */
#define HEAVY_SHARE 16

uint16_t fxs_spike_cost(const struct fxs_brain *brain, const struct projection *projection)
{
	uint32_t neurons = brain->areas[projection->source].neuron_count;
	uint32_t reached = projection->synapses / neurons + (projection->synapses % neurons > 0);
	uint32_t rules = projection->rule == RULE_LIST ? 0 : projection->rule_count;
	if (projection->synapses_high || (reached | rules) > 0xfff) return 0xffff;
	uint32_t cost = SPIKE_COST + RULE_COST * rules + SYNAPSE_COST * reached;
	return cost < 0xffff ? (uint16_t)cost : 0xffff;
}

/* About what an area's turn costs; each slab walks all the spikes. */
static uint32_t weight_of(const struct fxs_lanes *lanes, uint32_t index)
{
	const struct fxs_brain *brain = lanes->brain;
	const struct area *area = brain->areas + index;
	if (!(brain->duties[brain->bank][index] & AWAKE)) return area->neuron_count / 32;
	uint32_t stream = brain->stream_of[index], first = area->first_projection;
	uint64_t events = stream == NO_STREAM ? 0 : brain->events[3 * stream + 2], spikes = 0;
	for (uint32_t i = first; i < first + area->projection_count; i++)
		spikes += (uint64_t)*fired_count(brain, brain->bank ^ 1, brain->projections[i].source) * lanes->spike_costs[i];
	if (area->neuron_count > brain->header->slab_neurons) spikes *= slabs_of(brain->header, area);
	uint64_t cost = NEURON_COST * area->neuron_count + EVENT_COST * events + spikes;
	return cost < MOST_COST ? (uint32_t)cost : MOST_COST;
}

/* Light items as they come, from the front; heavy ones by weight, the heaviest at the end. */
static void add_item(struct fxs_lanes *lanes, struct fxs_item item, bool heavy)
{
	if (!heavy) {
		lanes->items[lanes->light_count++] = item;
		return;
	}
	struct fxs_item *const end = lanes->items + lanes->room, *place = end - ++lanes->heavy_count;
	for (; place + 1 < end && place[1].result < item.result; place++) place[0] = place[1];
	*place = item;
}

bool fxs_deal(struct fxs_lanes *lanes)
{
	const struct fxs_brain *brain = lanes->brain;
	const uint16_t *pending = brain->pending[brain->bank];
	uint64_t all = 0;
	uint32_t heaviest = 0;
	for (uint32_t i = 0; i < lanes->area_count; i++) all += lanes->areas[i] = weight_of(lanes, pending[i]);
	lanes->light_count = lanes->heavy_count = 0;
	for (uint32_t i = 0; i < lanes->area_count; i++) {
		uint32_t weight = lanes->areas[i];
		bool heavy = (uint64_t)weight * HEAVY_SHARE >= all;
		uint32_t parts = heavy ? parts_of(brain->header, brain->areas + pending[i]) : 1;
		weight /= parts;
		for (uint32_t part = 0; part < parts; part++)
			add_item(lanes, (struct fxs_item){weight, (uint16_t)i, (uint8_t)part, (uint8_t)parts}, heavy);
		if (weight > heaviest) heaviest = weight;
	}
	return all - heaviest >= WORTH_WAKING;
}
