/* What there is to claim in a burst, and in which order: lanes.h. */
#ifndef FXS_DEAL_H
#define FXS_DEAL_H

#include "brain.h"
#include "lanes.h"

/* Slabs of an area, and in how many parts it is dealt out at most. */
INLINE uint32_t slabs_of(const struct header *header, const struct area *area)
{
	return (area->neuron_count + header->slab_neurons - 1) / header->slab_neurons;
}

/* Parts share no word of fired bits and no byte of fire counts: slabs end at words. */
INLINE uint32_t parts_of(const struct header *header, const struct area *area)
{
	uint32_t slabs = slabs_of(header, area);
	if (header->slab_neurons % 32) return 1;
	return slabs < FXS_MOST_PARTS ? slabs : FXS_MOST_PARTS;
}

/* Rough instructions that a spike costs in the projection, 65,535 at most. */
uint16_t fxs_spike_cost(const struct fxs_brain *brain, const struct projection *projection);

/* Fills items and order; returns whether a second core has enough to do. */
bool fxs_deal(struct fxs_lanes *lanes);

#endif
