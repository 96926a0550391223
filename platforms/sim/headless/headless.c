// SPDX-License-Identifier: Apache-2.0
// A simulator without a window: runs the mc.so of `mcconfig -p lin` on GLib's main loop. The console is standard
// output; the exit status is the status XS aborted with, 0 otherwise. Nothing ends it but an abort or a signal.
// With a size it has a screen of that size, and with a file it leaves there, at its end, what is on the screen.
#define mxLinux 1
#include <dlfcn.h>
#include <glib-unix.h>
#include <stdio.h>
#include <stdlib.h>
#include "screen.h"

enum { WIDTH = 240, HEIGHT = 320, MOST = 2048, IDLE_MS = 20 };

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

static gboolean on_signal(gpointer nothing)
{
	g_main_loop_quit(loop);
	return G_SOURCE_REMOVE;
}

// Pixels are only looked at when all is over, and the brain sends no messages.
static void on_changed(txScreen* screen) {}
static void on_post(txScreen* screen, char* message, int size) {}

static txScreen* make_screen(int width, int height)
{
	txScreen* screen = calloc(1, sizeof(txScreen) + (size_t)width * height * screenBytesPerPixel);
	if (!screen)
		return NULL;
	screen->width = width;
	screen->height = height;
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

// As PPM; the simulator keeps blue, green, red and a spare byte.
static int write_picture(const txScreen* screen, const char* path)
{
	FILE* file = fopen(path, "wb");
	if (!file)
		return 0;
	fprintf(file, "P6\n%d %d\n255\n", screen->width, screen->height);
	const unsigned char* pixel = screen->buffer;
	for (long left = (long)screen->width * screen->height; left > 0; left--, pixel += screenBytesPerPixel)
		fwrite((unsigned char[]){ pixel[2], pixel[1], pixel[0] }, 3, 1, file);
	return fclose(file) == 0;
}

int main(int argc, char** argv)
{
	int width = WIDTH, height = HEIGHT;
	int sized = argc < 3 || (sscanf(argv[2], "%dx%d", &width, &height) == 2 && width > 0 && width <= MOST
		&& height > 0 && height <= MOST);
	if (argc < 2 || argc > 4 || !sized) {
		fprintf(stderr, "usage: %s mc.so [WIDTHxHEIGHT [picture.ppm]]\n", argv[0]);
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	void* library = dlopen(argv[1], RTLD_NOW);
	txScreenLaunchProc launch = library ? (txScreenLaunchProc)dlsym(library, "fxScreenLaunch") : NULL;
	txScreen* screen = make_screen(width, height);
	if (!launch || !screen) {
		fprintf(stderr, "%s: %s\n", argv[0], launch ? "no memory" : dlerror());
		return 2;
	}
	loop = g_main_loop_new(NULL, FALSE);
	g_unix_signal_add(SIGTERM, on_signal, NULL);
	launch(screen);
	if (!exitStatus)
		g_main_loop_run(loop);
	if (argc > 3 && !write_picture(screen, argv[3]))
		fprintf(stderr, "%s: cannot write %s\n", argv[0], argv[3]);
	if (screen->quit)
		screen->quit(screen);
	return exitStatus;
}
