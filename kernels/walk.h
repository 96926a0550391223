/*
 * Spikes of the last burst on their way through one projection into a slab: modules/npu/propagate.ts, for both kinds
 * of sums. Who includes this has defined
 *
 *   amount_t                      what one spike adds to each neuron that it reaches
 *   add, add_clamped              into a sum; `add` where no clamp is possible
 *   amount_of(walk, neuron)       of a source neuron
 *   is_harmless(slab, amount)     whether `add` will do
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
	for (uint32_t word_ = (walk)->word, end_ = (walk)->end; word_ < end_; word_++)                     \
		for (uint32_t rest_ = (walk)->fired[word_] & (walk)->mask, neuron;                         \
		     rest_ && (neuron = word_ * 32 + lowest_bit(rest_),                                    \
			      amount = (walk)->varies ? amount_of(walk, neuron) : amount, 1);              \
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
static void add_strided(struct slab *slab, uint32_t first, uint32_t count, uint32_t stride, amount_t amount)
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

/* One box of one source voxel. */
INLINE void fill_box(const struct walk *walk, const struct box *box, struct voxel at, const struct grid *grid, amount_t amount)
{
	const struct fxs_brain *brain = walk->brain;
	struct slab *slab = walk->slab;
	uint32_t x = id_at(brain, box->x, 2 * at.x), y = id_at(brain, box->y, 2 * at.y), z = id_at(brain, box->z, 2 * at.z);
	uint32_t width = id_at(brain, box->x, 2 * at.x + 1) - x;
	uint32_t height = id_at(brain, box->y, 2 * at.y + 1) - y;
	uint32_t run = id_at(brain, box->z, 2 * at.z + 1) - z;
	if (!width || !height || !run) return;
	uint32_t row = grid->depth, plane = grid->height * grid->depth;
	uint32_t first = x * plane + y * row + z;
	/* Whole rows follow each other, and so do whole planes. */
	if (run == row) {
		run *= height;
		height = 1;
		if (run == plane) {
			run *= width;
			width = 1;
		}
	}
	uint32_t stride = grid->per_voxel;
	bool simple = stride == 1 && is_harmless(slab, amount);
	for (; width; width--, first += plane)
		for (uint32_t k = 0, start = first; k < height; k++, start += row) {
			if (!simple) add_strided(slab, (start + 1) * stride - 1, run, stride, amount);
			else if (slab->whole) add_run(slab->sums + start, run, amount);
			else add_clipped(slab, start, run, amount);
		}
}

/* Each box reaches a block of voxels; of several neurons in a voxel, the last one created. */
static void through_boxes(const struct walk *walk, amount_t amount)
{
	const struct box *boxes = at(walk->brain, walk->projection->rule_offset);
	const struct box *end = boxes + walk->projection->rule_count;
	struct grid source = grid_of(walk->source), target = grid_of(walk->target);
	FOR_EACH_SPIKE(walk, neuron, amount) {
		struct voxel from = voxel_of(&source, neuron);
		for (const struct box *box = boxes; box < end; box++) fill_box(walk, box, from, &target, amount);
	}
}

/* Each vector reaches one voxel, unless the step leaves the target area. */
static void through_vectors(const struct walk *walk, amount_t amount)
{
	const struct extent *extent = at(walk->brain, walk->projection->rule_offset);
	const struct vector *vectors = (const struct vector *)(extent + 1);
	const struct vector *end = vectors + walk->projection->rule_count;
	const struct area *target = walk->target;
	struct grid grid = grid_of(walk->source);
	struct inner inner = inner_of(extent, target);
	uint32_t width = target->width, height = target->height, depth = target->depth;
	uint32_t per_voxel = target->neurons_per_voxel;
	struct slab *slab = walk->slab;
	FOR_EACH_SPIKE(walk, neuron, amount) {
		struct voxel from = voxel_of(&grid, neuron);
		bool inside = is_inner(&inner, from);
		/* May wrap, and so does adding a distance; what is inside the target comes out right. */
		uint32_t start = ((from.x * height + from.y) * depth + from.z + 1) * per_voxel - 1 - slab->first;
		if (inside && slab->whole && is_harmless(slab, amount)) {
			word *centre = slab->sums + start;
			const struct vector *vector = vectors;
			for (; vector < end; vector++) add(centre + vector->distance, amount);
			continue;
		}
		for (const struct vector *vector = vectors; vector < end; vector++) {
			if (!inside && (from.x + (uint32_t)vector->dx >= width || from.y + (uint32_t)vector->dy >= height ||
					from.z + (uint32_t)vector->dz >= depth))
				continue;
			uint32_t i = start + (uint32_t)vector->distance;
			if (i >= slab->size) continue;
			slab->touched = true;
			add_clamped(slab->sums + i, amount);
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
	FOR_EACH_SPIKE(walk, neuron, amount) {
		uint32_t k = rows[neuron], end = rows[neuron + 1];
		if (slab->whole && !brain->wide_ids && is_harmless(slab, amount)) {
			for (const uint16_t *id = targets + k, *last = targets + end; id < last; id++) add(sums + *id, amount);
			continue;
		}
		for (; k < end; k++) {
			uint32_t i = id_at(brain, walk->projection->targets, k) - slab->first;
			if (i >= slab->size) continue;
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
