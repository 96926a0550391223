// The parts of the platform layer that know XS, to each other.
#ifndef ENGINE_H
#define ENGINE_H

#include "xsAll.h"
#include "xsScript.h"

#include "arena.h"
#include "board.h"
#include "pack.h"

// SRAM settings of the machine that runs the program, as Moddable's manifest.json `creation` names them.
#define DEFAULT_RAM 327680
#define DEFAULT_SLOTS 576
#define DEFAULT_SLOT_INCREMENT 64
#define DEFAULT_CHUNK 3584
#define DEFAULT_CHUNK_INCREMENT 512
#define DEFAULT_STACK 384
#define DEFAULT_KEYS 32
#define DEFAULT_KEY_INCREMENT 32

// The program's machine; NULL while modules are being preloaded.
extern txMachine* running;

// modules.c
void compile_modules(txMachine* the);
size_t compiled_bytes(void);

// rom.c
void open_root(txMachine* root);
void freeze_builtins(txMachine* root);
void seal_root(txMachine* root);

// natives.c
void install_natives(txMachine* root);
void load_resources(void);
size_t resource_bytes(void);

// checksum.c
void native_crc32(txMachine* the);

// native-burst.c
// Of an ArrayBuffer's, a SharedArrayBuffer's or a resource's first byte.
char* buffer_argument(txMachine* the, int index);
uint32_t number_argument(txMachine* the, int index);
void name_streams(txMachine* root);
void native_openBrain(txMachine* the);
void native_attachStream(txMachine* the);
void native_playRecording(txMachine* the);
void native_stepBrain(txMachine* the);

// jobs.c
double clock_ms(void);
void set_timer(txMachine* the, double delayMs, txSlot* function);
void set_line_reader(txMachine* the, txSlot* function);
void run_jobs(txMachine* the);

// report.c
void start_figures(txMachine* the);
double instructions_run(void);
size_t js_stack_peak(txMachine* the);
void write_report(txMachine* the, const char* code, const char* message);
void finish(txMachine* the, int status) __attribute__((noreturn));

#endif
