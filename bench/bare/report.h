/* One line of JSON: a list per burst for everything that is counted, then single figures. */
#ifndef REPORT_H
#define REPORT_H

#include <stdint.h>

void report_open(void);
void report_list(const char *name, const uint32_t *numbers, uint32_t count);
void report_number(const char *name, uint32_t number);
void report_close(void);

#endif
