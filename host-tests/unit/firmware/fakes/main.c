// SPDX-License-Identifier: Apache-2.0
// One power-on of a board whose flash and NVS are files: main FOLDER COMMAND... runs the natives and prints what came.
//   FOLDER/partition  content of the brain partition; no file: there is no such partition
//   FOLDER/nvs        the blob; no folder FOLDER: NVS does not open
//   FOLDER/uart, usb, debugger  what each line brings
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "xsmc.h"
#include "esp_app_desc.h"
#include "esp_partition.h"
#include "esp_system.h"
#include "esp_task_wdt.h"
#include "driver/gpio.h"
#include "driver/uart.h"
#include "esp_driver_usb_serial_jtag/include/driver/usb_serial_jtag.h"
#include "nvs_flash/include/nvs.h"

static const char* folder;
static int64_t now_ms;

static char* path(const char* name)
{
	static char text[512];
	snprintf(text, sizeof(text), "%s/%s", folder, name);
	return text;
}

void throw_error(const char* text)
{
	printf("error: %s\n", text);
	exit(0);
}

// Flash

static uint8_t flash[4 << 20] __attribute__((aligned(4)));
static esp_partition_t partition;

const esp_partition_t* esp_partition_find_first(esp_partition_type_t type, esp_partition_subtype_t subtype, const char* label)
{
	FILE* file = fopen(path("partition"), "rb");
	if (!file || type != ESP_PARTITION_TYPE_DATA || (int)subtype != 0x40 || strcmp(label, "brain") != 0)
		return NULL;
	partition.size = (uint32_t)fread(flash, 1, sizeof(flash), file);
	fclose(file);
	return &partition;
}

esp_err_t esp_partition_read(const esp_partition_t* from, size_t offset, void* to, size_t size)
{
	if (offset + size > from->size)
		return ESP_FAIL;
	memcpy(to, flash + offset, size);
	return ESP_OK;
}

esp_err_t esp_partition_mmap(const esp_partition_t* from, size_t offset, size_t size, esp_partition_mmap_flag_t flags,
	const void** bytes, esp_partition_mmap_handle_t* handle)
{
	if (flags != ESP_PARTITION_MMAP_DATA || offset + size > from->size || getenv("NO_MMAP"))
		return ESP_FAIL;
	printf("mmap %zu\n", size);
	*handle = 1;
	*bytes = flash + offset;
	return ESP_OK;
}

// NVS

esp_err_t nvs_open(const char* space, nvs_open_mode_t mode, nvs_handle_t* handle)
{
	*handle = 1;
	return strcmp(space, "feagi-xs") == 0 && mode == NVS_READWRITE && access(folder, F_OK) == 0 ? ESP_OK : ESP_FAIL;
}

esp_err_t nvs_get_blob(nvs_handle_t handle, const char* key, void* value, size_t* length)
{
	(void)handle;
	FILE* file = fopen(path("nvs"), "rb");
	if (!file || strcmp(key, "boots") != 0)
		return ESP_FAIL;
	*length = fread(value, 1, *length, file);
	fclose(file);
	return ESP_OK;
}

esp_err_t nvs_set_blob(nvs_handle_t handle, const char* key, const void* value, size_t length)
{
	(void)handle, (void)key;
	FILE* file = fopen(path("nvs"), "wb");
	fwrite(value, 1, length, file);
	fclose(file);
	printf("write\n");
	return ESP_OK;
}

esp_err_t nvs_commit(nvs_handle_t handle) { return handle ? ESP_OK : ESP_FAIL; }
void nvs_close(nvs_handle_t handle) { (void)handle; }

// Chip

const esp_app_desc_t* esp_app_get_description(void)
{
	static esp_app_desc_t application;
	const char* text = getenv("APPLICATION");
	application.app_elf_sha256[0] = text ? (uint8_t)atoi(text) : 0;
	return &application;
}

esp_reset_reason_t esp_reset_reason(void) { return (esp_reset_reason_t)9; }
int64_t esp_timer_get_time(void) { return now_ms * 1000; }

esp_err_t gpio_set_direction(gpio_num_t pin, gpio_mode_t mode)
{
	printf("gpio%d direction %d\n", pin, mode);
	return ESP_OK;
}

esp_err_t esp_task_wdt_reconfigure(const esp_task_wdt_config_t* config)
{
	printf("wait %u%s\n", config->timeout_ms, config->trigger_panic && config->idle_core_mask == 0 ? "" : " wrongly");
	return ESP_OK;
}

esp_err_t esp_task_wdt_add_user(const char* name, esp_task_wdt_user_handle_t* handle)
{
	printf("add %s\n", name);
	*handle = (esp_task_wdt_user_handle_t)&now_ms;
	return ESP_OK;
}

esp_err_t esp_task_wdt_reset_user(esp_task_wdt_user_handle_t handle)
{
	printf("feed\n");
	return handle ? ESP_OK : ESP_FAIL;
}

esp_err_t esp_task_wdt_delete_user(esp_task_wdt_user_handle_t handle)
{
	printf("delete\n");
	return handle ? ESP_OK : ESP_FAIL;
}

// Serial lines

static int lines[3] = { -1, -1, -1 };
static bool uart_there, usb_there;

static int read_line(int line, const char* name, void* bytes, uint32_t room)
{
	if (lines[line] < 0)
		lines[line] = open(path(name), O_RDONLY);
	ssize_t count = lines[line] < 0 ? 0 : read(lines[line], bytes, room);
	return (int)count;
}

esp_err_t uart_driver_install(uart_port_t uart, int receive, int transmit, int queue, QueueHandle_t* handle, int flags)
{
	printf("uart%d install %d\n", uart, receive);
	uart_there = transmit == 0 && queue == 0 && !handle && flags == 0;
	return ESP_OK;
}

bool uart_is_driver_installed(uart_port_t uart) { return uart == 0 && (uart_there || getenv("DEBUGGER")); }
int uart_read_bytes(uart_port_t uart, void* bytes, uint32_t room, TickType_t ticks)
{
	return uart == 0 && ticks == 0 ? read_line(0, "uart", bytes, room) : -1;
}

esp_err_t usb_serial_jtag_driver_install(usb_serial_jtag_driver_config_t* config)
{
	printf("usb install %u\n", config->rx_buffer_size);
	usb_there = true;
	return ESP_OK;
}

bool usb_serial_jtag_is_driver_installed(void) { return usb_there || getenv("DEBUGGER"); }
void usb_serial_jtag_vfs_use_driver(void) { printf("usb printf\n"); }
int usb_serial_jtag_read_bytes(void* bytes, uint32_t room, TickType_t ticks)
{
	return ticks == 0 ? read_line(1, "usb", bytes, room) : -1;
}

static int next = -1;
int ESP_getc(void)
{
	int c = next;
	next = -1;
	return c;
}

uint8_t ESP_isReadable(void)
{
	uint8_t c;
	if (next < 0 && read_line(2, "debugger", &c, 1) == 1)
		next = c;
	return next >= 0;
}

// The natives

typedef void native(xsMachine* the);
native board_letGo, board_brain, board_countBoot, board_confirmBoot, board_resetReason, board_booting, board_alive, board_rest,
	board_openConsole, board_readConsole;

static xsSlot call(native* function)
{
	static uint8_t buffer[8];
	xsMachine machine = { .args = { { .data = buffer, .size = sizeof(buffer) } } };
	function(&machine);
	return machine.result;
}

static void run(const char* command)
{
	if (strcmp(command, "brain") == 0) {
		xsSlot slot = call(board_brain);
		const uint8_t* bytes = slot.data;
		if (!bytes)
			printf("nothing\n");
		else
			printf("%d bytes from %02x%s%s\n", slot.byte_length, bytes[0], bytes == flash ? ", in place" : ", copied",
				slot.read_only && slot.size == (uint32_t)slot.byte_length ? ", read-only" : "");
	} else if (strcmp(command, "boot") == 0)
		printf("unconfirmed %d\n", call(board_countBoot).integer);
	else if (strcmp(command, "cause") == 0)
		printf("cause %d\n", call(board_resetReason).integer);
	else if (strcmp(command, "confirm") == 0)
		call(board_confirmBoot);
	else if (strcmp(command, "letgo") == 0) {
		xsMachine machine = { .args = { { .integer = 7 } } };
		board_letGo(&machine);
	} else if (strcmp(command, "booting") == 0)
		call(board_booting);
	else if (strcmp(command, "rest") == 0)
		call(board_rest);
	else if (strcmp(command, "open") == 0)
		call(board_openConsole);
	else if (strcmp(command, "read") == 0) {
		xsMachine machine = { 0 };
		char bytes[9] = "";
		machine.args[0].data = bytes;
		machine.args[0].size = 8;
		board_readConsole(&machine);
		printf("read %d '%s'\n", machine.result.integer, bytes);
	} else {
		now_ms = atoll(command);
		printf("burst at %lld\n", (long long)now_ms);
		call(board_alive);
	}
}

int main(int count, char** words)
{
	folder = words[1];
	for (int i = 2; i < count; i++)
		run(words[i]);
	return 0;
}
