#include "pack.h"

#include <stdlib.h>
#include <string.h>

#include "board.h"

#define ENTRY_LIMIT 256

static PackEntry entries[ENTRY_LIMIT];
static int entryCount;

static size_t padded(size_t size)
{
	return (size + 1 + 3) & ~(size_t)3;
}

void pack_open(char* bytes, size_t size)
{
	uint32_t* header = (uint32_t*)bytes;
	char *at = bytes + 8, *end = bytes + size;
	if (!bytes || size < 8 || memcmp(bytes, "XSPK", 4) || header[1] > ENTRY_LIMIT)
		fail(64, "bad-pack", "the run's pack is missing or is no pack");
	for (entryCount = 0; entryCount < (int)header[1]; entryCount++) {
		PackEntry* entry = &entries[entryCount];
		uint32_t* words = (uint32_t*)at;
		if (end - at < 12 || (size_t)(end - at - 12) < padded(words[1]) + padded(words[2]))
			fail(64, "bad-pack", "the run's pack is cut short");
		entry->kind = words[0];
		entry->size = words[2];
		entry->name = at + 12;
		entry->data = at + 12 + padded(words[1]);
		at = entry->data + padded(words[2]);
	}
}

PackEntry* pack_entry(int index)
{
	return index < entryCount ? &entries[index] : NULL;
}

PackEntry* pack_find(PackKind kind, const char* name)
{
	for (int i = 0; i < entryCount; i++)
		if (entries[i].kind == kind && !strcmp(entries[i].name, name))
			return &entries[i];
	return NULL;
}

const char* parameter(const char* name, const char* otherwise)
{
	PackEntry* entry = pack_find(PACK_PARAMETER, name);
	return entry ? entry->data : otherwise;
}

long parameter_number(const char* name, long otherwise)
{
	const char* text = parameter(name, NULL);
	return text ? strtol(text, NULL, 10) : otherwise;
}
