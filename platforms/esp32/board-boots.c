// SPDX-License-Identifier: Apache-2.0
// The natives that board-boots.ts declares. NVS and not RTC memory: a supply that breaks down takes RTC memory along,
// and then it is just such a loop of starts that has to be seen.
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"
#include "esp_app_desc.h"
#include "esp_system.h"
#include "nvs_flash/include/nvs.h"

#include "board-boots.h"
#include "board-brain.h"

static BootRecord record;
static bool counted;

static uint32_t identity(void)
{
	const uint8_t* sha = esp_app_get_description()->app_elf_sha256;
	uint32_t application = sha[0] | sha[1] << 8 | sha[2] << 16 | (uint32_t)sha[3] << 24;
	return application ^ brain_identity();
}

// What NVS cannot keep is counted from one at every start.
static void load(void)
{
	nvs_handle_t handle;
	size_t size = sizeof(record);
	if (nvs_open("feagi-xs", NVS_READWRITE, &handle) != ESP_OK)
		return;
	if (nvs_get_blob(handle, "boots", &record, &size) != ESP_OK || size != sizeof(record))
		record.magic = 0;
	nvs_close(handle);
}

static void save(void)
{
	nvs_handle_t handle;
	if (nvs_open("feagi-xs", NVS_READWRITE, &handle) != ESP_OK)
		return;
	if (nvs_set_blob(handle, "boots", &record, sizeof(record)) == ESP_OK)
		nvs_commit(handle);
	nvs_close(handle);
}

void board_countBoot(xsMachine* the)
{
	if (!counted) {
		counted = true;
		load();
		if (boots_count(&record, identity()))
			save();
	}
	xsmcSetInteger(xsResult, record.unconfirmed);
}

void board_confirmBoot(xsMachine* the)
{
	(void)the;
	if (counted && boots_confirm(&record))
		save();
}

void board_resetReason(xsMachine* the)
{
	xsmcSetInteger(xsResult, esp_reset_reason());
}
