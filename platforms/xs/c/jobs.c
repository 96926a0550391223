// Timers and promises. Nothing ever sleeps: when there is nothing to do, the clock jumps to the next timer.
#include "engine.h"

typedef struct Timer Timer;
struct Timer {
	Timer* next;
	double due __attribute__((aligned(8)));
	txSlot function;
};

static double idleMs;
static txSlot lineReader;
static char* nextLine;

double clock_ms(void)
{
	return idleMs + board_work_ms();
}

void fxQueuePromiseJobs(txMachine* the)
{
	the->promiseJobs = 1;
}

void set_timer(txMachine* the, double delayMs, txSlot* function)
{
	Timer **link = (Timer**)&the->timers, *timer = c_calloc(1, sizeof(Timer));
	if (!timer)
		fxAbort(the, XS_NOT_ENOUGH_MEMORY_EXIT);
	timer->due = clock_ms() + (delayMs > 0 ? delayMs : 0);
	timer->function.kind = function->kind;
	timer->function.value = function->value;
	fxRemember(the, &timer->function);
	while (*link && (*link)->due <= timer->due)
		link = &(*link)->next;
	timer->next = *link;
	*link = timer;
}

void set_line_reader(txMachine* the, txSlot* function)
{
	PackEntry* lines = pack_find(PACK_RESOURCE, "lines");
	nextLine = lines && lines->size ? lines->data : C_NULL;
	fxForget(the, &lineReader);
	lineReader.kind = function->kind;
	lineReader.value = function->value;
	lineReader.flag = XS_NO_FLAG;
	fxRemember(the, &lineReader);
}

static void call(txMachine* the, txSlot* function, char* line)
{
	fxBeginHost(the);
	mxTry(the) {
		mxPushUndefined();
		mxPush(*function);
		mxCall();
		if (line)
			mxPushStringC(line);
		mxRunCount(line ? 1 : 0);
		mxPop();
	}
	mxCatch(the) {
		fxAbort(the, XS_UNHANDLED_EXCEPTION_EXIT);
	}
	fxEndHost(the);
}

static void deliver_line(txMachine* the)
{
	char *line = nextLine, *end = c_strchr(line, '\n');
	if (end)
		*end++ = 0;
	nextLine = end && *end ? end : C_NULL;
	call(the, &lineReader, line);
}

static void fire_timer(txMachine* the)
{
	Timer* timer = the->timers;
	double now = clock_ms();
	if (timer->due > now)
		idleMs += timer->due - now;
	the->timers = timer->next;
	call(the, &timer->function, C_NULL);
	fxForget(the, &timer->function);
	c_free(timer);
}

void run_jobs(txMachine* the)
{
	for (;;) {
		while (the->promiseJobs) {
			the->promiseJobs = 0;
			fxRunPromiseJobs(the);
		}
		fxEndJob(the);
		if (the->promiseJobs)
			continue;
		if (!nextLine && !the->timers)
			break;
		// One line per tick: input interleaves with the program's own timers.
		if (nextLine)
			deliver_line(the);
		if (the->timers)
			fire_timer(the);
	}
	fxCheckUnhandledRejections(the, 1);
}
