/* As much of a C library as kernels/ and bench/bare ask for: board.c has it. */
#ifndef STDLIB_H
#define STDLIB_H

#include <stddef.h>

void *malloc(size_t bytes);
void free(void *block);

#endif
