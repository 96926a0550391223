// SPDX-License-Identifier: Apache-2.0
// A simulator without a window: runs the mc.so of `mcconfig -p lin` on GLib's main loop. The console is standard
// output; the exit status is the status XS aborted with, 0 otherwise. Nothing ends it but an abort or a signal.
#define mxLinux 1
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include "screen.h"

enum { WIDTH = 240, HEIGHT = 320, IDLE_MS = 20 };

static GMainLoop* loop;
static guint idleSource;
static int exitStatus;

static void on_abort(txScreen* screen, int status)
{
	exitStatus = status ? status : EXIT_FAILURE;
	g_main_loop_quit(loop);
}

static gboolean on_idle(gpointer screen)
{
	if (((txScreen*)screen)->idle)
		((txScreen*)screen)->idle(screen);
	return G_SOURCE_CONTINUE;
}

static void on_start(txScreen* screen, double interval)
{
	if (!idleSource)
		idleSource = g_timeout_add(IDLE_MS, on_idle, screen);
}

static void on_stop(txScreen* screen)
{
	if (idleSource)
		g_source_remove(idleSource);
	idleSource = 0;
}

// The brain draws nothing and sends no messages.
static void on_changed(txScreen* screen) {}
static void on_post(txScreen* screen, char* message, int size) {}

static txScreen* make_screen(void)
{
	txScreen* screen = calloc(1, sizeof(txScreen) + WIDTH * HEIGHT * screenBytesPerPixel);
	if (!screen)
		return NULL;
	screen->width = WIDTH;
	screen->height = HEIGHT;
	screen->abort = on_abort;
	screen->bufferChanged = on_changed;
	screen->formatChanged = on_changed;
	screen->post = on_post;
	screen->start = on_start;
	screen->stop = on_stop;
	screen->mainThread = mxCurrentThread();
	mxCreateMutex(&screen->workersMutex);
	return screen;
}

int main(int argc, char** argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: %s mc.so\n", argv[0]);
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	void* library = dlopen(argv[1], RTLD_NOW);
	txScreenLaunchProc launch = library ? (txScreenLaunchProc)dlsym(library, "fxScreenLaunch") : NULL;
	txScreen* screen = make_screen();
	if (!launch || !screen) {
		fprintf(stderr, "%s: %s\n", argv[0], launch ? "no memory" : dlerror());
		return 2;
	}
	loop = g_main_loop_new(NULL, FALSE);
	launch(screen);
	if (!exitStatus)
		g_main_loop_run(loop);
	if (screen->quit)
		screen->quit(screen);
	return exitStatus;
}
