/*
 * One burst of a brain in native code: what modules/npu does in TypeScript, bit for bit. The image is verified
 * before it comes here; nothing is checked again. Little-endian, two's complement, arithmetic right shifts.
 */
#ifndef FXS_BURST_H
#define FXS_BURST_H

#include <stdint.h>

#define FXS_SEGMENTS 4

typedef struct fxs_brain fxs_brain;

/* How many bytes fxs_open asks malloc for with this image. */
uint32_t fxs_context_bytes(const void *image);

/*
 * `image` and the state `segments` are 4-byte aligned, stay where they are, and outlive the brain. State is as the
 * image lays it out (docs/image-format.md), zeroed. 0 when memory is short.
 */
fxs_brain *fxs_open(const void *image, void *const segments[FXS_SEGMENTS]);
void fxs_close(fxs_brain *brain);

/*
 * The one stream of `area`: ids of the image's width, and values of 1 (u8) or 4 (f32) bytes. Returns the stream's
 * number, counted from 0 in order of attachment; attaching again replaces the memory and keeps the number.
 */
uint32_t fxs_attach(fxs_brain *brain, uint32_t area, const void *indices, const void *values, uint32_t value_bytes);

/*
 * Runs burst number `burst`, the first being 1, with the input queue as it lies in the state and, per attached stream,
 * three words of `streams`: first index, first value, count. `queued`: entries of the queue. Returns the spikes.
 */
uint32_t fxs_step(fxs_brain *brain, uint32_t burst, const uint32_t *streams, uint32_t queued);

#endif
