// XS's own platform header (-DXSPLATFORM) for a machine without OS, threads, snapshots or debugger.
#ifndef XS_PLATFORM_H
#define XS_PLATFORM_H

#include <ctype.h>
#include <errno.h>
#include <float.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include "arena.h"

#define mxExport extern
#define mxImport extern
#define XS_FUNCTION_NORETURN __attribute__((noreturn))

typedef int txSocket;
#define mxNoSocket -1

// Moddable's choices for its 32-bit RISC-V boards.
#define mxUnalignedAccess 0
#define mxMisalignedSettersCrash 1
#define mxIntegerDivideOverflowException 0

#ifndef PATH_MAX
	#define PATH_MAX 256
#endif
#define C_PATH_MAX 256

typedef struct timeval c_timeval;
int virtual_gettimeofday(struct timeval* time, void* zone);
#define c_gettimeofday virtual_gettimeofday

#define c_malloc arena_malloc
#define c_calloc arena_calloc
#define c_realloc arena_realloc
#define c_free arena_free
#define c_malloc_uint32 arena_malloc
#define c_free_uint32 arena_free

void board_exit(int status) __attribute__((noreturn));
#define c_exit board_exit

// XS's own chatter: every failure reaches fxAbort, which says it once and in one line.
#define c_printf(...) ((void)0)
#define c_vprintf(FORMAT, ARGUMENTS) ((void)0)

#ifdef __i386__
// `try` allocates a jump buffer: with picolibc's rv32 size, RAM figures equal the emulated board's.
typedef struct {
	uint64_t words[38] __attribute__((aligned(8)));
} host_jump_buffer;
int host_setjmp(host_jump_buffer*) __attribute__((returns_twice));
void host_longjmp(host_jump_buffer*, int) __attribute__((noreturn));
	#define c_jmp_buf host_jump_buffer
	#define c_setjmp(BUFFER) host_setjmp(&(BUFFER))
	#define c_longjmp(BUFFER, STATUS) host_longjmp(&(BUFFER), STATUS)
#endif

#define mxMachinePlatform \
	void* timers; \
	int promiseJobs;

#define mxUseDefaultBuildKeys 1
#define mxUseDefaultParseScript 1
#define mxUseDefaultCStackLimit 0

#endif
