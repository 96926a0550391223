// Boots as a Moddable firmware does. What its linker does on the build machine happens first, in rom:
// built-ins, then our modules preloaded, then all of it sealed and locked. From there on it is the board:
// a clone in ram runs main.
#include "engine.h"

static txMachine* create_root(void)
{
	txCreation creation = {
		.initialChunkSize = 64 * 1024,
		.incrementalChunkSize = 4 * 1024,
		.initialHeapCount = 4096,
		.incrementalHeapCount = 256,
		.stackCount = 2048,
		.initialKeyCount = 2048,
		.incrementalKeyCount = 256,
		.nameModulo = 53,
		.symbolModulo = 3,
		.parserBufferSize = 8 * 1024,
		.parserTableModulo = 127,
	};
	return fxCreateMachine(&creation, "root", C_NULL, XS_NO_ID);
}

static txMachine* create_clone(txMachine* root)
{
	txCreation creation = {
		.initialChunkSize = (txSize)parameter_number("creation.chunk", DEFAULT_CHUNK),
		.incrementalChunkSize = (txSize)parameter_number("creation.chunkIncrement", DEFAULT_CHUNK_INCREMENT),
		.initialHeapCount = (txSize)parameter_number("creation.slots", DEFAULT_SLOTS),
		.incrementalHeapCount = (txSize)parameter_number("creation.slotIncrement", DEFAULT_SLOT_INCREMENT),
		.stackCount = (txSize)parameter_number("creation.stack", DEFAULT_STACK),
		.initialKeyCount = (txSize)parameter_number("creation.keys", DEFAULT_KEYS),
		.incrementalKeyCount = (txSize)parameter_number("creation.keyIncrement", DEFAULT_KEY_INCREMENT),
		// The clone copies the root's hash tables: same size.
		.nameModulo = root->nameModulo,
		.symbolModulo = root->symbolModulo,
		.parserBufferSize = 1024,
		.parserTableModulo = 17,
	};
	return fxCloneMachine(&creation, root, "main", C_NULL);
}

static void import_main(txMachine* the)
{
	mxPushStringX((txString)parameter("main", "main.js"));
	fxAwaitImport(the, XS_IMPORT_DEFAULT);
}

static void preload(txMachine* the)
{
	fxBeginHost(the);
	mxTry(the) {
		import_main(the);
		mxPop();
	}
	mxCatch(the) {
		fxAbort(the, XS_UNHANDLED_EXCEPTION_EXIT);
	}
	fxEndHost(the);
}

static void run_main(txMachine* the)
{
	fxBeginHost(the);
	mxTry(the) {
		mxPushUndefined();
		import_main(the);
		if (!fxIsCallable(the, the->stack))
			mxTypeError("main has no default export to call");
		mxCall();
		mxRunCount(0);
		mxPop();
	}
	mxCatch(the) {
		fxAbort(the, XS_UNHANDLED_EXCEPTION_EXIT);
	}
	fxEndHost(the);
}

int boot(void)
{
	uint8_t *romBase, *ramBase;
	size_t romSize, ramSize, packSize, wanted;
	char* pack = board_read_pack(&packSize);
	txMachine* root;

	pack_open(pack, packSize);
	board_memory(&romBase, &romSize, &ramBase, &ramSize);
	wanted = (size_t)parameter_number("ramBytes", DEFAULT_RAM);
	if (wanted > ramSize)
		fail(64, "bad-pack", "ramBytes is more than the machine has");
	arena_open(&rom, romBase, romSize);
	arena_open(&ram, ramBase, wanted);

	arena_use(&rom);
	root = create_root();
	if (!root)
		fail(71, "out-of-memory", "no memory for the root machine");
	open_root(root);
	install_natives(root);
	load_resources();
	freeze_builtins(root);
	compile_modules(root);
	if (parameter_number("preload", 1))
		preload(root);
	seal_root(root);
	board_lock(romBase, romSize);

	arena_use(&ram);
	running = create_clone(root);
	if (!running)
		fail(71, "out-of-memory", "no SRAM for the machine: creation does not fit");
	start_figures(running);
	run_main(running);
	run_jobs(running);
	finish(running, 0);
}
