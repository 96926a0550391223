// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdint.h>
typedef uint32_t TickType_t;
typedef int BaseType_t;
typedef void* QueueHandle_t;
#define portBASE_TYPE int
typedef struct {
	uint32_t owner;
} portMUX_TYPE;
