#include "board.h"

#include <stdlib.h>

#define UART ((volatile uint8_t *)0x10000000)
#define OUT_OF_MEMORY 3

extern uint8_t __heap[], __heap_end[];

static uint8_t *next = __heap;

void print(const char *text)
{
	while (*text)
		*UART = (uint8_t)*text++;
}

void print_number(uint32_t number)
{
	char digits[11];
	char *first = digits + sizeof digits - 1;
	*first = 0;
	do
		*--first = (char)('0' + number % 10);
	while (number /= 10);
	print(first);
}

void *reserve(size_t bytes)
{
	uint8_t *block = next;
	size_t rounded = (bytes + 15) & ~(size_t)15;
	if (rounded > (size_t)(__heap_end - next))
		board_exit(OUT_OF_MEMORY);
	next += rounded;
	for (uint32_t *word = (uint32_t *)block; (uint8_t *)word < next; word++)
		*word = 0;
	return block;
}

size_t reserved_bytes(void)
{
	return (size_t)(next - __heap);
}

void *malloc(size_t bytes)
{
	return reserve(bytes);
}

void *calloc(size_t count, size_t bytes)
{
	return reserve(count * bytes);
}

void free(void *block)
{
	(void)block;
}
