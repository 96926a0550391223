// SPDX-License-Identifier: Apache-2.0
// The natives that native-kernels.ts declares: buffers in, addresses out.
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#include "../native/native-brain.h"

static void require_open(xsMachine* the)
{
	if (!native_is_open())
		xsUnknownError("no brain is open");
}

static uint8_t* readable(xsMachine* the, int index)
{
	void* bytes;
	xsUnsignedValue size;
	xsmcGetBufferReadable(xsArg(index), &bytes, &size);
	return bytes;
}

static uint8_t* writable(xsMachine* the, int index)
{
	void* bytes;
	xsUnsignedValue size;
	xsmcGetBufferWritable(xsArg(index), &bytes, &size);
	return bytes;
}

void kernels_open(xsMachine* the)
{
	void* segments[FXS_SEGMENTS] = { NULL };
	int count = xsmcArgc - 1;
	const void* image = readable(the, 0);
	for (int i = 0; i < count && i < FXS_SEGMENTS; i++)
		segments[i] = writable(the, i + 1);
	xsmcSetBoolean(xsResult, native_open(image, segments));
}

void kernels_cores(xsMachine* the)
{
	xsmcSetInteger(xsResult, native_cores());
}

void kernels_attach(xsMachine* the)
{
	const uint8_t* ids = readable(the, 1) + xsmcToInteger(xsArg(2));
	const uint8_t* values = readable(the, 3) + xsmcToInteger(xsArg(4));
	require_open(the);
	int number = native_attach(xsmcToInteger(xsArg(0)), ids, values, xsmcToInteger(xsArg(5)));
	if (number < 0)
		xsUnknownError("no memory for a stream");
	xsmcSetInteger(xsResult, number);
}

void kernels_play(xsMachine* the)
{
	require_open(the);
	xsmcSetBoolean(xsResult, native_play(readable(the, 0)));
}

// What the objects in the last argument say of this burst's events.
static void read_streams(xsMachine* the)
{
	for (uint32_t i = 0; i < native_stream_count(); i++) {
		uint32_t* words = native_stream(i);
		if (!native_is_told(i))
			continue;
		xsmcGetIndex(xsVar(0), xsArg(2), i);
		xsmcGet(xsVar(1), xsVar(0), xsID_count);
		words[2] = xsmcToUnsigned(xsVar(1));
		if (words[2] == 0)
			continue;
		xsmcGet(xsVar(1), xsVar(0), xsID_firstIndex);
		words[0] = xsmcToUnsigned(xsVar(1));
		xsmcGet(xsVar(1), xsVar(0), xsID_firstValue);
		words[1] = xsmcToUnsigned(xsVar(1));
		xsmcSetInteger(xsVar(1), 0);
		xsmcSet(xsVar(0), xsID_count, xsVar(1));
	}
}

void kernels_step(xsMachine* the)
{
	uint32_t burst = xsmcToUnsigned(xsArg(0)), queued = xsmcToUnsigned(xsArg(1));
	xsmcVars(2);
	require_open(the);
	read_streams(the);
	xsmcSetInteger(xsResult, native_step(burst, queued));
}
