/* Spikes through all projections that end in an area, for both kinds of sums (walk.h). */
#ifndef FXS_PROPAGATE_H
#define FXS_PROPAGATE_H

#include "boxes.h"
#include "vectors.h"

/* Explicit synapses: row n of the list holds the targets of source neuron n, perhaps one twice. */
static void through_list(const struct walk *walk, amount_t amount)
{
	const struct fxs_brain *brain = walk->brain;
	const uint32_t *rows = at(brain, walk->projection->rule_offset);
	const uint16_t *targets = at(brain, walk->projection->targets);
	struct slab *slab = walk->slab;
	word *sums = slab->sums;
	const uint32_t first = slab->first, size = slab->size;
	const bool whole = slab->whole && !brain->wide_ids, clamps = slab->clamps;
	FOR_EACH_SPIKE(walk, neuron, amount) {
		uint32_t k = rows[neuron], end = rows[neuron + 1];
		if (whole && is_harmless(clamps, amount)) {
			for (const uint16_t *id = targets + k, *last = targets + end; id < last; id++) add(sums + *id, amount);
			continue;
		}
		for (; k < end; k++) {
			uint32_t i = id_at(brain, walk->projection->targets, k) - first;
			if (i >= size) continue;
			slab->touched = true;
			add_clamped(sums + i, amount);
		}
	}
}

static void through_projection(struct walk *walk, const struct projection *projection)
{
	walk->projection = projection;
	walk->varies = walk->source->degree_classes || (projection->flags & PROJECTION_FLAG_MP_DRIVEN);
	amount_t amount = walk->varies ? (amount_t)0 : amount_of(walk, 0);
	if (projection->rule == RULE_BOXES) through_boxes(walk, amount);
	else if (projection->rule == RULE_VECTORS) through_vectors(walk, amount);
	else through_list(walk, amount);
}

/* Box after box would add different amounts in another order than spike after spike. */
INLINE bool mixes_amounts(const struct walk *walk, const struct projection *projection)
{
	bool varies = walk->source->degree_classes || (projection->flags & PROJECTION_FLAG_MP_DRIVEN);
	return varies && projection->rule == RULE_BOXES && projection->rule_count > 1;
}

/* FEAGI's order of float sums where several rules join two areas: a neuron's synapses, then the next neuron's. */
static void neuron_by_neuron(struct walk *walk, const struct projection *first, const struct projection *end)
{
	uint32_t words = walk->end;
	walk->few = true;
	for (uint32_t w = 0; w < words; w++)
		for (uint32_t rest = walk->fired[w]; rest; rest &= rest - 1) {
			walk->word = w;
			walk->end = w + 1;
			walk->mask = rest & -rest;
			for (const struct projection *p = first; p < end; p++) through_projection(walk, p);
		}
}

/* The last burst's spikes that reach `target`, into the slab. */
static void propagate(const struct fxs_brain *brain, const struct area *target, struct slab *slab)
{
	const struct projection *p = brain->projections + target->first_projection;
	const struct projection *end = p + target->projection_count;
	uint32_t bank = brain->bank ^ 1;
	while (p < end) {
		const struct projection *first = p++;
		if (first->flags & PROJECTION_FLAG_NEURON_BY_NEURON)
			while (p < end && p->source == first->source) p++;
		const uint32_t spikes = *fired_count(brain, bank, first->source);
		if (!spikes) continue;
		const struct area *source = brain->areas + first->source;
		struct walk walk;
		walk.brain = brain;
		walk.slab = slab;
		walk.source = source;
		walk.target = target;
		walk.grid = grid_of(source);
		walk.fired = fired_bits(brain, bank, source);
		walk.word = 0;
		walk.end = (source->neuron_count + 31) >> 5;
		walk.mask = ~0u;
		walk.few = spikes < 4;
		if (slab->whole) slab->touched = true;
		if (p == first + 1 && !(IN_ORDER && mixes_amounts(&walk, first))) through_projection(&walk, first);
		else neuron_by_neuron(&walk, first, p);
	}
}

#endif
