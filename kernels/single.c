/* fp32, fp16 and fp16r: spikes into sums, then a sweep over the sums. The neuron itself is in single-neuron.h. */
#include "single-neuron.h"
#include "sums.h"

#if defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0
#error "binary32 must be computed as such: x87 needs -msse2 -mfpmath=sse"
#endif

typedef float amount_t;
#define add add_single
#define add_clamped add_single_clamped
#define is_harmless(slab, amount) ((bits_of(amount) & 0x7fffffff) < HARMLESS_AMOUNT)
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

/* Updates the neurons whose sum is not empty, and empties it; returns the spikes. */
INLINE uint32_t sweep(const struct singles *a, struct slab *slab, uint32_t *count, const enum precision precision)
{
	const bool waits = a->m.waits, limited = a->m.fire_limit, accumulates = a->accumulates;
	const bool keeps = keeps_potential(a);
	const float *thresholds = a->thresholds;
	float threshold = a->threshold;
	const float keep = a->keep;
	const bool leaks = keep != 1.0f;
	word *sum = slab->sums, *end = sum + slab->size;
	uint32_t n = slab->first, spikes = 0, updates = 0, touched = 0;

	while (sum < end) {
		uint32_t left = (uint32_t)(end - sum), room = 32 - (n & 31), fired = 0;
		uint32_t *fired_word = a->m.fired + (n >> 5);
		word *stop = sum + (left < room ? left : room);
		while (sum < stop) {
			if (stop - sum >= 4 && sum[0].u == EMPTY_SINGLE && sum[1].u == EMPTY_SINGLE &&
			    sum[2].u == EMPTY_SINGLE && sum[3].u == EMPTY_SINGLE) {
				sum += 4;
				n += 4;
				continue;
			}
			word *next = stop - sum >= 4 ? sum + 4 : stop;
			for (; sum < next; sum++, n++) {
				if (sum->u == EMPTY_SINGLE) continue;
				float x = sum->f;
				sum->u = EMPTY_SINGLE;
				touched = 1;
				if (waits && blocked(a, n)) continue;
				updates++;
				if (accumulates) x = plus(x, load(a, n, precision));
				if (thresholds) threshold = thresholds[n];
				if (UNLIKELY(reaches(x, threshold))) {
					fired |= settle(a, n, x) << (n & 31);
					continue;
				}
				if (limited) set_fire_count(&a->m, n, 0);
				if (leaks) x *= keep;
				if (keeps) store(a, n, x, precision);
			}
		}
		if (!fired) continue;
		*fired_word |= fired;
		for (; fired; fired &= fired - 1) spikes++;
	}
	slab->touched = touched;
	*count = updates;
	return spikes;
}

static struct singles singles_of(const struct fxs_brain *brain, uint32_t index)
{
	const struct area *area = brain->areas + index;
	struct singles a = {.m = membrane_of(brain, index), .precision = brain->header->precision};
	a.accumulates = area->flags & AREA_FLAG_CHARGE_ACCUMULATES;
	a.threshold = area->threshold.f;
	a.limit = without_negative_zero(area->threshold_limit.f);
	a.keep = 1.0f - area->leak;
	if (area->threshold_table) a.thresholds = at(brain, area->threshold_table);
	if (area->state_index == NONE) return a;
	uint8_t *potentials = brain->parts[PART_POTENTIALS];
	if (a.precision == PRECISION_FP32) a.potentials = (float *)potentials + area->state_index;
	else a.halves = (uint16_t *)potentials + area->state_index;
	if (a.precision == PRECISION_FP16R) a.residues = brain->parts[PART_FRACTIONS] + area->state_index;
	return a;
}

uint32_t fxs_update_single(struct fxs_brain *brain, uint32_t index, struct slab *slab)
{
	struct singles a = singles_of(brain, index);
	uint32_t updates, spikes;
	if (a.precision == PRECISION_FP32) spikes = sweep(&a, slab, &updates, PRECISION_FP32);
	else if (a.precision == PRECISION_FP16) spikes = sweep(&a, slab, &updates, PRECISION_FP16);
	else spikes = sweep(&a, slab, &updates, PRECISION_FP16R);
	if (a.m.saturations) a.m.saturations[SATURATION_UPDATES * a.m.lane] += updates;
	return spikes;
}
