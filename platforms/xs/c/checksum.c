// The checksum of images and recordings (platforms/native/crc32.h) as `engine` has it.
#include "engine.h"

#include "../../native/crc32.h"

void native_crc32(txMachine* the)
{
	const char* bytes = buffer_argument(the, 0);
	uint32_t first = number_argument(the, 1), end = number_argument(the, 2);
	uint32_t crc = number_argument(the, 3);
	mxResult->kind = XS_INTEGER_KIND;
	mxResult->value.integer = (txInteger)fxs_crc32(bytes + first, end - first, crc);
}
