/* Vectors: each leads from a source voxel to the target voxel at a distance. */
#ifndef FXS_VECTORS_H
#define FXS_VECTORS_H

#include "walk.h"

/* Vectors of one source voxel, wherever they may lead. */
OUTLINE void follow_vectors(const struct walk *walk, const struct voxel *from, amount_t amount)
{
	const struct area *target = walk->target;
	const struct extent *extent = at(walk->brain, walk->projection->rule_offset);
	const struct vector *vector = (const struct vector *)(extent + 1);
	const struct vector *end = vector + walk->projection->rule_count;
	const uint32_t width = target->width, height = target->height, depth = target->depth;
	struct slab *slab = walk->slab;
	/* May wrap, and so does adding a distance; what is inside the target comes out right. */
	uint32_t start = neuron_of(target, from) - slab->first;
	for (; vector < end; vector++) {
		if (from->x + (uint32_t)vector->dx >= width || from->y + (uint32_t)vector->dy >= height ||
		    from->z + (uint32_t)vector->dz >= depth)
			continue;
		uint32_t i = start + (uint32_t)vector->distance;
		if (i >= slab->size) continue;
		slab->touched = true;
		add_clamped(slab->sums + i, amount);
	}
}

/* Each vector reaches one voxel, unless the step leaves the target area. */
static void through_vectors(const struct walk *walk, amount_t amount)
{
	const struct extent *extent = at(walk->brain, walk->projection->rule_offset);
	const struct vector *const vectors = (const struct vector *)(extent + 1);
	const struct vector *const end = vectors + walk->projection->rule_count;
	const struct vector *const pairs = vectors + (walk->projection->rule_count & ~1u);
	const struct area *target = walk->target;
	const struct grid grid = walk->grid;
	const struct inner inner = inner_of(extent, target);
	word *sums = walk->slab->sums;
	const bool whole = walk->slab->whole, clamps = walk->slab->clamps;
	FOR_EACH_SPIKE(walk, neuron, amount) {
		const struct voxel from = voxel_of(&grid, neuron);
		if (UNLIKELY(!(whole && is_harmless(clamps, amount) && is_inner(&inner, from)))) {
			const struct voxel outer = from;
			follow_vectors(walk, &outer, amount);
			continue;
		}
		word *centre = sums + neuron_of(target, &from);
		const struct vector *vector = vectors;
		for (; vector < pairs; vector += 2) {
			add(centre + vector[0].distance, amount);
			add(centre + vector[1].distance, amount);
		}
		if (vector < end) add(centre + vector->distance, amount);
	}
}

#endif
