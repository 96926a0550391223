# Shared by every board's Makefile: the engine's objects and flags. xsSnapshot.c needs a file system.
LAYER := $(dir $(lastword $(MAKEFILE_LIST)))
NATIVE := $(LAYER)../../native
KERNELS := $(LAYER)../../../kernels
XS_SOURCES := $(filter-out %/xsSnapshot.c,$(wildcard $(XS)/sources/*.c))
LAYER_SOURCES := $(wildcard $(LAYER)*.c)
KERNEL_SOURCES := $(wildcard $(NATIVE)/*.c $(KERNELS)/*.c)
OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(notdir $(XS_SOURCES) $(LAYER_SOURCES))) \
	$(patsubst %.c,$(BUILD)/kernels/%.o,$(notdir $(KERNEL_SOURCES)))
MAKES := Makefile $(LAYER)engine.mk
HEADERS := $(wildcard $(LAYER)*.h $(NATIVE)/*.h) $(MAKES)
KERNEL_HEADERS := $(wildcard $(NATIVE)/*.h $(KERNELS)/*.h) $(MAKES)

# mxBoundsCheck: without it a JavaScript stack overflow corrupts the heap in silence.
CFLAGS += -std=gnu11 -g -fno-common -fno-strict-aliasing \
	-DINCLUDE_XSPLATFORM -DXSPLATFORM=\"xs-platform.h\" \
	-DmxParse=1 -DmxRun=1 -DmxSloppy=1 -DmxLockdown=1 -DmxMinusZero=1 -DmxBoundsCheck=1 \
	-I$(LAYER) -I$(XS)/platforms -I$(XS)/includes -I$(XS)/sources

# Memory that kernels ask for is the board's, and counted; their speed does not follow the engine's.
KERNEL_OPT ?= -O2 -ffp-contract=off
KERNEL_FLAGS := -Dmalloc=arena_malloc -Dcalloc=arena_calloc -Drealloc=arena_realloc -Dfree=arena_free

VPATH := $(XS)/sources $(LAYER) $(NATIVE) $(KERNELS) .

all: $(BUILD)/xs

# XS compiles with many warnings, which are its own affair.
$(BUILD)/xs%.o: $(XS)/sources/xs%.c $(HEADERS) | $(BUILD)
	$(CC) $(CFLAGS) -w -c $< -o $@
$(BUILD)/%.o: %.c $(HEADERS) | $(BUILD)
	$(CC) $(CFLAGS) -Wall -Wno-unused-parameter -c $< -o $@
$(BUILD)/kernels/%.o: %.c $(KERNEL_HEADERS) | $(BUILD)/kernels
	$(CC) $(CFLAGS) $(KERNEL_OPT) $(KERNEL_FLAGS) -Wall -Wextra -c $< -o $@
$(BUILD)/%.o: %.S Makefile | $(BUILD)
	$(CC) $(CFLAGS) -c $< -o $@
$(BUILD) $(BUILD)/kernels:
	mkdir -p $@
.PHONY: all
