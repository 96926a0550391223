// SPDX-License-Identifier: Apache-2.0
// CRC-32 as modules/connectome/crc32.ts computes it (IEEE 802.3, reflected polynomial 0xEDB88320).
#ifndef FXS_CRC32_H
#define FXS_CRC32_H

#include <stdint.h>

// Continues `crc`, 0 to start, over `size` bytes.
uint32_t fxs_crc32(const void* bytes, uint32_t size, uint32_t crc);

#endif
