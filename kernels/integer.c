/* int8 and int8-compact: spikes into sums, then a sweep over the sums. The neuron itself is in integer-neuron.h. */
#include "integer-sweep.h"
#include "sums.h"

/* Contributions are doubled once per spike. */
typedef uint32_t amount_t;
#define add add_integer
#define add_clamped add_integer_clamped
#define is_harmless(clamps, amount) (!(clamps))
#define IN_ORDER false
#include "propagate.h"

COLD amount_t amount_of(const struct walk *walk, uint32_t neuron)
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

/* Each by itself, so that its registers are its own. */
#define SWEEP(name, kind, bits)                                                                            \
	OUTLINE uint32_t name(const struct integers *a, struct slab *slab, uint32_t *updates) \
	{                                                                                                  \
		return sweep(a, slab, updates, kind, bits);                                                \
	}
SWEEP(sweep_plain, PLAIN, 16)
SWEEP(sweep_limited, LIMITED, 16)
SWEEP(sweep_plain_compact, PLAIN, 8)
SWEEP(sweep_limited_compact, LIMITED, 8)
SWEEP(sweep_memoryless, MEMORYLESS, 8)
SWEEP(sweep_memoryless_limited, MEMORYLESS_LIMITED, 8)

static void open_integers(struct integers *a, const struct fxs_brain *brain, uint32_t index)
{
	const struct area *area = brain->areas + index;
	open_membrane(&a->m, brain, index);
	bool plain = !a->m.psps && (area->flags & AREA_FLAG_ALWAYS_FIRES);
	a->bits = brain->header->precision == PRECISION_INT8 ? 16 : 8;
	a->low = -(127 << a->bits);
	a->high = (128 << a->bits) - 1;
	a->thresholds = area->threshold_table ? at(brain, area->threshold_table) : 0;
	a->threshold = area->threshold.i;
	a->limit = area->threshold_limit.i;
	a->plain_limit = plain ? a->limit : INT32_MIN;
	a->countdown = area->refractory_period;
	a->highs = 0;
	a->fractions = 0;
	a->mild = true;
	if (area->state_index == NONE) {
		a->low = INT32_MIN;
		a->high = INT32_MAX;
		return;
	}
	int32_t top = a->threshold < a->high ? a->threshold : a->high + 1;
	a->highs = (int8_t *)brain->parts[PART_POTENTIALS] + area->state_index;
	a->fractions = brain->parts[PART_FRACTIONS] + (area->state_index << (a->bits >> 4));
	a->calm = top > a->low ? (uint32_t)(top - a->low) : 0;
	set_leak(a, area->leak_multiplier, area->leak_shift);
}

static enum kind kind_of(const struct integers *a, const struct slab *slab)
{
	const struct membrane *m = &a->m;
	if (a->thresholds || m->countdowns || m->count_bits == 16) return GENERAL;
	/* Four neurons' counts begin in a byte of their own, or share one. */
	if (m->fire_limit && (slab->first & 3)) return GENERAL;
	if (!a->highs) return m->fire_limit ? MEMORYLESS_LIMITED : MEMORYLESS;
	if (!a->mild) return GENERAL;
	return m->fire_limit ? LIMITED : PLAIN;
}

uint32_t fxs_update_integer(struct fxs_brain *brain, uint32_t index, struct slab *slab)
{
	struct integers a;
	open_integers(&a, brain, index);
	enum kind kind = kind_of(&a, slab);
	uint32_t updates = 0, spikes;
	if (kind == GENERAL || slab->size < 4) spikes = sweep_rest(&a, slab, slab->sums, &updates);
	else if (kind == MEMORYLESS) spikes = sweep_memoryless(&a, slab, &updates);
	else if (kind == PLAIN) spikes = (a.bits == 16 ? sweep_plain : sweep_plain_compact)(&a, slab, &updates);
	else if (kind == MEMORYLESS_LIMITED) spikes = sweep_memoryless_limited(&a, slab, &updates);
	else spikes = (a.bits == 16 ? sweep_limited : sweep_limited_compact)(&a, slab, &updates);
	a.m.saturations[SATURATION_UPDATES * a.m.lane] += updates;
	return spikes;
}
