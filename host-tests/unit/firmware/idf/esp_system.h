// SPDX-License-Identifier: Apache-2.0
#pragma once
typedef enum { ESP_RST_UNKNOWN, ESP_RST_POWERON, ESP_RST_BROWNOUT = 9, ESP_RST_CPU_LOCKUP = 15 } esp_reset_reason_t;
esp_reset_reason_t esp_reset_reason(void);
