// SPDX-License-Identifier: Apache-2.0
// The native that board-brain.ts declares: the brain partition as a buffer in flash, mapped and not copied.
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"
#include "esp_partition.h"

#include "board-brain.h"

// The subtype of partitions-*.csv, among those that ESP-IDF leaves free.
#define BRAIN_SUBTYPE ((esp_partition_subtype_t)0x40)

static const esp_partition_t* find(struct header* header)
{
	const esp_partition_t* partition = esp_partition_find_first(ESP_PARTITION_TYPE_DATA, BRAIN_SUBTYPE, "brain");
	if (!partition || partition->size < sizeof(struct header))
		return NULL;
	return esp_partition_read(partition, 0, header, sizeof(struct header)) == ESP_OK ? partition : NULL;
}

uint32_t brain_identity(void)
{
	struct header header;
	const esp_partition_t* partition = find(&header);
	return partition ? brain_identity_of(&header, partition->size) : 0;
}

// Mapped once and for good: a second call gives the same bytes.
void board_brain(xsMachine* the)
{
	static const void* bytes;
	static uint32_t size;
	if (!bytes) {
		struct header header;
		esp_partition_mmap_handle_t handle;
		const esp_partition_t* partition = find(&header);
		size = partition ? brain_bytes(&header, partition->size) : 0;
		if (size == 0)
			return;
		if (esp_partition_mmap(partition, 0, size, ESP_PARTITION_MMAP_DATA, &bytes, &handle) != ESP_OK) {
			bytes = NULL;
			xsUnknownError("the brain partition cannot be mapped");
		}
	}
	xsmcVars(1);
	xsResult = xsNewHostObject(NULL);
	xsmcSetHostBuffer(xsResult, (void*)bytes, size);
	xsmcPetrifyHostBuffer(xsResult);
	xsmcSetInteger(xsVar(0), size);
	xsmcDefine(xsResult, xsID_byteLength, xsVar(0), xsDontDelete | xsDontSet);
}
