/*
 * The brain image as C sees it: modules/connectome/layout.ts, record by record (docs/image-format.md is the prose).
 * A host test compares every name and number below with the TypeScript.
 */
#ifndef FXS_LAYOUT_H
#define FXS_LAYOUT_H

#include <stdint.h>

/* A word of the image or the state, f32 in the float precisions and i32 in the integer ones. */
typedef union {
	uint32_t u;
	int32_t i;
	float f;
} word;

#define NONE 0xffffffffu
#define POWER_AREA 1
#define CONTRIBUTION_LIMIT 134217728
#define SUM_LIMIT 1073741823
#define SAFE_SUM 536870912

struct header {
	uint32_t magic;
	uint8_t major;
	uint8_t minor;
	uint8_t precision;
	uint8_t id_bytes;
	uint32_t image_bytes;
	uint32_t section_count;
	uint32_t area_count;
	uint32_t neuron_count;
	uint32_t projection_count;
	uint32_t port_count;
	uint32_t burst_period_us;
	uint32_t slab_neurons;
	uint32_t input_capacity;
	uint32_t rule_synapses;
	uint32_t rule_synapses_high;
	uint32_t explicit_synapses;
	uint32_t title;
	uint32_t title_bytes;
	uint32_t segment_bytes[4];
	uint32_t seed;
	uint32_t crc;
};

enum section { SECTION_AREAS = 1, SECTION_PROJECTIONS = 2, SECTION_STATE = 10 };

struct section_entry {
	uint32_t kind;
	uint32_t offset;
	uint32_t bytes_used;
	uint32_t crc;
};

enum precision {
	PRECISION_FP32 = 0,
	PRECISION_FP16 = 1,
	PRECISION_FP16R = 2,
	PRECISION_INT8 = 3,
	PRECISION_INT8_COMPACT = 4
};

struct area {
	uint8_t id[8];
	uint32_t name;
	uint32_t name_bytes;
	uint32_t width;
	uint32_t height;
	uint32_t depth;
	uint32_t neurons_per_voxel;
	uint32_t neuron_count;
	uint32_t first_neuron;
	uint32_t flags;
	word threshold;
	word threshold_limit;
	float leak;
	int32_t leak_multiplier;
	uint32_t leak_shift;
	uint16_t refractory_period;
	uint16_t snooze_period;
	uint16_t fire_limit;
	uint8_t kind;
	uint8_t fire_count_bits;
	uint32_t excitability;
	float unit;
	float units_per_potential;
	uint32_t threshold_table;
	uint32_t first_projection;
	uint32_t projection_count;
	uint32_t countdown_index;
	uint32_t fire_count_index;
	uint32_t fired_word;
	uint32_t psp_index;
	uint32_t degree_classes;
	uint32_t degree_class_count;
	uint32_t state_index;
	uint32_t unused;
};

enum area_flag {
	AREA_FLAG_CHARGE_ACCUMULATES = 1,
	AREA_FLAG_MP_DRIVEN_PSP = 2,
	AREA_FLAG_ALWAYS_FIRES = 8,
	AREA_FLAG_HIGH_END_IS_HARMLESS = 16,
	AREA_FLAG_SUMS_FIT = 32
};

struct projection {
	uint16_t source;
	uint16_t target;
	uint8_t rule;
	uint8_t flags;
	uint8_t weight;
	uint8_t psp;
	uint32_t rule_offset;
	uint32_t rule_count;
	uint32_t contributions;
	uint32_t contribution_count;
	uint32_t synapses;
	uint32_t synapses_high;
	uint32_t morphology;
	uint32_t morphology_bytes;
	uint32_t targets;
	uint32_t unused;
};

enum rule { RULE_BOXES = 1, RULE_VECTORS = 2, RULE_LIST = 3 };

enum projection_flag {
	PROJECTION_FLAG_INHIBITORY = 1,
	PROJECTION_FLAG_MP_DRIVEN = 2,
	PROJECTION_FLAG_NEURON_BY_NEURON = 4
};

struct box {
	uint32_t x;
	uint32_t y;
	uint32_t z;
};

struct extent {
	int32_t low[3];
	int32_t high[3];
};

struct vector {
	int32_t dx;
	int32_t dy;
	int32_t dz;
	int32_t distance;
};

enum part {
	PART_POTENTIALS = 1,
	PART_FRACTIONS = 2,
	PART_COUNTDOWNS = 3,
	PART_FIRE_COUNTS = 4,
	PART_FIRED_0 = 5,
	PART_FIRED_1 = 6,
	PART_PSP_0 = 7,
	PART_PSP_1 = 8,
	PART_FIRED_COUNTS = 9,
	PART_SATURATIONS = 10,
	PART_ACCUMULATORS = 11,
	PART_INPUT_TARGETS = 13,
	PART_INPUT_POTENTIALS = 14,
	PART_INPUT_LINKS = 15
};
#define PART_KINDS 15
#define PERSISTENT_PARTS 9

struct state_part {
	uint8_t kind;
	uint8_t element_bytes;
	uint16_t segment;
	uint32_t offset;
	uint32_t count;
	uint32_t part_bytes;
};

enum saturation { SATURATION_LOW = 0, SATURATION_HIGH = 1, SATURATION_UPDATES = 2, SATURATION_DOUBLINGS = 3 };
#define SATURATION_LANES 7

#endif
