// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdint.h>

int ESP_getc(void);
uint8_t ESP_isReadable(void);
