// SPDX-License-Identifier: Apache-2.0
// The natives that board.ts declares: memory and time, as the ESP-IDF and XS count them, and the chip's name.
#include "xsAll.h"
#include "sdkconfig.h"
#include "esp_heap_caps.h"
#include "esp_timer.h"

// What malloc gives out: bytes of SRAM, and of PSRAM where malloc reaches it. 32-bit-only memory does not count.
#if CONFIG_SPIRAM_USE_MALLOC
#define RAM MALLOC_CAP_8BIT
#else
#define RAM (MALLOC_CAP_INTERNAL | MALLOC_CAP_8BIT)
#endif

static void return_number(txMachine* the, txNumber value)
{
	mxResult->kind = XS_NUMBER_KIND;
	mxResult->value.number = value;
}

// Only an instrumented engine keeps the stack's high-water mark; else the whole stack counts as used.
static size_t stack_bytes(txMachine* the)
{
#ifdef mxInstrument
	return (the->stackTop - the->stackPeak) * sizeof(txSlot);
#else
	return (the->stackTop - the->stackBottom) * sizeof(txSlot);
#endif
}

void board_measure(txMachine* the)
{
	size_t value = 0;
	switch (mxArgc ? fxToInteger(the, mxArgv(0)) : -1) {
	case 0: value = the->currentHeapCount * sizeof(txSlot); break;
	case 1: value = the->currentChunksSize; break;
	case 2: value = stack_bytes(the); break;
	case 3: value = heap_caps_get_total_size(RAM); break;
	case 4: value = heap_caps_get_free_size(RAM); break;
	case 5: value = heap_caps_get_largest_free_block(RAM); break;
	default: mxRangeError("no such figure");
	}
	return_number(the, value);
}

void board_now(txMachine* the)
{
	return_number(the, esp_timer_get_time() / 1000.0);
}

void board_chip(txMachine* the)
{
#if CONFIG_SPIRAM
	const char* name = heap_caps_get_total_size(MALLOC_CAP_SPIRAM) ? CONFIG_IDF_TARGET "-psram" : CONFIG_IDF_TARGET;
#else
	const char* name = CONFIG_IDF_TARGET;
#endif
	fxStringX(the, mxResult, (txString)name);
}
