// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "esp_err.h"
typedef enum { GPIO_NUM_NC = -1, GPIO_NUM_0, GPIO_NUM_MAX = 49 } gpio_num_t;
typedef enum { GPIO_MODE_DISABLE, GPIO_MODE_INPUT, GPIO_MODE_OUTPUT } gpio_mode_t;
esp_err_t gpio_set_direction(gpio_num_t gpio_num, gpio_mode_t mode);
