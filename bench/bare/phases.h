/*
 * Instructions of a burst by part, in a program whose linker leads the calls between the kernels' files through
 * phases.c (build.ts, PHASES). In any other program nothing is counted.
 */
#ifndef PHASES_H
#define PHASES_H

#include <stdint.h>

#if PHASES
void phases_open(uint32_t bursts);
void phases_begin(uint32_t burst);
void phases_report(void);
#else
static inline void phases_open(uint32_t bursts) { (void)bursts; }
static inline void phases_begin(uint32_t burst) { (void)burst; }
static inline void phases_report(void) {}
#endif

#endif
