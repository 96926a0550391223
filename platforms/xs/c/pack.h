// One run's input, written by tools/xs/pack.ts: "XSPK", count, then per entry kind, name size, data size (u32
// each), name and data, both ended by zeros and padded to 4 bytes. Little-endian.
#ifndef PACK_H
#define PACK_H

#include <stddef.h>
#include <stdint.h>

typedef enum { PACK_PARAMETER = 1, PACK_MODULE, PACK_RESOURCE } PackKind;

typedef struct {
	PackKind kind;
	const char* name;
	char* data;
	size_t size;
} PackEntry;

void pack_open(char* bytes, size_t size);
// The entry at `index`; NULL past the last one.
PackEntry* pack_entry(int index);
PackEntry* pack_find(PackKind kind, const char* name);
const char* parameter(const char* name, const char* otherwise);
long parameter_number(const char* name, long otherwise);

#endif
