/*
 * Spikes of the last burst on their way through one projection into a slab: modules/npu/propagate.ts, for both kinds
 * of sums. Who includes this has defined
 *
 *   amount_t                      what one spike adds to each neuron that it reaches
 *   add, add_clamped              into a sum; `add` where no clamp is possible
 *   amount_of(walk, neuron)       of a source neuron
 *   is_harmless(clamps, amount)   whether `add` will do; `clamps` is the slab's
 *   IN_ORDER                      whether the order of additions to one sum can be observed
 *
 * Linear in spikes and in the synapses that they reach. This file has what boxes.h, vectors.h and propagate.h share.
 */
#ifndef FXS_WALK_H
#define FXS_WALK_H

#include "brain.h"
#include "voxel.h"

/* A projection, and those of its source's neurons that spiked. */
struct walk {
	const struct fxs_brain *brain;
	struct slab *slab;
	const struct projection *projection;
	const struct area *source;
	const struct area *target;
	/* The source's voxels. */
	struct grid grid;
	const uint32_t *fired;
	/* Words of fired bits to look at, and which of their bits. */
	uint32_t word;
	uint32_t end;
	uint32_t mask;
	/* Out-degrees differ, or the potential decides. */
	bool varies;
	/* So few spikes that preparing for more would cost more. */
	bool few;
};

COLD amount_t amount_of(const struct walk *walk, uint32_t neuron);

/* The first word from `word` on that is not 0, or `end`. */
INLINE const uint32_t *next_word(const uint32_t *word, const uint32_t *end)
{
	while (word < end && !*word) word++;
	return word;
}

/* Visits the spikes in ascending order; `amount` is what each delivers. */
#define FOR_EACH_SPIKE(walk, neuron, amount)                                                              \
	const uint32_t *const end_ = (walk)->fired + (walk)->end;                                           \
	const bool varies_ = (walk)->varies;                                                                \
	for (const uint32_t *word_ = next_word((walk)->fired + (walk)->word, end_); word_ < end_;           \
	     word_ = next_word(word_ + 1, end_))                                                            \
		for (uint32_t base_ = (uint32_t)(word_ - (walk)->fired) * 32, rest_ = *word_ & (walk)->mask, neuron; \
		     rest_ && (neuron = base_ + lowest_bit(rest_),                                         \
			      amount = UNLIKELY(varies_) ? amount_of(walk, neuron) : amount, 1);           \
		     rest_ &= rest_ - 1)

INLINE void add_run(word *sum, uint32_t count, amount_t amount)
{
	if (count & 1) add(sum++, amount);
	if (count & 2) {
		add(sum, amount);
		add(sum + 1, amount);
		sum += 2;
	}
	for (count >>= 2; count; count--, sum += 4) {
		add(sum, amount);
		add(sum + 1, amount);
		add(sum + 2, amount);
		add(sum + 3, amount);
	}
}

INLINE word *after(word *sum, uint32_t bytes)
{
	return (word *)((uint8_t *)sum + bytes);
}

/* Planes of rows of sums, each added to once; rows and planes are that many bytes apart. */
OUTLINE void add_block(word *first, uint32_t planes, uint32_t plane_bytes, uint32_t rows, uint32_t row_bytes,
		       uint32_t run, amount_t amount)
{
	/* Whole planes follow each other, and so do whole rows. */
	if (rows * row_bytes == plane_bytes) {
		rows *= planes;
		planes = 1;
	}
	if (4 * run == row_bytes) {
		run *= rows;
		rows = 1;
	}
	if (rows == 1) {
		rows = planes;
		row_bytes = plane_bytes;
		planes = 1;
	}
	for (; planes; planes--, first = after(first, plane_bytes)) {
		word *row = first;
		uint32_t rest = rows;
		if (run > 1) {
			for (; rest; rest--, row = after(row, row_bytes)) add_run(row, run, amount);
			continue;
		}
		if (rest & 1) {
			add(row, amount);
			row = after(row, row_bytes);
		}
		for (rest >>= 1; rest; rest--, row = after(row, 2 * row_bytes)) {
			add(row, amount);
			add(after(row, row_bytes), amount);
		}
	}
}

/* Every `stride`th neuron from `first` of the area, as far as the slab covers them. */
COLD void add_strided(struct slab *slab, uint32_t first, uint32_t count, uint32_t stride, amount_t amount)
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
	add_block(slab->sums + (first - slab->first), 1, 0, 1, 0, end - first, amount);
}

#endif
