// A Linux host as the board. -m32 has a microcontroller's slots and pointers: its RAM figures are a board's.
#define _GNU_SOURCE
#include "../c/board.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define ROM_SIZE (16 << 20)
#define RAM_SIZE (64 << 20)
#define STACK_SIZE (4 << 20)

static uint8_t romBytes[ROM_SIZE] __attribute__((aligned(65536)));
static uint8_t ramBytes[RAM_SIZE] __attribute__((aligned(65536)));
static const char* packPath;
static char* stackTop;
static struct timespec started;

void board_write(const char* text)
{
	fputs(text, stdout);
}

void board_exit(int status)
{
	fflush(stdout);
	_exit(status);
}

char* board_read_pack(size_t* size)
{
	FILE* file = fopen(packPath, "rb");
	char* bytes = NULL;
	long length;
	if (!file)
		return NULL;
	fseek(file, 0, SEEK_END);
	length = ftell(file);
	rewind(file);
	bytes = malloc((size_t)length + 1);
	*size = fread(bytes, 1, (size_t)length, file);
	fclose(file);
	return bytes;
}

void board_memory(uint8_t** romBase, size_t* romSize, uint8_t** ramBase, size_t* ramSize)
{
	*romBase = romBytes;
	*romSize = ROM_SIZE;
	*ramBase = ramBytes;
	*ramSize = RAM_SIZE;
}

static void locked(int signal, siginfo_t* info, void* context)
{
	uint8_t* address = info->si_addr;
	(void)signal, (void)context;
	if (address >= romBytes && address < romBytes + ROM_SIZE)
		fail(99, "rom-write", "a write to locked rom");
	fail(98, "trap", "segmentation fault");
}

void board_lock(void* base, size_t size)
{
	mprotect(base, size, PROT_READ);
}

char* board_stack_limit(void)
{
	return stackTop - STACK_SIZE;
}

size_t board_stack_peak(void)
{
	return 0;
}

uint64_t board_instructions(void)
{
	return 0;
}

double board_work_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - started.tv_sec) * 1e3 + (double)(now.tv_nsec - started.tv_nsec) / 1e6;
}

int main(int argc, char** argv)
{
	char here;
	struct sigaction action = { .sa_sigaction = locked, .sa_flags = SA_SIGINFO };
	if (argc != 2) {
		fputs("usage: xs PACK\n", stderr);
		return 64;
	}
	stackTop = &here;
	packPath = argv[1];
	setvbuf(stdout, NULL, _IOLBF, 1 << 16);
	clock_gettime(CLOCK_MONOTONIC, &started);
	sigaction(SIGSEGV, &action, NULL);
	return boot();
}
