/*
 * Spikes of the last burst on their way through one projection into a slab: modules/npu/propagate.ts, for both kinds
 * of sums. Who includes this has defined
 *
 *   amount_t                      what one spike adds to each neuron that it reaches
 *   add, add_clamped              into a sum; `add` where no clamp is possible
 *   amount_of(walk, neuron)       of a source neuron
 *   is_harmless(clamps, amount)   whether `add` will do; `clamps` is the slab's
 *
 * Linear in spikes and in the synapses that they reach.
 */
#include "brain.h"
#include "voxel.h"

/* A projection, and those of its source's neurons that spiked. */
struct walk {
	const struct fxs_brain *brain;
	struct slab *slab;
	const struct projection *projection;
	const struct area *source;
	const struct area *target;
	const uint32_t *fired;
	/* Words of fired bits to look at, and which of their bits. */
	uint32_t word;
	uint32_t end;
	uint32_t mask;
	/* Out-degrees differ, or the potential decides. */
	bool varies;
};

static amount_t amount_of(const struct walk *walk, uint32_t neuron);

/* Visits the spikes in ascending order; `amount` is what each delivers. */
#define FOR_EACH_SPIKE(walk, neuron, amount)                                                              \
	const uint32_t *fired_ = (walk)->fired + (walk)->word, *end_ = (walk)->fired + (walk)->end;         \
	const uint32_t mask_ = (walk)->mask;                                                                \
	const bool varies_ = (walk)->varies;                                                                \
	for (uint32_t base_ = (walk)->word * 32; fired_ < end_; fired_++, base_ += 32)                      \
		for (uint32_t rest_ = *fired_ & mask_, neuron;                                             \
		     rest_ && (neuron = base_ + lowest_bit(rest_),                                         \
			      amount = UNLIKELY(varies_) ? amount_of(walk, neuron) : amount, 1);           \
		     rest_ &= rest_ - 1)

INLINE void add_run(word *sum, uint32_t count, amount_t amount)
{
	for (; count >= 4; count -= 4, sum += 4) {
		add(sum, amount);
		add(sum + 1, amount);
		add(sum + 2, amount);
		add(sum + 3, amount);
	}
	for (; count; count--, sum++) add(sum, amount);
}

/* Every `stride`th neuron from `first` of the area, as far as the slab covers them. */
OUTLINE void add_strided(struct slab *slab, uint32_t first, uint32_t count, uint32_t stride, amount_t amount)
{
	for (uint32_t i = first - slab->first; count; count--, i += stride) {
		if (i >= slab->size) continue;
		slab->touched = true;
		add_clamped(slab->sums + i, amount);
	}
}

/* Neurons [first, first + count) of the area, as far as the slab covers them. */
OUTLINE void add_clipped(struct slab *slab, uint32_t first, uint32_t count, amount_t amount)
{
	uint32_t end = first + count;
	if (first < slab->first) first = slab->first;
	if (end > slab->first + slab->size) end = slab->first + slab->size;
	if (first >= end) return;
	slab->touched = true;
	add_run(slab->sums + (first - slab->first), end - first, amount);
}

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

/* Whole rows follow each other, and so do whole planes. */
INLINE void join_rows(struct block *block)
{
	if (block->run != block->row) return;
	block->run *= block->height;
	block->height = 1;
	if (block->run != block->plane) return;
	block->run *= block->width;
	block->width = 1;
}

/* One neuron per voxel, all of them in the slab, and no clamp. */
OUTLINE void fill_block(word *first, const struct block *block, amount_t amount)
{
	const uint32_t run = block->run, height = block->height, row = block->row;
	for (uint32_t width = block->width; width; width--, first += block->plane) {
		word *start = first;
		for (uint32_t k = height; k; k--, start += row) add_run(start, run, amount);
	}
}

/* Any block of which the first voxel is number `first` of the target. */
OUTLINE void fill_slowly(struct slab *slab, uint32_t first, const struct block *block, uint32_t stride,
			 amount_t amount)
{
	bool simple = stride == 1 && is_harmless(slab->clamps, amount);
	for (uint32_t width = block->width; width; width--, first += block->plane)
		for (uint32_t k = block->height, start = first; k; k--, start += block->row) {
			if (simple) add_clipped(slab, start, block->run, amount);
			else add_strided(slab, (start + 1) * stride - 1, block->run, stride, amount);
		}
}

/* Each box reaches a block of voxels; of several neurons in a voxel, the last one created. */
static void through_boxes(const struct walk *walk, amount_t amount)
{
	const uint8_t *image = walk->brain->image;
	const struct box *boxes = (const void *)(image + walk->projection->rule_offset);
	const struct box *end = boxes + walk->projection->rule_count;
	const struct area *target = walk->target;
	const uint32_t height = target->height, depth = target->depth;
	const bool wide = walk->brain->wide_ids;
	struct slab *slab = walk->slab;
	word *sums = slab->sums;
	const bool simple = slab->whole && target->neurons_per_voxel == 1, clamps = slab->clamps;
	const struct grid source = grid_of(walk->source);
	FOR_EACH_SPIKE(walk, neuron, amount) {
		struct voxel from = voxel_of(&source, neuron);
		for (const struct box *box = boxes; box < end; box++) {
			const struct range x = range_of(image, box->x, from.x, wide);
			const struct range y = range_of(image, box->y, from.y, wide);
			const struct range z = range_of(image, box->z, from.z, wide);
			if (!x.count || !y.count || !z.count) continue;
			uint32_t first = (x.low * height + y.low) * depth + z.low;
			bool fast = simple && is_harmless(clamps, amount);
			if (fast && (x.count | y.count | z.count) == 1) {
				add(sums + first, amount);
				continue;
			}
			struct block block = {x.count, y.count, z.count, depth, height * depth};
			join_rows(&block);
			if (fast) fill_block(sums + first, &block, amount);
			else fill_slowly(slab, first, &block, target->neurons_per_voxel, amount);
		}
	}
}

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
	const struct grid grid = grid_of(walk->source);
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

/* FEAGI's order of float sums where several rules join two areas: a neuron's synapses, then the next neuron's. */
static void neuron_by_neuron(struct walk *walk, const struct projection *first, const struct projection *end)
{
	uint32_t words = walk->end;
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
		if (!*fired_count(brain, bank, first->source)) continue;
		const struct area *source = brain->areas + first->source;
		struct walk walk = {.brain = brain, .slab = slab, .source = source, .target = target, .mask = ~0u};
		walk.fired = fired_bits(brain, bank, source);
		walk.end = (source->neuron_count + 31) >> 5;
		if (slab->whole) slab->touched = true;
		if (p == first + 1) through_projection(&walk, first);
		else neuron_by_neuron(&walk, first, p);
	}
}
