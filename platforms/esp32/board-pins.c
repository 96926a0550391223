// SPDX-License-Identifier: Apache-2.0
// The native that board-pins.ts declares. Not gpio_reset_pin: its pull-up is enough to switch on a motor driver.
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"
#include "driver/gpio.h"

void board_letGo(xsMachine* the)
{
	gpio_set_direction((gpio_num_t)xsmcToInteger(xsArg(0)), GPIO_MODE_DISABLE);
}
