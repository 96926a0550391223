/* fp32, fp16 and fp16r: spikes into sums, then a sweep over the sums. The neuron itself is in single-neuron.h. */
#include "single-neuron.h"
#include "sums.h"

#if defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0 && !defined(__SSE2_MATH__)
#error "binary32 must be computed as such: x87 needs -msse2 -mfpmath=sse"
#endif

typedef float amount_t;
#define add add_single
#define add_clamped add_single_clamped
#define is_harmless(clamps, amount) ((void)(clamps), (bits_of(amount) & 0x7fffffff) < HARMLESS_AMOUNT)
#include "walk.h"

static amount_t amount_of(const struct walk *walk, uint32_t neuron)
{
	const struct area *source = walk->source;
	const struct projection *projection = walk->projection;
	const float *contribution = at(walk->brain, projection->contributions);
	if (source->degree_classes) {
		const uint8_t *classes = at(walk->brain, source->degree_classes);
		contribution += source->degree_class_count > 256 ? ((const uint16_t *)classes)[neuron] : classes[neuron];
	}
	if (!(projection->flags & PROJECTION_FLAG_MP_DRIVEN)) return without_negative_zero(*contribution);
	uint32_t psp = walk->brain->parts[PART_PSP_0 + (walk->brain->bank ^ 1)][source->psp_index + neuron];
	float size = (float)(int32_t)(psp * projection->weight) / *contribution;
	return without_negative_zero(projection->flags & PROJECTION_FLAG_INHIBITORY ? -size : size);
}

void fxs_propagate_single(const struct fxs_brain *brain, const struct area *target, struct slab *slab)
{
	propagate(brain, target, slab);
}

/*
 * Updates the neurons whose sum is not empty, and empties it; returns the spikes. `plain`: potentials that outlive the
 * burst, one threshold, no countdowns, no fire limit.
 */
INLINE uint32_t sweep(const struct singles *a, struct slab *slab, uint32_t *count, const enum precision precision,
		      const bool plain)
{
	const bool waits = a->m.waits, limited = a->m.fire_limit, accumulates = plain || a->accumulates;
	const bool keeps = plain || keeps_potential(a);
	const float *const thresholds = plain ? 0 : a->thresholds;
	const struct scale scale = scale_of(a->keep);
	float threshold = a->threshold;
	word *sum = slab->sums, *const end = sum + slab->size, *const last = end - (slab->size & 3);
	uint32_t spikes = 0, updates = 0, others = 0, touched = 0;

/* Neuron k of those at n; without input, and while it is blocked, it is no update. */
#define STEP(k)                                                                                            \
	do {                                                                                               \
		float x = sum[k].f;                                                                        \
		if (UNLIKELY(sum[k].u == EMPTY_SINGLE)) {                                                  \
			updates--;                                                                         \
			break;                                                                             \
		}                                                                                          \
		sum[k].u = EMPTY_SINGLE;                                                                   \
		if (!plain && waits && blocked(a, n + (k))) {                                              \
			updates--;                                                                         \
			break;                                                                             \
		}                                                                                          \
		if (accumulates) x = plus(x, load(a, n + (k), precision));                                 \
		if (thresholds) threshold = thresholds[n + (k)];                                           \
		if (UNLIKELY(reaches(x, threshold))) {                                                     \
			fired |= settle(a, n + (k), x) << (k);                                             \
			break;                                                                             \
		}                                                                                          \
		if (!plain && limited) set_fire_count(&a->m, n + (k), 0);                                  \
		if (keeps) store(a, n + (k), scaled(x, &scale), precision);                                \
	} while (0)

	for (; sum < last; sum += 4) {
		if (sum[0].u == EMPTY_SINGLE && sum[1].u == EMPTY_SINGLE && sum[2].u == EMPTY_SINGLE &&
		    sum[3].u == EMPTY_SINGLE)
			continue;
		uint32_t n = slab->first + (uint32_t)(sum - slab->sums), fired = 0;
		updates += 4;
		touched = 1;
		if (plain) {
			STEP(0);
			STEP(1);
			STEP(2);
			STEP(3);
		} else {
			for (uint32_t k = 0; k < 4; k++) STEP(k);
		}
		if (UNLIKELY(fired)) spikes += mark_fired(&a->m, n, fired);
	}
	for (; sum < end; sum++) {
		word w = *sum;
		if (w.u == EMPTY_SINGLE) continue;
		uint32_t n = slab->first + (uint32_t)(sum - slab->sums);
		sum->u = EMPTY_SINGLE;
		others++;
		touched = 1;
		if (update_general(a, n, w.f, &others)) spikes += mark_fired(&a->m, n, 1);
	}
#undef STEP
	slab->touched = touched;
	*count = updates + others;
	return spikes;
}

/* Each by itself, so that its registers are its own. */
#define SWEEP(name, precision, plain)                                                                      \
	OUTLINE uint32_t name(const struct singles *a, struct slab *slab, uint32_t *updates) \
	{                                                                                                  \
		return sweep(a, slab, updates, precision, plain);                                          \
	}
SWEEP(sweep_plain_fp32, PRECISION_FP32, true)
SWEEP(sweep_fp32, PRECISION_FP32, false)
SWEEP(sweep_fp16, PRECISION_FP16, false)
SWEEP(sweep_fp16r, PRECISION_FP16R, false)

static void open_singles(struct singles *a, const struct fxs_brain *brain, uint32_t index)
{
	const struct area *area = brain->areas + index;
	uint32_t state = area->state_index;
	open_membrane(&a->m, brain, index);
	a->precision = brain->header->precision;
	a->accumulates = area->flags & AREA_FLAG_CHARGE_ACCUMULATES;
	a->thresholds = area->threshold_table ? at(brain, area->threshold_table) : 0;
	a->threshold = area->threshold.f;
	a->limit = without_negative_zero(area->threshold_limit.f);
	a->keep = area->leak == 0 ? 1.0f : 1.0f - area->leak;
	a->potentials = 0;
	a->halves = 0;
	a->residues = 0;
	if (state == NONE) return;
	if (a->precision == PRECISION_FP32) a->potentials = (float *)brain->parts[PART_POTENTIALS] + state;
	else a->halves = (uint16_t *)brain->parts[PART_POTENTIALS] + state;
	if (a->precision == PRECISION_FP16R) a->residues = brain->parts[PART_FRACTIONS] + state;
}

uint32_t fxs_update_single(struct fxs_brain *brain, uint32_t index, struct slab *slab)
{
	struct singles a;
	open_singles(&a, brain, index);
	uint32_t updates, spikes;
	bool plain = a.accumulates && !a.thresholds && !a.m.waits && !a.m.fire_limit;
	if (a.precision == PRECISION_FP32) spikes = (plain ? sweep_plain_fp32 : sweep_fp32)(&a, slab, &updates);
	else spikes = (a.precision == PRECISION_FP16 ? sweep_fp16 : sweep_fp16r)(&a, slab, &updates);
	if (a.m.saturations) a.m.saturations[SATURATION_UPDATES * a.m.lane] += updates;
	return spikes;
}
