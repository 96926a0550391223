/* Boxes: each leads from a source voxel to a block of target voxels, by a table of ranges per axis. */
#ifndef FXS_BOXES_H
#define FXS_BOXES_H

#include "walk.h"

/* Target coordinates [low, low + count) along one axis. */
struct range {
	uint32_t low;
	uint32_t count;
};

INLINE struct range range_of(const uint8_t *image, uint32_t table, uint32_t coordinate, bool wide)
{
	if (wide) {
		const uint32_t *ids = (const uint32_t *)(image + table) + 2 * coordinate;
		return (struct range){ids[0], ids[1] - ids[0]};
	}
	/* Two ids in a word. */
	uint32_t ids = ((const uint32_t *)(image + table))[coordinate];
	return (struct range){ids & 0xffff, (ids >> 16) - (ids & 0xffff)};
}

/* A block of voxels: its counts along x, y and z, and how far rows and planes are apart. */
struct block {
	uint32_t width, height, run;
	uint32_t row, plane;
};

/* Any block of which the first voxel is number `first` of the target. */
COLD void fill_slowly(struct slab *slab, uint32_t first, const struct block *block, uint32_t stride,
		      amount_t amount)
{
	bool simple = stride == 1 && is_harmless(slab->clamps, amount);
	for (uint32_t width = block->width; width; width--, first += block->plane)
		for (uint32_t k = block->height, start = first; k; k--, start += block->row) {
			if (simple) add_clipped(slab, start, block->run, amount);
			else add_strided(slab, (start + 1) * stride - 1, block->run, stride, amount);
		}
}

/* Where voxels have one neuron: a block that begins at sum `first` of the slab, or outside. */
OUTLINE void fill(struct slab *slab, uint32_t first, const struct block *block, amount_t amount)
{
	const uint32_t row = block->row, plane = block->plane, height = block->height, run = block->run;
	const uint32_t extent = (block->width - 1) * plane + (height - 1) * row + run;
	if ((int32_t)first >= (int32_t)slab->size || (int32_t)(first + extent) <= 0) return;
	if (first >= slab->size || extent > slab->size - first || !is_harmless(slab->clamps, amount)) {
		fill_slowly(slab, first + slab->first, block, 1, amount);
		return;
	}
	slab->touched = true;
	add_block(slab->sums + first, block->width, 4 * plane, height, 4 * row, run, amount);
}

/* Boxes of any areas and slabs, spike by spike. */
OUTLINE void through_boxes_by_spike(const struct walk *walk, amount_t amount)
{
	const uint8_t *image = walk->brain->image;
	const struct box *boxes = (const void *)(image + walk->projection->rule_offset);
	const struct box *end = boxes + walk->projection->rule_count;
	const struct area *target = walk->target;
	struct slab *slab = walk->slab;
	const uint32_t row = target->depth, plane = target->height * row;
	const bool wide = walk->brain->wide_ids, simple = target->neurons_per_voxel == 1;
	FOR_EACH_SPIKE(walk, neuron, amount) {
		const struct voxel from = voxel_of(&walk->grid, neuron);
		const bool easy = simple && slab->whole && is_harmless(slab->clamps, amount);
		for (const struct box *box = boxes; box < end; box++) {
			const struct range x = range_of(image, box->x, from.x, wide);
			const struct range y = range_of(image, box->y, from.y, wide);
			const struct range z = range_of(image, box->z, from.z, wide);
			if (!x.count || !y.count || !z.count) continue;
			const uint32_t first = x.low * plane + y.low * row + z.low;
			if (easy && (x.count | y.count | z.count) == 1) {
				add(slab->sums + first, amount);
				continue;
			}
			const struct block block = {x.count, y.count, z.count, row, plane};
			if (simple) fill(slab, first - slab->first, &block, amount);
			else fill_slowly(slab, first, &block, target->neurons_per_voxel, amount);
		}
	}
}

/* Source neurons of one x, where voxels have one neuron, and what a box makes of that x. */
struct plane {
	uint32_t first;
	uint32_t end;
	/* Target planes, and the address of the first sum of the first of them. */
	uint32_t count;
	uintptr_t corner;
};

COLD void enter_plane(struct plane *plane, const struct walk *walk, const struct box *box, uint32_t neuron)
{
	const uint32_t size = walk->grid.height * walk->grid.depth;
	const uint32_t x = voxel_of(&walk->grid, neuron).x;
	const struct range range = range_of(walk->brain->image, box->x, x, false);
	plane->first = x * size;
	plane->end = plane->first + size;
	plane->count = range.count;
	/* Before the first sum, where the slab begins later. */
	int32_t corner = (int32_t)(range.low * walk->target->height * walk->target->depth - walk->slab->first);
	plane->corner = (uintptr_t)walk->slab->sums + 4 * (uintptr_t)(intptr_t)corner;
}

/* Blocks that begin at that address, if the slab covers it. */
OUTLINE void fill_from(uintptr_t start, struct slab *slab, const struct block *block, amount_t amount)
{
	fill(slab, (uint32_t)((intptr_t)(start - (uintptr_t)slab->sums) >> 2), block, amount);
}

/* One box, where voxels have one neuron, ids two bytes, and numbers of source neurons divide by a product. */
static void through_box(const struct walk *walk, const struct box *box, amount_t amount)
{
	const uintptr_t ys = (uintptr_t)walk->brain->image + box->y, zs = (uintptr_t)walk->brain->image + box->z;
	const uint32_t depth = walk->grid.depth, by_depth = walk->grid.by_depth;
	const uint32_t row_bytes = 4 * walk->target->depth, plane_bytes = walk->target->height * row_bytes;
	/* Sums may be added to without a look at slab and amount. */
	const bool easy = walk->slab->whole && !walk->varies && is_harmless(walk->slab->clamps, amount);
	struct plane plane;
	uint32_t first = 0, end = 0, planes = 0;
	uintptr_t corner = 0;
	FOR_EACH_SPIKE(walk, neuron, amount) {
		if (UNLIKELY(neuron >= end)) {
			enter_plane(&plane, walk, box, neuron);
			first = plane.first;
			end = plane.end;
			planes = plane.count;
			corner = plane.corner;
		}
		uint32_t y = neuron - first, z = 0;
		if (by_depth) {
			uint32_t voxel = y;
			y = high_product(voxel + 1, by_depth);
			z = voxel - y * depth;
		}
		const uint16_t *y_pair = (const uint16_t *)(ys + 4 * y), *z_pair = (const uint16_t *)(zs + 4 * z);
		const uint32_t rows = y_pair[1] - y_pair[0], run = z_pair[1] - z_pair[0];
		uintptr_t start = corner + y_pair[0] * row_bytes + 4 * z_pair[0];
		if (easy && rows == 1 && run == 1 && planes == 1) {
			add((word *)start, amount);
			continue;
		}
		if (!rows || !run || !planes) continue;
		if (!easy) {
			const struct block block = {planes, rows, run, row_bytes >> 2, plane_bytes >> 2};
			fill_from(start, walk->slab, &block, amount);
		} else add_block((word *)start, planes, plane_bytes, rows, row_bytes, run, amount);
	}
}

/* Each box reaches a block of voxels; of several neurons in a voxel, the last one created. */
static void through_boxes(const struct walk *walk, amount_t amount)
{
	const struct box *box = at(walk->brain, walk->projection->rule_offset);
	const struct box *end = box + walk->projection->rule_count;
	if (walk->few || walk->brain->wide_ids || walk->grid.divides || walk->grid.per_voxel != 1 ||
	    walk->target->neurons_per_voxel != 1)
		through_boxes_by_spike(walk, amount);
	else
		for (; box < end; box++) through_box(walk, box, amount);
}

#endif
