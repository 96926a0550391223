/* What bench/bare/board.h asks for, on QEMU's simulated Xtensa; its output goes through semihosting. */
#include "../../bare/board.h"
#include "../../bare/job.h"

#include <stdlib.h>

#define PLACE_OF_JOB 0x02000000u
#define NO_JOB 2
#define OUT_OF_MEMORY 3

enum simcall { EXIT = 1, WRITE = 4 };
#define STDOUT 1

int simcall(int number, int a, int b, int c);
uint32_t cycle_counter(void);
int main(void);

extern uint8_t __heap[], __heap_end[];

static uint8_t *next = __heap;

void board_run(void)
{
	board_exit(main());
}

void board_exit(int status)
{
	simcall(EXIT, status, 0, 0);
	for (;;);
}

/* High products that start.s has carried out, and what each took on top of the one instruction that it stands for. */
#define HIGH_PRODUCTS (*(volatile uint32_t *)0x440)
#define INSTRUCTIONS_EACH 93

/* The counter runs at 40 MHz and an instruction takes 2^5 ns (-icount shift=5): after n of them it is ⌊32·n / 25⌋. */
uint32_t instructions(void)
{
	uint32_t count = cycle_counter();
	return (count >> 5) * 25 + ((count & 31) * 25 + 31) / 32 - HIGH_PRODUCTS * INSTRUCTIONS_EACH;
}

void print(const char *text)
{
	int length = 0;
	while (text[length]) length++;
	simcall(WRITE, STDOUT, (int)text, length);
}

void print_number(uint32_t number)
{
	char digits[11];
	char *first = digits + sizeof digits - 1;
	*first = 0;
	do *--first = (char)('0' + number % 10);
	while (number /= 10);
	print(first);
}

void *reserve(size_t bytes)
{
	uint8_t *block = next;
	size_t rounded = (bytes + 15) & ~(size_t)15;
	if (rounded > (size_t)(__heap_end - next)) board_exit(OUT_OF_MEMORY);
	next += rounded;
	/* RAM is zero at first, and nothing is freed. */
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

void free(void *block)
{
	(void)block;
}

void *memset(void *block, int value, size_t bytes)
{
	for (uint8_t *byte = block, *end = byte + bytes; byte < end; byte++) *byte = (uint8_t)value;
	return block;
}

void *memcpy(void *to, const void *from, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) ((uint8_t *)to)[i] = ((const uint8_t *)from)[i];
	return to;
}

const job *job_open(void)
{
	const job *work = (const job *)PLACE_OF_JOB;
	if (work->magic != JOB_MAGIC) board_exit(NO_JOB);
	return work;
}
