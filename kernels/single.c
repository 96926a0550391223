/* fp32, fp16 and fp16r: spikes into sums, then a sweep over the sums. The neuron itself is in single-neuron.h. */
#include "single-sweep.h"
#include "sums.h"

#if defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0 && !defined(__SSE2_MATH__)
#error "binary32 must be computed as such: x87 needs -msse2 -mfpmath=sse"
#endif

typedef float amount_t;
#define add add_single
#define add_clamped add_single_clamped
#define is_harmless(clamps, amount) ((void)(clamps), (bits_of(amount) & 0x7fffffff) < HARMLESS_AMOUNT)
#define IN_ORDER true
#include "propagate.h"

COLD amount_t amount_of(const struct walk *walk, uint32_t neuron)
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

/* Each by itself, so that its registers are its own. */
#define SWEEP(name, kind, precision)                                                                       \
	OUTLINE uint32_t name(const struct singles *a, struct slab *slab, uint32_t *updates) \
	{                                                                                                  \
		return sweep(a, slab, updates, kind, precision);                                           \
	}
SWEEP(sweep_plain, PLAIN, PRECISION_FP32)
SWEEP(sweep_limited, LIMITED, PRECISION_FP32)
SWEEP(sweep_fp16, HALF, PRECISION_FP16)
SWEEP(sweep_fp16r, HALF, PRECISION_FP16R)

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
	/* Nothing is within a NaN. */
	a->plain_limit = a->m.psps || !(area->flags & AREA_FLAG_ALWAYS_FIRES) ? float_of(NEVER) : a->limit;
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
	uint32_t updates = 0, spikes;
	if (slab->size < 4) {
		slab->touched = false;
		spikes = sweep_rest(&a, slab, slab->sums, &updates);
	} else if (a.precision == PRECISION_FP16) spikes = sweep_fp16(&a, slab, &updates);
	else if (a.precision == PRECISION_FP16R) spikes = sweep_fp16r(&a, slab, &updates);
	else if (!a.m.fire_limit) spikes = sweep_plain(&a, slab, &updates);
	/* Where four neurons' counts begin in a byte of their own, or share one. */
	else if (a.m.count_bits < 16 && !(slab->first & 3)) spikes = sweep_limited(&a, slab, &updates);
	else {
		slab->touched = false;
		spikes = sweep_rest(&a, slab, slab->sums, &updates);
	}
	if (a.m.saturations) a.m.saturations[SATURATION_UPDATES * a.m.lane] += updates;
	return spikes;
}
