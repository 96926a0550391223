#include "phases.h"

#include "../../kernels/brain.h"
#include "board.h"
#include "report.h"

enum phase { DELIVER, PROPAGATE, UPDATE, PHASE_COUNT };

static const char *const names[PHASE_COUNT] = { "deliver", "propagate", "update" };
static uint32_t *counts[PHASE_COUNT];
static uint32_t bursts, current;

void phases_open(uint32_t count)
{
	bursts = count;
	for (int phase = 0; phase < PHASE_COUNT; phase++)
		counts[phase] = reserve(count * sizeof **counts);
}

void phases_begin(uint32_t burst)
{
	current = burst;
}

void phases_report(void)
{
	for (int phase = 0; phase < PHASE_COUNT; phase++)
		report_list(names[phase], counts[phase], bursts);
}

void __real_fxs_deliver(const struct fxs_brain *, uint32_t, struct slab *);
void __wrap_fxs_deliver(const struct fxs_brain *brain, uint32_t index, struct slab *slab)
{
	uint32_t before = instructions();
	__real_fxs_deliver(brain, index, slab);
	counts[DELIVER][current] += instructions() - before;
}

#define WRAP_PROPAGATE(name)                                                                   \
	void __real_##name(const struct fxs_brain *, const struct area *, struct slab *);          \
	void __wrap_##name(const struct fxs_brain *brain, const struct area *target, struct slab *slab) \
	{                                                                                          \
		uint32_t before = instructions();                                                      \
		__real_##name(brain, target, slab);                                                    \
		counts[PROPAGATE][current] += instructions() - before;                                 \
	}
WRAP_PROPAGATE(fxs_propagate_integer)
WRAP_PROPAGATE(fxs_propagate_single)

#define WRAP_UPDATE(name)                                                                  \
	uint32_t __real_##name(struct fxs_brain *, uint32_t, struct slab *);                   \
	uint32_t __wrap_##name(struct fxs_brain *brain, uint32_t index, struct slab *slab)     \
	{                                                                                      \
		uint32_t before = instructions();                                                  \
		uint32_t spikes = __real_##name(brain, index, slab);                               \
		counts[UPDATE][current] += instructions() - before;                                \
		return spikes;                                                                     \
	}
WRAP_UPDATE(fxs_update_integer)
WRAP_UPDATE(fxs_update_single)
