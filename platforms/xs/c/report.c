// What a run cost, as one line of JSON behind a record separator so that no program output is taken for it.
#include "engine.h"

#define RECORD "\036"

// Unused JavaScript stack is painted; the deepest overwritten slot is the peak. Read from the top, because
// number formatting and regular expressions borrow the bottom as scratch.
#define PAINT ((txSlot*)(uintptr_t)0x5AFE5AFC)

static uint64_t startInstructions;
static char line[1024];
static size_t used;

void start_figures(txMachine* the)
{
	for (txSlot* slot = the->stackBottom; slot < the->stack; slot++) {
		slot->next = PAINT;
		slot->value.reference = PAINT;
	}
	startInstructions = board_instructions();
}

double instructions_run(void)
{
	return (double)(board_instructions() - startInstructions);
}

size_t js_stack_peak(txMachine* the)
{
	txSlot* slot = the->stackTop;
	while ((slot > the->stackBottom) && (slot[-1].next != PAINT))
		slot--;
	return (size_t)(the->stackTop - slot) * sizeof(txSlot);
}

static void add(const char* text)
{
	while (*text && used < sizeof(line) - 1)
		line[used++] = *text++;
	line[used] = 0;
}

static void add_number(const char* name, double value)
{
	char digits[24], *at = digits + sizeof(digits) - 1;
	uint64_t rest = (uint64_t)value;
	*at = 0;
	do
		*--at = (char)('0' + rest % 10);
	while (rest /= 10);
	if (line[used - 1] != '{')
		add(",");
	add("\"");
	add(name);
	add("\":");
	add(at);
}

static void add_text(const char* name, const char* text)
{
	char one[2] = { 0, 0 };
	if (line[used - 1] != '{')
		add(",");
	add("\"");
	add(name);
	add("\":\"");
	for (; *text && used < sizeof(line) - 64; text++) {
		if ((unsigned char)*text < ' ')
			continue;
		if (*text == '"' || *text == '\\')
			add("\\");
		one[0] = *text;
		add(one);
	}
	add("\"");
}

static void add_group(const char* name)
{
	add(",\"");
	add(name);
	add("\":{");
}

static void add_figures(txMachine* the, double instructions)
{
	add_group("ram");
	add_number("size", ram.size);
	add_number("allocated", ram.allocated);
	add_number("peak", ram.peak);
	add_number("largestFree", arena_largest_free(&ram));
	add("}");
	add_group("rom");
	// What flash would hold: in use, not what the root machine reserved while it was built.
	add_number("slots", the->sharedMachine->currentHeapCount * sizeof(txSlot));
	add_number("chunks", the->sharedMachine->currentChunksSize);
	add_number("bytecode", compiled_bytes());
	add_number("resources", resource_bytes());
	add("}");
	add_group("slots");
	add_number("used", the->currentHeapCount * sizeof(txSlot));
	add_number("peak", the->peakHeapCount * sizeof(txSlot));
	add_number("size", the->maximumHeapCount * sizeof(txSlot));
	add("}");
	add_group("chunks");
	add_number("used", the->currentChunksSize);
	add_number("peak", the->peakChunksSize);
	add_number("size", the->maximumChunksSize);
	add("}");
	add_group("stack");
	add_number("peak", js_stack_peak(the));
	add_number("size", (the->stackTop - the->stackBottom) * sizeof(txSlot));
	add("}");
	add_number("cStackPeak", board_stack_peak());
	add_number("aliases", the->aliasCount);
	add_number("keys", the->keyIndex - the->keyOffset);
	add_number("instructions", instructions);
}

static void begin(void)
{
	used = 0;
	add(RECORD "{");
}

static void end(void)
{
	add("}\n");
	board_write(line);
}

void write_report(txMachine* the, const char* code, const char* message)
{
	double instructions = instructions_run();
	begin();
	add_text("code", code);
	add_text("message", message);
	if (the)
		add_figures(the, instructions);
	end();
}

void fail(int status, const char* code, const char* message)
{
	write_report(C_NULL, code, message);
	board_exit(status);
}

void finish(txMachine* the, int status)
{
	double instructions = instructions_run();
	fxCollectGarbage(the);
	begin();
	add_text("code", "finished");
	add_number("status", status);
	add_figures(the, instructions);
	end();
	board_exit(status);
}
