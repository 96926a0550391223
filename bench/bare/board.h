/* qemu-system-riscv32 -M virt as a board without operating system. */
#ifndef BOARD_H
#define BOARD_H

#include <stddef.h>
#include <stdint.h>

/* Retired instructions, exact under -icount. */
uint32_t instructions(void);

void board_exit(int status) __attribute__((noreturn));

void print(const char *text);
void print_number(uint32_t number);

/* Zeroed, 16-byte aligned, never freed; ends the program when there is none. */
void *reserve(size_t bytes);
size_t reserved_bytes(void);

#endif
