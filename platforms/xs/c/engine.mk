# Shared by every board's Makefile: the engine's objects and flags. xsSnapshot.c needs a file system.
LAYER := $(dir $(lastword $(MAKEFILE_LIST)))
XS_SOURCES := $(filter-out %/xsSnapshot.c,$(wildcard $(XS)/sources/*.c))
LAYER_SOURCES := $(wildcard $(LAYER)*.c)
OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(notdir $(XS_SOURCES) $(LAYER_SOURCES)))
HEADERS := $(wildcard $(LAYER)*.h) Makefile $(LAYER)engine.mk

# mxBoundsCheck: without it a JavaScript stack overflow corrupts the heap in silence.
CFLAGS += -std=gnu11 -g -fno-common -fno-strict-aliasing \
	-DINCLUDE_XSPLATFORM -DXSPLATFORM=\"xs-platform.h\" \
	-DmxParse=1 -DmxRun=1 -DmxSloppy=1 -DmxLockdown=1 -DmxMinusZero=1 -DmxBoundsCheck=1 \
	-I$(LAYER) -I$(XS)/platforms -I$(XS)/includes -I$(XS)/sources

VPATH := $(XS)/sources $(LAYER) .

all: $(BUILD)/xs

# XS compiles with many warnings, which are its own affair.
$(BUILD)/xs%.o: $(XS)/sources/xs%.c $(HEADERS) | $(BUILD)
	$(CC) $(CFLAGS) -w -c $< -o $@
$(BUILD)/%.o: %.c $(HEADERS) | $(BUILD)
	$(CC) $(CFLAGS) -Wall -Wno-unused-parameter -c $< -o $@
$(BUILD)/%.o: %.S Makefile | $(BUILD)
	$(CC) $(CFLAGS) -c $< -o $@
$(BUILD):
	mkdir -p $@
.PHONY: all
