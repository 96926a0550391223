/* Reads triples of binary32 (sum, potential, factor); answers sum + potential, sum · factor and what compares. */
#include <stdio.h>

#include "../../kernels/binary32.h"

int main(void)
{
	word in[3], out[3];
	while (fread(in, sizeof in, 1, stdin) == 1) {
		struct scale scale = scale_of(in[2].f);
		out[0].f = plus(in[0].f, in[1].f);
		out[1].f = scaled(in[0].f, &scale);
		out[2].u = (uint32_t)reaches(in[0].f, in[1].f) | (uint32_t)within(in[0].f, in[1].f) << 1;
		fwrite(out, sizeof out, 1, stdout);
	}
	return 0;
}
