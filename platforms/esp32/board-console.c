// SPDX-License-Identifier: Apache-2.0
// The natives that board-console.ts declares: bytes from whatever serial lines this build has, without waiting.
//   release:      UART0, and USB-Serial-JTAG on chips that have it
//   instrumented: the same, but the SDK's debugger_*.c holds some of them and gives their bytes by ESP_getc
//   debug:        xsbug has them all
//   any:          a further UART: "defines": { "console": { "uart": 1, "transmit": 17, "receive": 16 } }
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"
#include "mc.defines.h"
#include "sdkconfig.h"
#include "driver/uart.h"

// A line at full speed brings 230 bytes in the 20 ms between two looks at 115200 baud; the rest is for long bursts.
#define RECEIVE_BYTES 1024

#if !defined(mxDebug) && CONFIG_ESP_CONSOLE_UART_NUM >= 0
#define HAS_UART 1
#endif
#if !defined(mxDebug) && CONFIG_ESP_CONSOLE_USB_SERIAL_JTAG_ENABLED
#define HAS_USB 1
// Not among the folders that the SDK's makefile searches.
#include "esp_driver_usb_serial_jtag/include/driver/usb_serial_jtag.h"
extern void usb_serial_jtag_vfs_use_driver(void);
#endif
#if !defined(mxDebug) && MODINSTRUMENTATION
#define HAS_DEBUGGER 1
#endif

#if HAS_USB
// False where the debugger had opened it: two readers would tear lines apart.
static bool own_usb;

static void open_usb(void)
{
	usb_serial_jtag_driver_config_t config = { .tx_buffer_size = 256, .rx_buffer_size = RECEIVE_BYTES };
	if (usb_serial_jtag_is_driver_installed() || usb_serial_jtag_driver_install(&config) != ESP_OK)
		return;
	own_usb = true;
	// The driver's interrupt takes what printf would still put into the hardware by itself.
	usb_serial_jtag_vfs_use_driver();
}
#endif

#ifdef MODDEF_CONSOLE_UART
#ifndef MODDEF_CONSOLE_BAUD
#define MODDEF_CONSOLE_BAUD 115200
#endif

static void open_further(void)
{
	uart_config_t config = { 0 };
	config.baud_rate = MODDEF_CONSOLE_BAUD;
	config.data_bits = UART_DATA_8_BITS;
	config.parity = UART_PARITY_DISABLE;
	config.stop_bits = UART_STOP_BITS_1;
	config.flow_ctrl = UART_HW_FLOWCTRL_DISABLE;
	config.source_clk = UART_SCLK_DEFAULT;
	uart_driver_install(MODDEF_CONSOLE_UART, RECEIVE_BYTES, 0, 0, NULL, 0);
	uart_param_config(MODDEF_CONSOLE_UART, &config);
	uart_set_pin(MODDEF_CONSOLE_UART, MODDEF_CONSOLE_TRANSMIT, MODDEF_CONSOLE_RECEIVE, UART_PIN_NO_CHANGE, UART_PIN_NO_CHANGE);
}
#endif

#if HAS_UART || defined(MODDEF_CONSOLE_UART)
static bool uart_byte(uart_port_t uart, uint8_t* byte)
{
	return uart_is_driver_installed(uart) && uart_read_bytes(uart, byte, 1, 0) == 1;
}
#endif

// The next byte of the first line that has one.
static bool next_byte(uint8_t* byte)
{
#if HAS_DEBUGGER
	if (ESP_isReadable()) {
		*byte = (uint8_t)ESP_getc();
		return true;
	}
#endif
#if HAS_UART
	if (uart_byte(CONFIG_ESP_CONSOLE_UART_NUM, byte))
		return true;
#endif
#if HAS_USB
	if (own_usb && usb_serial_jtag_read_bytes(byte, 1, 0) == 1)
		return true;
#endif
#ifdef MODDEF_CONSOLE_UART
	if (uart_byte(MODDEF_CONSOLE_UART, byte))
		return true;
#endif
	(void)byte;
	return false;
}

void board_openConsole(xsMachine* the)
{
	(void)the;
#if HAS_UART
	if (!uart_is_driver_installed(CONFIG_ESP_CONSOLE_UART_NUM))
		uart_driver_install(CONFIG_ESP_CONSOLE_UART_NUM, RECEIVE_BYTES, 0, 0, NULL, 0);
#endif
#if HAS_USB
	open_usb();
#endif
#ifdef MODDEF_CONSOLE_UART
	open_further();
#endif
}

// Fills its argument, a Uint8Array, from the start, up to the first line end; returns how many bytes there were. A command
// may take as long as the line needs for its answer: bursts, and with them the watchdog, come before the next one.
void board_readConsole(xsMachine* the)
{
	void* bytes;
	xsUnsignedValue room;
	xsmcGetBufferWritable(xsArg(0), &bytes, &room);
	uint8_t* byte = bytes;
	uint8_t* end = byte + room;
	while (byte < end && next_byte(byte)) {
		uint8_t c = *byte++;
		if (c == '\n' || c == '\r')
			break;
	}
	xsmcSetInteger(xsResult, byte - (uint8_t*)bytes);
}

// The further UART, if there is one: what trace writes never gets there.
void board_writeConsole(xsMachine* the)
{
#ifdef MODDEF_CONSOLE_UART
	const char* text = xsmcToString(xsArg(0));
	if (uart_is_driver_installed(MODDEF_CONSOLE_UART)) {
		uart_write_bytes(MODDEF_CONSOLE_UART, text, c_strlen(text));
		uart_write_bytes(MODDEF_CONSOLE_UART, "\r\n", 2);
	}
#else
	(void)the;
#endif
}
