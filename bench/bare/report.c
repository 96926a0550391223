#include "report.h"

#include "board.h"

static const char *separator;

static void print_name(const char *name)
{
	print(separator);
	print("\"");
	print(name);
	print("\":");
	separator = ",";
}

void report_open(void)
{
	separator = "{";
}

void report_list(const char *name, const uint32_t *numbers, uint32_t count)
{
	print_name(name);
	print("[");
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			print(",");
		print_number(numbers[i]);
	}
	print("]");
}

void report_number(const char *name, uint32_t number)
{
	print_name(name);
	print_number(number);
}

void report_close(void)
{
	print("}\n");
}
