// SPDX-License-Identifier: Apache-2.0
// The one brain that runs native bursts, and where its input lies: what the natives of every XS engine share.
#ifndef NATIVE_BRAIN_H
#define NATIVE_BRAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "../../kernels/burst.h"

// Ends the brain before. False when memory is short.
bool native_open(const void* image, void* const segments[FXS_SEGMENTS]);
bool native_is_open(void);

fxs_brain* native_brain(void);

// What runs the bursts of the brain that is open; fxs_step unless told otherwise.
typedef uint32_t (*native_burst)(fxs_brain*, uint32_t burst, const uint32_t* streams, uint32_t queued);
void native_run_with(native_burst);

// How many cores have run areas of the brain that is open: 1 until somebody knows of another.
uint32_t native_cores(void);
void native_took_part(uint32_t cores);

// Number of the stream, from 0; -1 when memory is short.
int native_attach(uint32_t area, const void* ids, const void* values, uint32_t valueBytes);

// A verified recording (docs/stimulus-format.md), which stays where it is; it becomes the stream of its areas.
bool native_play(const void* recording);

// Streams so far, and which of them TypeScript tells about, three words each: first id, first value, count.
uint32_t native_stream_count(void);
bool native_is_told(uint32_t stream);
uint32_t* native_stream(uint32_t stream);

uint32_t native_step(uint32_t burst, uint32_t queued);

#endif
