/* int8 and int8-compact: spikes into sums, then a sweep over the sums. The neuron itself is in integer-neuron.h. */
#include "integer-neuron.h"
#include "sums.h"

/* Contributions are doubled once per spike. */
typedef uint32_t amount_t;
#define add add_integer
#define add_clamped add_integer_clamped
#define is_harmless(clamps, amount) (!(clamps))
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
	/* Converts a byte to binary32, in software without an FPU: once per spike that carries its potential. */
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
	/* … and countdowns in the fractions … */
	WAITING,
	/* … and a fire limit. */
	LIMITED,
	/* No potentials, no countdowns, one threshold. */
	MEMORYLESS,
	GENERAL
};

/* Updates the neurons whose sum is not empty, and empties it; returns the spikes. */
INLINE uint32_t sweep(const struct integers *a, struct slab *slab, uint32_t *count, const enum kind kind,
		      const uint32_t bits)
{
	const bool keeps = kind < MEMORYLESS;
	const int32_t low = keeps ? a->low : 0, multiplier = keeps ? a->multiplier : 0, half = keeps ? a->half : 0;
	const uint32_t calm = keeps ? a->calm : 0, shift = keeps ? a->shift : 0;
	uint8_t *const counts = a->m.fire_counts;
	const uint32_t count_shift = a->count_shift, count_mask = a->count_mask;
	word *sum = slab->sums, *const end = sum + slab->size, *const last = end - (slab->size & 3);
	uint32_t spikes = 0, updates = 0, others = 0;

/* Neuron k of those at n; without input, and while it is blocked, it is no update. */
#define STEP(k)                                                                                            \
	do {                                                                                               \
		int32_t x = sum[k].i;                                                                      \
		if (UNLIKELY(x == 0)) {                                                                    \
			updates--;                                                                         \
			break;                                                                             \
		}                                                                                          \
		sum[k].u = 0;                                                                              \
		x >>= 1;                                                                                   \
		if (kind == GENERAL) {                                                                     \
			fired |= update_general(a, n + (k), x, &others) << (k);                           \
			break;                                                                             \
		}                                                                                          \
		if ((kind == WAITING || kind == LIMITED) && UNLIKELY(highs[k] == MARK) &&                  \
		    blocked_marked(a, n + (k))) {                                                          \
			updates--;                                                                         \
			break;                                                                             \
		}                                                                                          \
		if (kind != MEMORYLESS)                                                                    \
			x += (int32_t)((uint32_t)highs[k] << bits) +                                       \
			     (bits == 16 ? ((uint16_t *)fractions)[k] : fractions[k]);                     \
		if (UNLIKELY(kind == MEMORYLESS ? x >= a->threshold : (uint32_t)(x - low) >= calm)) {      \
			if (kind == LIMITED || x < a->threshold || x > a->plain_limit) {                   \
				fired |= settle(a, n + (k), x) << (k);                                     \
				break;                                                                     \
			}                                                                                  \
			fired |= 1 << (k);                                                                 \
			if (kind == MEMORYLESS) break;                                                     \
			store(a, n + (k), kind == WAITING && a->countdown ? MARK : 0,                      \
			      kind == WAITING ? (uint32_t)a->countdown : 0, bits);                         \
			break;                                                                             \
		}                                                                                          \
		if (kind == LIMITED || (kind == MEMORYLESS && a->m.fire_limit)) {                          \
			uint32_t bit = (n + (k)) << count_shift;                                           \
			counts[bit >> 3] &= (uint8_t)~(count_mask << (bit & 7));                           \
		}                                                                                          \
		if (kind == MEMORYLESS) break;                                                             \
		if (bits == 16) x -= ((int32_t)(((int64_t)(x * 256) * multiplier) >> 32) + half) >> shift; \
		else x -= (x * multiplier + half) >> shift;                                                \
		highs[k] = (int8_t)(x >> bits);                                                            \
		if (bits == 16) ((uint16_t *)fractions)[k] = (uint16_t)x;                                  \
		else fractions[k] = (uint8_t)x;                                                            \
	} while (0)

	for (; sum < last; sum += 4) {
		if (!(sum[0].u | sum[1].u | sum[2].u | sum[3].u)) continue;
		uint32_t n = slab->first + (uint32_t)(sum - slab->sums), fired = 0;
		int8_t *highs = keeps ? a->highs + n : 0;
		uint8_t *fractions = keeps ? a->fractions + n * (bits / 8) : 0;
		updates += 4;
		if (kind == GENERAL) {
			for (uint32_t k = 0; k < 4; k++) STEP(k);
		} else {
			STEP(0);
			STEP(1);
			STEP(2);
			STEP(3);
		}
		if (UNLIKELY(fired)) spikes += mark_fired(&a->m, n, fired);
	}
	for (; sum < end; sum++) {
		int32_t w = sum->i;
		if (!w) continue;
		uint32_t n = slab->first + (uint32_t)(sum - slab->sums);
		sum->u = 0;
		others++;
		if (update_general(a, n, w >> 1, &others)) spikes += mark_fired(&a->m, n, 1);
	}
#undef STEP
	*count = updates + others;
	return spikes;
}

/* Each by itself, so that its registers are its own. */
#define SWEEP(name, kind, bits)                                                                            \
	OUTLINE uint32_t name(const struct integers *a, struct slab *slab, uint32_t *updates) \
	{                                                                                                  \
		return sweep(a, slab, updates, kind, bits);                                                \
	}
SWEEP(sweep_plain, PLAIN, 16)
SWEEP(sweep_waiting, WAITING, 16)
SWEEP(sweep_limited, LIMITED, 16)
SWEEP(sweep_plain_compact, PLAIN, 8)
SWEEP(sweep_waiting_compact, WAITING, 8)
SWEEP(sweep_limited_compact, LIMITED, 8)
SWEEP(sweep_memoryless, MEMORYLESS, 8)
SWEEP(sweep_general, GENERAL, 8)

static void open_integers(struct integers *a, const struct fxs_brain *brain, uint32_t index)
{
	const struct area *area = brain->areas + index;
	open_membrane(&a->m, brain, index);
	bool plain = !a->m.fire_limit && !a->m.psps && (area->flags & AREA_FLAG_ALWAYS_FIRES);
	a->bits = brain->header->precision == PRECISION_INT8 ? 16 : 8;
	a->low = -(127 << a->bits);
	a->high = (128 << a->bits) - 1;
	a->thresholds = area->threshold_table ? at(brain, area->threshold_table) : 0;
	a->threshold = area->threshold.i;
	a->limit = area->threshold_limit.i;
	a->plain_limit = plain ? a->limit : INT32_MIN;
	a->countdown = area->refractory_period;
	a->count_shift = a->m.fire_limit ? lowest_bit(a->m.count_bits) : 0;
	a->count_mask = (1u << a->m.count_bits) - 1;
	a->highs = 0;
	a->fractions = 0;
	if (area->state_index == NONE) return;
	int32_t top = a->threshold < a->high ? a->threshold : a->high + 1;
	a->highs = (int8_t *)brain->parts[PART_POTENTIALS] + area->state_index;
	a->fractions = brain->parts[PART_FRACTIONS] + (area->state_index << (a->bits >> 4));
	a->calm = top > a->low ? (uint32_t)(top - a->low) : 0;
	set_leak(a, area->leak_multiplier, area->leak_shift);
}

static enum kind kind_of(const struct integers *a)
{
	const struct membrane *m = &a->m;
	if (a->thresholds || m->countdowns || m->count_bits == 16) return GENERAL;
	if (!a->highs) return MEMORYLESS;
	if (!a->mild) return GENERAL;
	return m->fire_limit ? LIMITED : m->waits ? WAITING : PLAIN;
}

uint32_t fxs_update_integer(struct fxs_brain *brain, uint32_t index, struct slab *slab)
{
	struct integers a;
	open_integers(&a, brain, index);
	enum kind kind = kind_of(&a);
	uint32_t updates, spikes;
	if (kind == GENERAL) spikes = sweep_general(&a, slab, &updates);
	else if (kind == MEMORYLESS) spikes = sweep_memoryless(&a, slab, &updates);
	else if (kind == PLAIN) spikes = (a.bits == 16 ? sweep_plain : sweep_plain_compact)(&a, slab, &updates);
	else if (kind == WAITING) spikes = (a.bits == 16 ? sweep_waiting : sweep_waiting_compact)(&a, slab, &updates);
	else spikes = (a.bits == 16 ? sweep_limited : sweep_limited_compact)(&a, slab, &updates);
	a.m.saturations[SATURATION_UPDATES * a.m.lane] += updates;
	return spikes;
}
