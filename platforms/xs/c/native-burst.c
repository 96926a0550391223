// The native kernels (kernels/burst.h) as `engine` has them: buffers in, addresses out.
#include "engine.h"

#include "../../native/native-brain.h"

static txID countID, firstIndexID, firstValueID;

void name_streams(txMachine* root)
{
	countID = fxID(root, "count");
	firstIndexID = fxID(root, "firstIndex");
	firstValueID = fxID(root, "firstValue");
}

static txSlot* argument(txMachine* the, int index)
{
	if (mxArgc <= index)
		mxTypeError("argument %d is missing", index + 1);
	return mxArgv(index);
}

uint32_t number_argument(txMachine* the, int index)
{
	return fxToUnsigned(the, argument(the, index));
}

char* buffer_argument(txMachine* the, int index)
{
	txSlot* slot = argument(the, index);
	txSlot* data = slot->kind == XS_REFERENCE_KIND ? slot->value.reference->next : C_NULL;
	void* address = C_NULL;
	if (data && (data->flag & XS_INTERNAL_FLAG)) {
		if (data->kind == XS_ARRAY_BUFFER_KIND)
			address = data->value.arrayBuffer.address;
		else if (data->kind == XS_HOST_KIND)
			address = data->value.host.data;
	}
	if (!address)
		mxTypeError("argument %d is no buffer", index + 1);
	return address;
}

// Of the object on top of the stack, which stays.
static uint32_t read_word(txMachine* the, txID property)
{
	txSlot* object = the->stack;
	uint32_t word;
	mxPushSlot(object);
	mxGetID(property);
	word = fxToUnsigned(the, the->stack);
	mxPop();
	return word;
}

static void require_open(txMachine* the)
{
	if (!native_is_open())
		mxTypeError("no brain is open");
}

static void return_boolean(txMachine* the, bool value)
{
	mxResult->kind = XS_BOOLEAN_KIND;
	mxResult->value.boolean = value;
}

void native_openBrain(txMachine* the)
{
	void* segments[FXS_SEGMENTS] = { C_NULL };
	void* image = buffer_argument(the, 0);
	for (int i = 1; (i < mxArgc) && (i <= FXS_SEGMENTS); i++)
		segments[i - 1] = buffer_argument(the, i);
	return_boolean(the, native_open(image, segments));
}

void native_attachStream(txMachine* the)
{
	uint32_t area = number_argument(the, 0);
	char* ids = buffer_argument(the, 1) + number_argument(the, 2);
	char* values = buffer_argument(the, 3) + number_argument(the, 4);
	int number;
	require_open(the);
	number = native_attach(area, ids, values, number_argument(the, 5));
	if (number < 0)
		fxAbort(the, XS_NOT_ENOUGH_MEMORY_EXIT);
	mxResult->kind = XS_INTEGER_KIND;
	mxResult->value.integer = number;
}

void native_playRecording(txMachine* the)
{
	require_open(the);
	return_boolean(the, native_play(buffer_argument(the, 0)));
}

// What the objects in `array` say of this burst's events.
static void read_streams(txMachine* the, txSlot* array)
{
	for (uint32_t i = 0; i < native_stream_count(); i++) {
		uint32_t* words = native_stream(i);
		txSlot* stream;
		if (!native_is_told(i))
			continue;
		mxPushSlot(array);
		mxGetIndex(i);
		stream = the->stack;
		words[2] = read_word(the, countID);
		if (words[2]) {
			words[0] = read_word(the, firstIndexID);
			words[1] = read_word(the, firstValueID);
			mxPushInteger(0);
			mxPushSlot(stream);
			mxSetID(countID);
			mxPop();
		}
		mxPop();
	}
}

void native_stepBrain(txMachine* the)
{
	uint32_t burst = number_argument(the, 0), queued = number_argument(the, 1);
	require_open(the);
	read_streams(the, argument(the, 2));
	mxResult->kind = XS_INTEGER_KIND;
	mxResult->value.integer = (txInteger)native_step(burst, queued);
}
