// Modules are compiled into rom once; their bytecode is executed in place, as Moddable's linker arranges it.
#include "engine.h"

typedef struct Module Module;
struct Module {
	Module* next;
	const char* path;
	txScript* script;
};

static Module* modules;
static size_t codeBytes;

size_t compiled_bytes(void)
{
	return codeBytes;
}

static txU1 archived(txU1 code)
{
	switch (code) {
	case XS_CODE_CODE_1: return XS_CODE_CODE_ARCHIVE_1;
	case XS_CODE_CODE_2: return XS_CODE_CODE_ARCHIVE_2;
	case XS_CODE_CODE_4: return XS_CODE_CODE_ARCHIVE_4;
	case XS_CODE_STRING_1: return XS_CODE_STRING_ARCHIVE_1;
	case XS_CODE_STRING_2: return XS_CODE_STRING_ARCHIVE_2;
	case XS_CODE_STRING_4: return XS_CODE_STRING_ARCHIVE_4;
	default: return code;
	}
}

static txID* intern_symbols(txMachine* the, txByte* symbols)
{
	txID count, *ids;
	mxDecodeID(symbols, count);
	ids = c_malloc(count * sizeof(txID));
	if (!ids)
		fxAbort(the, XS_NOT_ENOUGH_MEMORY_EXIT);
	ids[0] = XS_NO_ID;
	for (txID i = 1; i < count; i++) {
		ids[i] = fxNewNameC(the, (txString)symbols);
		symbols += mxStringLength((char*)symbols) + 1;
	}
	return ids;
}

// Functions and strings are used where they lie, property names become the machine's own IDs.
static void place(txMachine* the, txScript* script)
{
	txID* ids = intern_symbols(the, script->symbolsBuffer);
	txByte *code = script->codeBuffer, *end = code + script->codeSize;
	while (code < end) {
		txByte* at = code + 1;
		txU1 opcode = archived(*(txU1*)code);
		txS1 size = gxCodeSizes[opcode];
		txID id;
		txU2 length2;
		txS4 length4;
		*(txU1*)code = opcode;
		switch (size) {
		case 0:
			mxDecodeID(at, id);
			code = at;
			if (id != XS_NO_ID) {
				at -= sizeof(txID);
				mxEncodeID(at, ids[id]);
			}
			break;
		case -1:
			code = at + 1 + *(txU1*)at;
			break;
		case -2:
			mxDecode2(at, length2);
			code = at + length2;
			break;
		case -4:
			mxDecode4(at, length4);
			code = at + length4;
			break;
		default:
			code += size;
		}
	}
	c_free(ids);
	c_free(script->symbolsBuffer);
	script->symbolsBuffer = C_NULL;
	script->symbolsSize = 0;
}

static void compile(txMachine* the, PackEntry* entry)
{
	txStringCStream stream = { .buffer = entry->data, .offset = 0, .size = (txSize)entry->size };
	txScript* script = fxParseScript(the, &stream, fxStringCGetter, 0);
	Module* module = c_malloc(sizeof(Module));
	if (!module || !script)
		fxAbort(the, XS_NOT_ENOUGH_MEMORY_EXIT);
	if (script->symbolsBuffer)
		place(the, script);
	codeBytes += script->codeSize;
	module->path = entry->name;
	module->script = script;
	module->next = modules;
	modules = module;
}

void compile_modules(txMachine* the)
{
	PackEntry* entry;
	fxBeginHost(the);
	for (int i = 0; (entry = pack_entry(i)); i++)
		if (entry->kind == PACK_MODULE)
			compile(the, entry);
	fxEndHost(the);
}

static txScript* find_script(const char* path)
{
	for (Module* module = modules; module; module = module->next)
		if (!c_strcmp(module->path, path))
			return module->script;
	return C_NULL;
}

static void drop_last_segment(char* path)
{
	char* slash = c_strrchr(path, '/');
	*(slash ? slash : path) = 0;
}

// "./x.js" and "../x.js" are resolved against the importer's folder, a bare "platform" by the parameter
// "module.platform".
static int resolve(const char* from, const char* specifier, char* path, size_t size)
{
	char name[32];
	if (specifier[0] != '.') {
		if (snprintf(name, sizeof(name), "module.%s", specifier) < (int)sizeof(name))
			specifier = parameter(name, specifier);
		return snprintf(path, size, "%s", specifier) < (int)size;
	}
	if (snprintf(path, size, "%s", from) >= (int)size)
		return 0;
	drop_last_segment(path);
	while (specifier[0] == '.') {
		if (specifier[1] == '.') {
			drop_last_segment(path);
			specifier++;
		}
		specifier += 2;
	}
	if (path[0])
		strncat(path, "/", size - c_strlen(path) - 1);
	strncat(path, specifier, size - c_strlen(path) - 1);
	return 1;
}

txID fxFindModule(txMachine* the, txSlot* realm, txID moduleID, txSlot* slot)
{
	char specifier[C_PATH_MAX], path[C_PATH_MAX];
	fxToStringBuffer(the, slot, specifier, sizeof(specifier));
	if (!resolve(moduleID == XS_NO_ID ? "" : fxGetKeyName(the, moduleID), specifier, path, sizeof(path)))
		return XS_NO_ID;
	return find_script(path) ? fxNewNameC(the, path) : XS_NO_ID;
}

void fxLoadModule(txMachine* the, txSlot* module, txID moduleID)
{
	txScript* script = find_script(fxGetKeyName(the, moduleID));
	if (script)
		fxResolveModule(the, module, moduleID, script, C_NULL, C_NULL);
}
