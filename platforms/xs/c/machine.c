// What XS asks of its platform, jobs and modules apart.
#include "engine.h"

txMachine* running;

char* fxCStackLimit(void)
{
	return board_stack_limit();
}

void fxCreateMachinePlatform(txMachine* the) {}
void fxDeleteMachinePlatform(txMachine* the) {}

void* fxAllocateChunks(txMachine* the, txSize size)
{
	return c_malloc(size);
}

void fxFreeChunks(txMachine* the, void* chunks)
{
	c_free(chunks);
}

txSlot* fxAllocateSlots(txMachine* the, txSize count)
{
	return c_malloc(count * sizeof(txSlot));
}

void fxFreeSlots(txMachine* the, void* slots)
{
	c_free(slots);
}

int virtual_gettimeofday(struct timeval* time, void* zone)
{
	double ms = clock_ms();
	time->tv_sec = (time_t)(ms / 1000);
	time->tv_usec = (long)((ms - (double)time->tv_sec * 1000) * 1000);
	return 0;
}

static void explain(txMachine* the, int status, const char** code, char* message, size_t size)
{
	Arena* arena = the == running ? &ram : &rom;
	switch (status) {
	case XS_NOT_ENOUGH_MEMORY_EXIT:
		*code = "out-of-memory";
		snprintf(message, size, "%s exhausted: %lu bytes asked for, %lu of %lu free, largest free block %lu",
			arena == &ram ? "SRAM" : "flash", (unsigned long)arena->refused,
			(unsigned long)(arena->size - arena->allocated), (unsigned long)arena->size,
			(unsigned long)arena_largest_free(arena));
		break;
	case XS_STACK_OVERFLOW_EXIT:
		*code = "stack-overflow";
		snprintf(message, size, "stack overflow: creation.stack is %ld slots, C stack peak %lu bytes",
			(long)(the->stackTop - the->stackBottom), (unsigned long)board_stack_peak());
		break;
	case XS_UNHANDLED_EXCEPTION_EXIT:
	case XS_UNHANDLED_REJECTION_EXIT:
		*code = status == XS_UNHANDLED_EXCEPTION_EXIT ? "unhandled-exception" : "unhandled-rejection";
		snprintf(message, size, "%s%s", the == running ? "" : "while preloading: ",
			fxToString(the, &mxException));
		break;
	case XS_NO_MORE_KEYS_EXIT:
		*code = "no-more-keys";
		snprintf(message, size, "no more property keys");
		break;
	default:
		*code = "engine";
		snprintf(message, size, "XS aborted with status %d", status);
	}
}

void fxAbort(txMachine* the, int status)
{
	static char message[256];
	const char* code;
	explain(the, status, &code, message, sizeof(message));
	write_report(the == running ? the : C_NULL, code, message);
	board_exit(70 + status);
}
