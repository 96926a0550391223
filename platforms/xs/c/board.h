// What a machine (the host, an emulated microcontroller) gives to the layer above it.
#ifndef BOARD_H
#define BOARD_H

#include <stddef.h>
#include <stdint.h>

void board_write(const char* text);
void board_exit(int status) __attribute__((noreturn));
// The run's pack (see pack.h), read outside both arenas; NULL if it cannot be read.
char* board_read_pack(size_t* size);
void board_memory(uint8_t** romBase, size_t* romSize, uint8_t** ramBase, size_t* ramSize);
// From here on a write to these bytes ends the run.
void board_lock(void* base, size_t size);
char* board_stack_limit(void);
// High-water mark of the C stack in bytes; 0 where it is not known.
size_t board_stack_peak(void);
// Retired instructions; 0 where nothing counts them.
uint64_t board_instructions(void);
// Milliseconds spent working, idle time left out.
double board_work_ms(void);

// Called by a board.
int boot(void);
void fail(int status, const char* code, const char* message) __attribute__((noreturn));

#endif
