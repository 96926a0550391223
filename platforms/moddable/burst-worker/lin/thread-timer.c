// SPDX-License-Identifier: Apache-2.0
// The native that thread-timer.ts declares: a GLib timer in the loop of the thread that runs this machine.
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"
#include <glib.h>

struct timer {
	xsMachine* the;
	xsSlot callback;
};

static gboolean fire(gpointer it)
{
	struct timer* timer = it;
	xsBeginHost(timer->the);
	xsResult = xsAccess(timer->callback);
	xsForget(timer->callback);
	c_free(timer);
	xsCallFunction0(xsResult, xsGlobal);
	xsEndHost(the);
	return G_SOURCE_REMOVE;
}

void thread_timer_arm(xsMachine* the)
{
	struct timer* timer = c_calloc(1, sizeof(struct timer));
	if (!timer)
		xsUnknownError("no memory for a timer");
	timer->the = the;
	timer->callback = xsArg(1);
	xsRemember(timer->callback);
	GSource* source = g_timeout_source_new(xsmcToInteger(xsArg(0)));
	g_source_set_callback(source, fire, timer, NULL);
	g_source_attach(source, g_main_context_get_thread_default());
	g_source_unref(source);
}
