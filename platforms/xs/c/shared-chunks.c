// SharedArrayBuffer's data: one block of the arena each, outside the XS heap, never moved. One thread: no locks.
#include "engine.h"

typedef struct {
	txSize size;
	txSize usage;
} SharedChunk;

void fxInitializeSharedCluster(void) {}
void fxTerminateSharedCluster(void) {}

void* fxCreateSharedChunk(txInteger size)
{
	SharedChunk* chunk = size < 0 ? C_NULL : c_calloc(1, sizeof(SharedChunk) + (size_t)size);
	if (!chunk) {
		// XS 13.3 throws before it has set the new host slot's destructor; the collector would call what the
		// slot held in its former life.
		txMachine* the = running;
		if (the)
			the->stack->value.reference->next->value.host.variant.destructor = C_NULL;
		return C_NULL;
	}
	chunk->size = size;
	chunk->usage = 1;
	return chunk + 1;
}

static SharedChunk* header(void* data)
{
	return (SharedChunk*)data - 1;
}

void* fxRetainSharedChunk(void* data)
{
	header(data)->usage++;
	return data;
}

void fxReleaseSharedChunk(void* data)
{
	if (data && --header(data)->usage == 0)
		c_free(header(data));
}

txInteger fxMeasureSharedChunk(void* data)
{
	return header(data)->size;
}

void fxLockSharedChunk(void* data) {}
void fxUnlockSharedChunk(void* data) {}
void fxUnlinkSharedChunk(txMachine* the) {}

void fxLinkSharedChunk(txMachine* the)
{
	mxTypeError("main thread cannot wait");
}

txInteger fxNotifySharedChunk(txMachine* the, void* data, txInteger offset, txInteger count)
{
	return 0;
}

txInteger fxWaitSharedChunk(txMachine* the, void* address, txNumber timeout)
{
	return 0;
}
