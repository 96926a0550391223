/* int8 and int8-compact: spikes into sums, then a sweep over the sums. The neuron itself is in integer-neuron.h. */
#include "integer-neuron.h"
#include "sums.h"

/* Contributions are doubled once per spike. */
typedef uint32_t amount_t;
#define add add_integer
#define add_clamped add_integer_clamped
#define is_harmless(slab, amount) (!(slab)->clamps)
#include "walk.h"

static amount_t amount_of(const struct walk *walk, uint32_t neuron)
{
	const struct area *source = walk->source;
	const struct projection *projection = walk->projection;
	const word *contribution = at(walk->brain, projection->contributions);
	if (source->degree_classes) {
		const uint8_t *classes = at(walk->brain, source->degree_classes);
		contribution += source->degree_class_count > 256 ? ((const uint16_t *)classes)[neuron] : classes[neuron];
	}
	if (!(projection->flags & PROJECTION_FLAG_MP_DRIVEN)) return 2 * contribution->u;
	uint8_t psp = walk->brain->parts[PART_PSP_0 + (walk->brain->bank ^ 1)][source->psp_index + neuron];
	uint32_t size = (uint32_t)fxs_to_units(bits_of((float)psp), contribution->u);
	return 2 * (projection->flags & PROJECTION_FLAG_INHIBITORY ? 0 - size : size);
}

void fxs_propagate_integer(const struct fxs_brain *brain, const struct area *target, struct slab *slab)
{
	propagate(brain, target, slab);
}

/* How an area's neurons can be swept. */
enum kind {
	/* Potentials that outlive the burst, one threshold, a mild leak … */
	PLAIN,
	/* … and countdowns in the fractions or a fire limit. */
	WAITING,
	/* No potentials, no countdowns, one threshold. */
	MEMORYLESS,
	GENERAL
};

/* Updates the neurons whose sum is not empty, and empties it; returns the spikes. */
INLINE uint32_t sweep(const struct integers *a, struct slab *slab, uint32_t *count, const enum kind kind, const uint32_t bits)
{
	const int32_t low = a->low, multiplier = a->multiplier, half = a->half, threshold = a->threshold;
	const uint32_t calm = a->calm, shift = a->shift;
	const bool limited = a->m.fire_limit;
	uint8_t *counts = a->m.fire_counts;
	const uint32_t count_shift = limited ? lowest_bit(a->m.count_bits) : 0, count_mask = (1u << a->m.count_bits) - 1;
	const uint32_t fraction_bytes = bits / 8;
	word *sum = slab->sums, *end = sum + slab->size;
	int8_t *highs = a->highs ? a->highs + slab->first : 0;
	uint8_t *fractions = a->highs ? a->fractions + slab->first * fraction_bytes : 0;
	uint32_t n = slab->first, spikes = 0, updates = 0;

#define STEP(k)                                                                                            \
	do {                                                                                               \
		int32_t w = sum[k].i;                                                                      \
		if (!w) break;                                                                             \
		sum[k].u = 0;                                                                              \
		int32_t x = w >> 1;                                                                        \
		uint32_t i = n + (k);                                                                      \
		if (kind == GENERAL) {                                                                     \
			fired |= update_general(a, i, x, &updates) << (i & 31);                            \
			break;                                                                             \
		}                                                                                          \
		if (kind == WAITING && highs[k] == MARK && blocked_marked(a, i)) break;                    \
		updates++;                                                                                 \
		if (kind != MEMORYLESS)                                                                    \
			x += (int32_t)((uint32_t)highs[k] << bits) +                                       \
			     (bits == 16 ? ((uint16_t *)fractions)[k] : fractions[k]);                     \
		if (UNLIKELY(kind == MEMORYLESS ? x >= threshold : (uint32_t)(x - low) >= calm)) {         \
			fired |= settle(a, i, x) << (i & 31);                                              \
			break;                                                                             \
		}                                                                                          \
		if (kind != PLAIN && limited) {                                                            \
			uint32_t bit = i << count_shift;                                                   \
			counts[bit >> 3] &= (uint8_t)~(count_mask << (bit & 7));                           \
		}                                                                                          \
		if (kind == MEMORYLESS) break;                                                             \
		if (bits == 16) x -= ((int32_t)(((int64_t)(x * 256) * multiplier) >> 32) + half) >> shift; \
		else x -= (x * multiplier + half) >> shift;                                                \
		highs[k] = (int8_t)(x >> bits);                                                            \
		if (bits == 16) ((uint16_t *)fractions)[k] = (uint16_t)x;                                  \
		else fractions[k] = (uint8_t)x;                                                            \
	} while (0)

	while (sum < end) {
		uint32_t left = (uint32_t)(end - sum), room = 32 - (n & 31), fired = 0;
		uint32_t *fired_word = a->m.fired + (n >> 5);
		word *stop = sum + (left < room ? left : room);
		for (; stop - sum >= 4; sum += 4, n += 4, highs += 4, fractions += 4 * fraction_bytes) {
			if (!(sum[0].u | sum[1].u | sum[2].u | sum[3].u)) continue;
			STEP(0);
			STEP(1);
			STEP(2);
			STEP(3);
		}
		for (; sum < stop; sum++, n++, highs++, fractions += fraction_bytes) STEP(0);
		if (!fired) continue;
		*fired_word |= fired;
		for (; fired; fired &= fired - 1) spikes++;
	}
#undef STEP
	*count = updates;
	return spikes;
}

static struct integers integers_of(const struct fxs_brain *brain, uint32_t index)
{
	const struct area *area = brain->areas + index;
	struct integers a = {.m = membrane_of(brain, index), .bits = brain->header->precision == PRECISION_INT8 ? 16 : 8};
	a.low = -(127 << a.bits);
	a.high = (128 << a.bits) - 1;
	a.threshold = area->threshold.i;
	a.limit = area->threshold_limit.i;
	if (area->threshold_table) a.thresholds = at(brain, area->threshold_table);
	if (area->state_index == NONE) return a;
	a.highs = (int8_t *)brain->parts[PART_POTENTIALS] + area->state_index;
	a.fractions = brain->parts[PART_FRACTIONS] + area->state_index * (a.bits / 8);
	int32_t top = a.threshold < a.high ? a.threshold : a.high + 1;
	a.calm = top > a.low ? (uint32_t)(top - a.low) : 0;
	set_leak(&a, area->leak_multiplier, area->leak_shift);
	return a;
}

static enum kind kind_of(const struct integers *a)
{
	const struct membrane *m = &a->m;
	if (a->thresholds || m->countdowns || m->count_bits == 16) return GENERAL;
	if (!a->highs) return MEMORYLESS;
	if (!a->mild) return GENERAL;
	return m->waits || m->fire_limit ? WAITING : PLAIN;
}

uint32_t fxs_update_integer(struct fxs_brain *brain, uint32_t index, struct slab *slab)
{
	struct integers a = integers_of(brain, index);
	enum kind kind = kind_of(&a);
	uint32_t updates, spikes;
	if (kind == GENERAL) spikes = sweep(&a, slab, &updates, GENERAL, 8);
	else if (kind == MEMORYLESS) spikes = sweep(&a, slab, &updates, MEMORYLESS, 8);
	else if (a.bits == 16)
		spikes = kind == PLAIN ? sweep(&a, slab, &updates, PLAIN, 16) : sweep(&a, slab, &updates, WAITING, 16);
	else spikes = kind == PLAIN ? sweep(&a, slab, &updates, PLAIN, 8) : sweep(&a, slab, &updates, WAITING, 8);
	a.m.saturations[SATURATION_UPDATES * a.m.lane] += updates;
	return spikes;
}
