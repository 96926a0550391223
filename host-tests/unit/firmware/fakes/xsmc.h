// SPDX-License-Identifier: Apache-2.0
// As much of XS as the natives of platforms/esp32 touch, so that they run on the host. Not the engine: a slot is a struct.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint32_t xsUnsignedValue;
typedef struct {
	int32_t integer;
	void* data;
	uint32_t size;
	bool read_only;
	int32_t byte_length;
} xsSlot;
typedef struct {
	xsSlot result, vars[1], args[1];
} xsMachine;

#define xsResult (the->result)
#define xsVar(index) (the->vars[index])
#define xsArg(index) (the->args[index])
#define xsDontDelete 1
#define xsDontSet 2
#define xsNewHostObject(destructor) ((xsSlot){ 0 })
#define xsmcVars(count) ((void)0)
#define xsmcSetInteger(slot, value) ((slot).integer = (int32_t)(value))
#define xsmcSetHostBuffer(slot, bytes, count) ((slot).data = (bytes), (slot).size = (count))
#define xsmcPetrifyHostBuffer(slot) ((slot).read_only = true)
#define xsmcDefine(slot, id, value, flags) ((slot).byte_length = (value).integer)
#define xsmcGetBufferWritable(slot, bytes, count) (*(bytes) = (slot).data, *(count) = (slot).size)
#define xsmcToInteger(slot) ((slot).integer)
#define xsmcToString(slot) ((char*)(slot).data)
#define xsUnknownError(text) throw_error(text)
#define c_strlen strlen

void throw_error(const char* text) __attribute__((noreturn));
