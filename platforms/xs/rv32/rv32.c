// qemu-system-riscv32 -M virt as the board: bare metal, console and the run's pack over semihosting.
#include "../c/board.h"

#include <stdio.h>
#include <string.h>

#include "../c/arena.h"

#define SYS_OPEN 0x01
#define SYS_CLOSE 0x02
#define SYS_WRITE0 0x04
#define SYS_READ 0x06
#define SYS_FLEN 0x0C
#define SYS_GET_CMDLINE 0x15
#define SYS_EXIT_EXTENDED 0x20
#define APPLICATION_EXIT 0x20026
#define STORE_ACCESS_FAULT 7
#define STACK_PAINT 0xA5A5A5A5
#define STACK_RESERVE 1024
#define INSTRUCTIONS_PER_MS 160000.0 // a model: 160 MHz, one instruction a cycle, no wait states

extern char __stack_bottom[], __stack_top[];
extern uint8_t __rom_arena[], __rom_arena_end[], __ram_arena[], __ram_arena_end[];
extern char __pack[], __pack_end[];

long semihost(long operation, void* argument);
uint64_t read_instructions(void);
void lock_pages(uint32_t range);

void board_write(const char* text)
{
	semihost(SYS_WRITE0, (void*)text);
}

void board_exit(int status)
{
	long block[2] = { APPLICATION_EXIT, status };
	for (;;)
		semihost(SYS_EXIT_EXTENDED, block);
}

char* board_read_pack(size_t* size)
{
	char path[256] = "";
	long commandLine[2] = { (long)path, sizeof(path) };
	long open[3], read[3], handle;
	semihost(SYS_GET_CMDLINE, commandLine);
	open[0] = (long)path;
	open[1] = 1; // "rb"
	open[2] = (long)strlen(path);
	handle = semihost(SYS_OPEN, open);
	if (handle == -1)
		return NULL;
	*size = (size_t)semihost(SYS_FLEN, &handle);
	if (*size > (size_t)(__pack_end - __pack))
		return NULL;
	read[0] = handle;
	read[1] = (long)__pack;
	read[2] = (long)*size;
	if (semihost(SYS_READ, read))
		return NULL;
	semihost(SYS_CLOSE, &handle);
	return __pack;
}

void board_memory(uint8_t** romBase, size_t* romSize, uint8_t** ramBase, size_t* ramSize)
{
	*romBase = __rom_arena;
	*romSize = (size_t)(__rom_arena_end - __rom_arena);
	*ramBase = __ram_arena;
	*ramSize = (size_t)(__ram_arena_end - __ram_arena);
}

void board_lock(void* base, size_t size)
{
	// NAPOT: a power of two, naturally aligned, as link.ld places the arena.
	lock_pages(((uint32_t)base >> 2) | ((size >> 3) - 1));
}

char* board_stack_limit(void)
{
	return __stack_bottom + STACK_RESERVE;
}

size_t board_stack_peak(void)
{
	uint32_t* word = (uint32_t*)__stack_bottom;
	while (*word == STACK_PAINT)
		word++;
	return (size_t)(__stack_top - (char*)word);
}

uint64_t board_instructions(void)
{
	return read_instructions();
}

double board_work_ms(void)
{
	return (double)read_instructions() / INSTRUCTIONS_PER_MS;
}

void trap(uint32_t cause, uint32_t at, uint32_t address)
{
	char message[96];
	int rom = cause == STORE_ACCESS_FAULT && address >= (uint32_t)__rom_arena
		&& address < (uint32_t)__rom_arena_end;
	snprintf(message, sizeof(message), "%s: mcause %lu, mepc %08lx, mtval %08lx",
		rom ? "a write to locked rom" : "trap", (unsigned long)cause, (unsigned long)at, (unsigned long)address);
	fail(rom ? 99 : 98, rom ? "rom-write" : "trap", message);
}

static int put(char character, FILE* file)
{
	char text[2] = { character, 0 };
	(void)file;
	board_write(text);
	return 0;
}
static FILE console = FDEV_SETUP_STREAM(put, NULL, NULL, _FDEV_SETUP_WRITE);
FILE* const stdout = &console;
FILE* const stderr = &console;

// Whatever in libc allocates is counted too.
void* malloc(size_t size) { return arena_malloc(size); }
void* calloc(size_t count, size_t size) { return arena_calloc(count, size); }
void* realloc(void* data, size_t size) { return arena_realloc(data, size); }
void free(void* data) { arena_free(data); }
