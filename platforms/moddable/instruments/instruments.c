// SPDX-License-Identifier: Apache-2.0
// The SDK's list of instruments is fixed, but rows of what this firmware does not have (network, files, Piu) can be
// described anew: same order, same number, other names. The SDK goes on sampling them once per second.
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#if defined(mxInstrument)

#include "modInstrumentation.h"

extern void fxDescribeInstrumentation(xsMachine* the, xsIntegerValue count, xsStringValue* names, xsStringValue* units);

// Rows that the SDK sets to 0 after each sample: right for what is 0 while no burst runs.
#define SPIKES kModInstrumentationNetworkBytesRead
#define BURST_TIME kModInstrumentationNetworkBytesWritten
// Rows that keep their value.
#define OVERRUNS kModInstrumentationNetworkSockets
#define SATURATIONS kModInstrumentationFiles

static char* const names[] = {
	"Pixels drawn",
	"Frames drawn",
	"Spikes of the burst",
	"Burst time",
	"Overruns",
	"Timers",
	"Saturations",
	"Poco display list used",
	"Piu command list used",
#if kModInstrumentationHasSPIFlashErases
	"SPI flash erases",
#endif
#if kModInstrumentationHasTurns
	"Turns",
#endif
#if ESP32
	"System free memory",
#if kModInstrumentationHasCPU
	"CPU 0",
#if kTargetCPUCount > 1
	"CPU 1",
#endif
#endif
#endif
};

static char* const units[] = {
	" pixels",
	" frames",
	" spikes",
	" us",
	" bursts",
	" timers",
	" stores",
	" bytes",
	" bytes",
#if kModInstrumentationHasSPIFlashErases
	" sectors",
#endif
#if kModInstrumentationHasTurns
	" turns",
#endif
#if ESP32
	" bytes",
#if kModInstrumentationHasCPU
	" percent",
#if kTargetCPUCount > 1
	" percent",
#endif
#endif
#endif
};

// xsHost.c and screen.c sample from the first row up to these.
#if ESP32
#define ROWS (kModInstrumentationSlotHeapSize - kModInstrumentationPixelsDrawn)
#else
#define ROWS (kModInstrumentationPiuCommandListUsed - kModInstrumentationPixelsDrawn + 1)
#endif
_Static_assert(sizeof(names) / sizeof(*names) == ROWS, "one name per sampled row");
_Static_assert(sizeof(units) / sizeof(*units) == ROWS, "one unit per sampled row");

void instruments_exist(xsMachine* the)
{
	xsmcSetBoolean(xsResult, 1);
}

void instruments_open(xsMachine* the)
{
	fxDescribeInstrumentation(the, ROWS, (char**)names, (char**)units);
}

void instruments_show(xsMachine* the)
{
	modInstrumentationSet_(SPIKES, xsmcToInteger(xsArg(0)));
	modInstrumentationSet_(BURST_TIME, xsmcToInteger(xsArg(1)));
	modInstrumentationSet_(OVERRUNS, xsmcToInteger(xsArg(2)));
	modInstrumentationSet_(SATURATIONS, xsmcToInteger(xsArg(3)));
}

#else

void instruments_exist(xsMachine* the)
{
	xsmcSetBoolean(xsResult, 0);
}

void instruments_open(xsMachine* the) {}
void instruments_show(xsMachine* the) {}

#endif
