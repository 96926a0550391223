// SPDX-License-Identifier: Apache-2.0
// How starts that came to nothing are counted. No ESP-IDF here: the host's tests run it.
#ifndef BOARD_BOOTS_H
#define BOARD_BOOTS_H

#include <stdbool.h>
#include <stdint.h>

// "FXBT"
#define BOOTS_MAGIC 0x54425846u
// Higher counts say nothing more, and a supply that fails for days must not wear out the flash.
#define BOOTS_MOST 10

// As it lies in NVS.
typedef struct {
	uint32_t magic;
	// Of the brain and the application that failed: with another one, counting starts afresh.
	uint32_t identity;
	uint32_t unconfirmed;
} BootRecord;

// Counts one start; true when the record has changed and must be written.
static inline bool boots_count(BootRecord* record, uint32_t identity)
{
	if (record->magic != BOOTS_MAGIC || record->identity != identity || record->unconfirmed > BOOTS_MOST) {
		record->magic = BOOTS_MAGIC;
		record->identity = identity;
		record->unconfirmed = 0;
	}
	if (record->unconfirmed == BOOTS_MOST)
		return false;
	record->unconfirmed++;
	return true;
}

// This start was good; true when the record has changed and must be written.
static inline bool boots_confirm(BootRecord* record)
{
	if (record->unconfirmed == 0)
		return false;
	record->unconfirmed = 0;
	return true;
}

#endif
