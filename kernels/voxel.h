/* Voxels of an area by the number of their neurons: ((x·height + y)·depth + z)·neurons per voxel + n. */
#ifndef FXS_VOXEL_H
#define FXS_VOXEL_H

#include <stdbool.h>

#include "bits.h"

struct voxel {
	uint32_t x;
	uint32_t y;
	uint32_t z;
};

struct grid {
	uint32_t per_voxel;
	uint32_t depth;
	uint32_t height;
	/* ⌊(2^32 − 1) / d⌋ of the three: ⌊(n + 1)·that / 2^32⌋ = ⌊n / d⌋ while (n + 1)·d ≤ 2^32. */
	uint32_t by_voxel;
	uint32_t by_depth;
	uint32_t by_height;
	bool divides;
};

INLINE struct grid grid_of(const struct area *area)
{
	uint32_t per_voxel = area->neurons_per_voxel, depth = area->depth, height = area->height;
	uint32_t largest = depth > height ? depth : height;
	if (per_voxel > largest) largest = per_voxel;
	return (struct grid){
		.per_voxel = per_voxel,
		.depth = depth,
		.height = height,
		.by_voxel = per_voxel == 1 ? 0 : 0xffffffffu / per_voxel,
		.by_depth = depth == 1 ? 0 : 0xffffffffu / depth,
		.by_height = height == 1 ? 0 : 0xffffffffu / height,
		.divides = area->neuron_count > 0xffff && area->neuron_count > 0xffffffffu / largest,
	};
}

INLINE struct voxel voxel_of(const struct grid *grid, uint32_t neuron)
{
	uint32_t voxel = neuron, column, x;
	if (UNLIKELY(grid->divides)) {
		voxel /= grid->per_voxel;
		column = voxel / grid->depth;
		x = column / grid->height;
	} else {
		if (grid->by_voxel) voxel = high_product(voxel + 1, grid->by_voxel);
		column = grid->by_depth ? high_product(voxel + 1, grid->by_depth) : voxel;
		x = grid->by_height ? high_product(column + 1, grid->by_height) : column;
	}
	return (struct voxel){x, column - x * grid->height, voxel - column * grid->depth};
}

/* The last neuron of a voxel, which synapses end at. */
INLINE uint32_t neuron_of(const struct area *area, const struct voxel *at)
{
	return ((at->x * area->height + at->y) * area->depth + at->z + 1) * area->neurons_per_voxel - 1;
}

/* Source voxels whose surroundings of the vectors' extent lie inside the target: a corner and a size. */
struct inner {
	uint32_t corner[3];
	uint32_t size[3];
};

INLINE struct inner inner_of(const struct extent *extent, const struct area *target)
{
	const uint32_t dimensions[3] = {target->width, target->height, target->depth};
	struct inner inner;
	for (int axis = 0; axis < 3; axis++) {
		uint32_t from = 0 - (uint32_t)extent->low[axis];
		int32_t to = (int32_t)dimensions[axis] - extent->high[axis];
		inner.corner[axis] = from;
		inner.size[axis] = to > 0 && (uint32_t)to > from ? (uint32_t)to - from : 0;
	}
	return inner;
}

INLINE bool is_inner(const struct inner *inner, struct voxel at)
{
	return at.x - inner->corner[0] < inner->size[0] && at.y - inner->corner[1] < inner->size[1] &&
	       at.z - inner->corner[2] < inner->size[2];
}

#endif
