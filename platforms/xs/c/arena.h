// Two counted heaps: `rom` stands for a board's flash, `ram` for its SRAM.
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>
#include <stdint.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct {
	uint8_t* base;
	size_t size;
	size_t allocated; // block headers included, as an RTOS heap counts them
	size_t peak;
	size_t refused; // size of the last request that did not fit
	ArenaBlock* free;
} Arena;

extern Arena rom, ram;

void arena_open(Arena* arena, void* base, size_t size);
// New blocks come from this arena; a block is always returned to the one it came from.
void arena_use(Arena* arena);
size_t arena_largest_free(const Arena* arena);

void* arena_malloc(size_t size);
void* arena_calloc(size_t count, size_t size);
void* arena_realloc(void* data, size_t size);
void arena_free(void* data);

#endif
