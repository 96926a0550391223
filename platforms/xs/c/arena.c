// First fit over an address-ordered free list. Headers and granularity are those of a small RTOS heap.
#include "arena.h"

#include <string.h>

struct ArenaBlock {
	size_t size; // header included
	ArenaBlock* next;
};

#define HEADER sizeof(ArenaBlock)

Arena rom, ram;
static Arena* current;

static size_t round_up(size_t size)
{
	return (size + HEADER - 1) & ~(HEADER - 1);
}

void arena_open(Arena* arena, void* base, size_t size)
{
	uintptr_t first = round_up((uintptr_t)base);
	memset(arena, 0, sizeof(*arena));
	arena->base = (uint8_t*)first;
	arena->size = (size - (first - (uintptr_t)base)) & ~(HEADER - 1);
	arena->free = (ArenaBlock*)first;
	arena->free->size = arena->size;
	arena->free->next = NULL;
}

void arena_use(Arena* arena)
{
	current = arena;
}

size_t arena_largest_free(const Arena* arena)
{
	size_t largest = HEADER;
	for (ArenaBlock* block = arena->free; block; block = block->next)
		if (block->size > largest)
			largest = block->size;
	return largest - HEADER;
}

static Arena* owner(void* data)
{
	uint8_t* address = data;
	return address >= rom.base && address < rom.base + rom.size ? &rom : &ram;
}

static void* allocate(Arena* arena, size_t size)
{
	size_t need = round_up(size ? size : 1) + HEADER;
	ArenaBlock **link = &arena->free, *block;
	if (need < size) {
		arena->refused = size;
		return NULL;
	}
	while ((block = *link) && block->size < need)
		link = &block->next;
	if (!block) {
		arena->refused = size;
		return NULL;
	}
	if (block->size - need >= 2 * HEADER) {
		ArenaBlock* rest = (ArenaBlock*)((uint8_t*)block + need);
		rest->size = block->size - need;
		rest->next = block->next;
		*link = rest;
		block->size = need;
	}
	else
		*link = block->next;
	arena->allocated += block->size;
	if (arena->allocated > arena->peak)
		arena->peak = arena->allocated;
	return block + 1;
}

void* arena_malloc(size_t size)
{
	return allocate(current, size);
}

void* arena_calloc(size_t count, size_t size)
{
	void* data = allocate(current, count * size);
	if (data)
		memset(data, 0, count * size);
	return data;
}

static int touches(ArenaBlock* block, ArenaBlock* next)
{
	return (uint8_t*)block + block->size == (uint8_t*)next;
}

void arena_free(void* data)
{
	ArenaBlock *block, **link, *before = NULL;
	Arena* arena;
	if (!data)
		return;
	arena = owner(data);
	block = (ArenaBlock*)data - 1;
	arena->allocated -= block->size;
	for (link = &arena->free; *link && *link < block; link = &(*link)->next)
		before = *link;
	block->next = *link;
	*link = block;
	if (block->next && touches(block, block->next)) {
		block->size += block->next->size;
		block->next = block->next->next;
	}
	if (before && touches(before, block)) {
		before->size += block->size;
		before->next = block->next;
	}
}

void* arena_realloc(void* data, size_t size)
{
	void* moved;
	size_t held;
	if (!data)
		return arena_malloc(size);
	held = ((ArenaBlock*)data - 1)->size - HEADER;
	if (size <= held)
		return data;
	moved = allocate(owner(data), size);
	if (moved) {
		memcpy(moved, data, held);
		arena_free(data);
	}
	return moved;
}
