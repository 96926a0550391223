// The global `engine` that platforms/xs/natives.ts types. Order of FIGURES is that file's `Figure`.
#include "engine.h"

typedef struct {
	const char* name;
	void* data;
	size_t size;
} Resource;

#define RESOURCE_LIMIT 8

static Resource resources[RESOURCE_LIMIT];
static txSlot* resourcePrototype;
static size_t resourceBytes;

size_t resource_bytes(void)
{
	return resourceBytes;
}

void load_resources(void)
{
	PackEntry* entry;
	Resource* resource = resources;
	for (int i = 0; (entry = pack_entry(i)); i++) {
		if ((entry->kind != PACK_RESOURCE) || !c_strcmp(entry->name, "lines"))
			continue;
		resource->data = c_malloc(entry->size);
		if (!resource->data || (resource == resources + RESOURCE_LIMIT - 1))
			fail(64, "bad-pack", "the resources do not fit");
		c_memcpy(resource->data, entry->data, entry->size);
		resource->name = entry->name;
		resource->size = entry->size;
		resourceBytes += entry->size;
		resource++;
	}
}

static txString string_argument(txMachine* the, int index)
{
	if (mxArgc <= index)
		mxTypeError("argument %d is missing", index + 1);
	return fxToString(the, mxArgv(index));
}

static txSlot* function_argument(txMachine* the, int index)
{
	if ((mxArgc <= index) || !fxIsCallable(the, mxArgv(index)))
		mxTypeError("argument %d is no function", index + 1);
	if (the != running)
		mxTypeError("no callbacks while preloading");
	return mxArgv(index);
}

static void return_number(txMachine* the, double value)
{
	mxResult->kind = XS_NUMBER_KIND;
	mxResult->value.number = value;
}

static void native_print(txMachine* the)
{
	board_write(string_argument(the, 0));
	board_write("\n");
}

static void native_instructions(txMachine* the)
{
	return_number(the, instructions_run());
}

static void native_now(txMachine* the)
{
	return_number(the, clock_ms());
}

static void native_collect(txMachine* the)
{
	fxCollectGarbage(the);
}

static void native_measure(txMachine* the)
{
	size_t value;
	switch (mxArgc ? fxToInteger(the, mxArgv(0)) : -1) {
	case 0: value = the->currentHeapCount * sizeof(txSlot); break;
	case 1: value = the->peakHeapCount * sizeof(txSlot); break;
	case 2: value = the->currentChunksSize; break;
	case 3: value = the->peakChunksSize; break;
	case 4: value = js_stack_peak(the); break;
	case 5: value = ram.allocated; break;
	case 6: value = ram.peak; break;
	case 7: value = ram.size - ram.allocated; break;
	case 8: value = arena_largest_free(&ram); break;
	case 9: value = board_stack_peak(); break;
	default: mxRangeError("no such figure");
	}
	mxResult->kind = XS_INTEGER_KIND;
	mxResult->value.integer = (txInteger)value;
}

static void native_parameter(txMachine* the)
{
	const char* value = parameter(string_argument(the, 0), C_NULL);
	if (value) {
		mxPushStringX((txString)value);
		mxPullSlot(mxResult);
	}
}

static void native_resource_byteLength(txMachine* the)
{
	mxResult->kind = XS_INTEGER_KIND;
	mxResult->value.integer = fxGetHostBufferLength(the, mxThis);
}

static void native_resource(txMachine* the)
{
	txString name = string_argument(the, 0);
	for (Resource* resource = resources; resource->name; resource++)
		if (!c_strcmp(resource->name, name)) {
			txSlot* instance = fxNewHostObject(the, C_NULL);
			instance->value.instance.prototype = resourcePrototype;
			fxSetHostBuffer(the, the->stack, resource->data, (txSize)resource->size);
			fxPetrifyHostBuffer(the, the->stack);
			mxPullSlot(mxResult);
			return;
		}
}

static void native_setTimer(txMachine* the)
{
	set_timer(the, fxToNumber(the, mxArgv(0)), function_argument(the, 1));
}

static void native_onLine(txMachine* the)
{
	set_line_reader(the, function_argument(the, 0));
}

static void native_exit(txMachine* the)
{
	finish(the, mxArgc ? fxToInteger(the, mxArgv(0)) : 0);
}

static const struct {
	txString name;
	txCallback function;
	int length;
} natives[] = {
	{ "print", native_print, 1 },
	{ "instructions", native_instructions, 0 },
	{ "now", native_now, 0 },
	{ "collect", native_collect, 0 },
	{ "measure", native_measure, 1 },
	{ "parameter", native_parameter, 1 },
	{ "resource", native_resource, 1 },
	{ "openBrain", native_openBrain, 2 },
	{ "attachStream", native_attachStream, 6 },
	{ "playRecording", native_playRecording, 1 },
	{ "stepBrain", native_stepBrain, 3 },
	{ "crc32", native_crc32, 4 },
	{ "setTimer", native_setTimer, 2 },
	{ "onLine", native_onLine, 1 },
	{ "exit", native_exit, 1 },
};

void install_natives(txMachine* the)
{
	txSlot* property;
	fxBeginHost(the);
	name_streams(the);
	mxPush(mxObjectPrototype);
	property = fxLastProperty(the, fxNewObjectInstance(the));
	fxNextHostAccessorProperty(the, property, native_resource_byteLength, C_NULL, mxID(_byteLength),
		XS_DONT_ENUM_FLAG);
	resourcePrototype = the->stack->value.reference;
	mxPush(mxObjectPrototype);
	property = fxLastProperty(the, fxNewObjectInstance(the));
	property = fxNextSlotProperty(the, property, the->stack + 1, fxID(the, "Resource"), XS_DONT_ENUM_FLAG);
	for (size_t i = 0; i < sizeof(natives) / sizeof(natives[0]); i++)
		property = fxNextHostFunctionProperty(the, property, natives[i].function, natives[i].length,
			fxID(the, natives[i].name), XS_DONT_ENUM_FLAG);
	mxPush(mxGlobal);
	fxDefineID(the, fxID(the, "engine"), XS_DONT_ENUM_FLAG, XS_DONT_ENUM_FLAG);
	fxEndHost(the);
}
