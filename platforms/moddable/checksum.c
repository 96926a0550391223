// SPDX-License-Identifier: Apache-2.0
// The native that checksum.ts declares.
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#include "../native/crc32.h"

void checksum_crc32(xsMachine* the)
{
	void* bytes;
	xsUnsignedValue size;
	uint32_t first = xsmcToUnsigned(xsArg(1)), end = xsmcToUnsigned(xsArg(2)), crc = xsmcToUnsigned(xsArg(3));
	xsmcGetBufferReadable(xsArg(0), &bytes, &size);
	if (first > end || end > size)
		xsRangeError("beyond the buffer");
	xsmcSetInteger(xsResult, (int32_t)fxs_crc32((const uint8_t*)bytes + first, end - first, crc));
}
