#include "job.h"

#include "board.h"

#define NO_JOB 2

const job *job_open(void)
{
	const job *work = (const job *)JOB_PLACE;
	if (work->magic != JOB_MAGIC)
		board_exit(NO_JOB);
	return work;
}
