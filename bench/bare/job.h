/* What a program is to run; written by job.ts, loaded by QEMU to a fixed place. Offsets count from the job's start. */
#ifndef JOB_H
#define JOB_H

#include <stdint.h>

#define JOB_PLACE 0x84000000u
#define JOB_MAGIC 0x424a5846u /* "FXJB" */
#define JOB_SEGMENTS 4

typedef struct {
	uint32_t magic;
	uint32_t bursts;
	/* A brain image, or a baseline brain (baseline.c). */
	uint32_t brain;
	/* A recording (docs/stimulus-format.md) that starts again after its period; 0: none. */
	uint32_t stimulus;
	/* Words of each state segment that live from burst to burst (modules/npu/state-hash.ts). */
	uint32_t persistent_words[JOB_SEGMENTS];
} job;

/* Ends the program when no job was loaded. */
const job *job_open(void);

static inline const uint8_t *job_part(const job *work, uint32_t offset)
{
	return offset ? (const uint8_t *)work + offset : 0;
}

#endif
