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
static __attribute__((noinline)) void add_strided(struct slab *slab, uint32_t first, uint32_t count, uint32_t stride, amount_t amount)
{
	for (uint32_t i = first - slab->first; count; count--, i += stride) {
		if (i >= slab->size) continue;
		slab->touched = true;
		add_clamped(slab->sums + i, amount);
	}
}

/* Neurons [first, first + count) of the area, as far as the slab covers them. */
INLINE void add_clipped(struct slab *slab, uint32_t first, uint32_t count, amount_t amount)
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

/* A block of voxels of the target: x, y and z. */
INLINE void fill_block(struct slab *slab, const struct area *target, const struct range *block, amount_t amount)
{
	uint32_t stride = target->neurons_per_voxel;
	uint32_t row = target->depth, plane = target->height * row;
	uint32_t first = block[0].low * plane + block[1].low * row + block[2].low;
	uint32_t width = block[0].count, height = block[1].count, run = block[2].count;
	/* Whole rows follow each other, and so do whole planes. */
	if (run == row) {
		run *= height;
		height = 1;
		if (run == plane) {
			run *= width;
			width = 1;
		}
	}
	bool simple = stride == 1 && is_harmless(slab->clamps, amount);
	for (; width; width--, first += plane)
		for (uint32_t k = height, start = first; k; k--, start += row) {
			if (!simple) add_strided(slab, (start + 1) * stride - 1, run, stride, amount);
			else if (slab->whole) add_run(slab->sums + start, run, amount);
			else add_clipped(slab, start, run, amount);
		}
}

/* Each box reaches a block of voxels; of several neurons in a voxel, the last one created. */
static void through_boxes(const struct walk *walk, amount_t amount)
{
	const uint8_t *image = walk->brain->image;
	const struct box *boxes = (const void *)(image + walk->projection->rule_offset);
	const struct box *end = boxes + walk->projection->rule_count;
	const struct area *target = walk->target;
	const uint32_t height = target->height, depth = target->depth, stride = target->neurons_per_voxel;
	const bool wide = walk->brain->wide_ids;
	struct slab *slab = walk->slab;
	word *sums = slab->sums;
	const uint32_t first = slab->first, size = slab->size;
	const bool clamps = slab->clamps;
	const struct grid source = grid_of(walk->source);
	FOR_EACH_SPIKE(walk, neuron, amount) {
		struct voxel from = voxel_of(&source, neuron);
		for (const struct box *box = boxes; box < end; box++) {
			const struct range block[3] = {range_of(image, box->x, from.x, wide),
						       range_of(image, box->y, from.y, wide),
						       range_of(image, box->z, from.z, wide)};
			if (!block[0].count || !block[1].count || !block[2].count) continue;
			if ((block[0].count | block[1].count | block[2].count) != 1) {
				fill_block(slab, target, block, amount);
				continue;
			}
			uint32_t voxel = (block[0].low * height + block[1].low) * depth + block[2].low;
			uint32_t i = (voxel + 1) * stride - 1 - first;
			if (i >= size) continue;
			slab->touched = true;
			if (is_harmless(clamps, amount)) add(sums + i, amount);
			else add_clamped(sums + i, amount);
		}
	}
}

/* Each vector reaches one voxel, unless the step leaves the target area. */
static void through_vectors(const struct walk *walk, amount_t amount)
{
	const struct extent *extent = at(walk->brain, walk->projection->rule_offset);
	const struct vector *vectors = (const struct vector *)(extent + 1);
	const struct vector *end = vectors + walk->projection->rule_count;
	const struct area *target = walk->target;
	const struct grid grid = grid_of(walk->source);
	const struct inner inner = inner_of(extent, target);
	uint32_t width = target->width, height = target->height, depth = target->depth;
	uint32_t per_voxel = target->neurons_per_voxel;
	struct slab *slab = walk->slab;
	word *sums = slab->sums;
	const uint32_t first = slab->first, size = slab->size;
	const bool whole = slab->whole, clamps = slab->clamps;
	FOR_EACH_SPIKE(walk, neuron, amount) {
		struct voxel from = voxel_of(&grid, neuron);
		bool inside = is_inner(&inner, from);
		/* May wrap, and so does adding a distance; what is inside the target comes out right. */
		uint32_t start = ((from.x * height + from.y) * depth + from.z + 1) * per_voxel - 1 - first;
		if (inside && whole && is_harmless(clamps, amount)) {
			word *centre = sums + start;
			const struct vector *vector = vectors;
			for (; vector < end; vector++) add(centre + vector->distance, amount);
			continue;
		}
		for (const struct vector *vector = vectors; vector < end; vector++) {
			if (!inside && (from.x + (uint32_t)vector->dx >= width || from.y + (uint32_t)vector->dy >= height ||
					from.z + (uint32_t)vector->dz >= depth))
				continue;
			uint32_t i = start + (uint32_t)vector->distance;
			if (i >= size) continue;
			slab->touched = true;
			add_clamped(sums + i, amount);
		}
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
