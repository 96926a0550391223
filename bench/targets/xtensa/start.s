# qemu-system-xtensa -M sim -cpu de233_fpu: windowed registers, so their spill and fill vectors are ours, too.

	.section .reset, "ax"
	j 1f
	.p2align 2
entry:
	.long _start
1:	l32r a2, entry
	jx a2

# Where VECBASE points after reset; a handler per 64 bytes. The compiler makes windows of 4 and 8 registers only.
	.section .vectors, "ax"
	s32e a0, a5, -16
	s32e a1, a5, -12
	s32e a2, a5, -8
	s32e a3, a5, -4
	rfwo
	.p2align 6
	l32e a0, a5, -16
	l32e a1, a5, -12
	l32e a2, a5, -8
	l32e a3, a5, -4
	rfwu
	.p2align 6
	s32e a0, a9, -16
	l32e a0, a1, -12
	s32e a1, a9, -12
	s32e a2, a9, -8
	s32e a3, a9, -4
	s32e a4, a0, -32
	s32e a5, a0, -28
	s32e a6, a0, -24
	s32e a7, a0, -20
	rfwo
	.p2align 6
	l32e a0, a9, -16
	l32e a1, a9, -12
	l32e a2, a9, -8
	l32e a7, a1, -12
	l32e a3, a9, -4
	l32e a4, a7, -32
	l32e a5, a7, -28
	l32e a6, a7, -24
	l32e a7, a7, -20
	rfwu

# Every other exception, of the kernel and of users.
	.section .exceptions, "ax"
	j on_exception
	.p2align 6
	j on_exception

# The core lacks two instructions that an ESP32 has: MULUH and MULSH, high words of a product, are carried out here, by
# a constant number of instructions that board.c takes off again. Nothing here touches SAR;
# at 0x400 are the registers meanwhile, at 0x440 is the number of these products.
	.p2align 2
on_exception:
	wsr a0, excsave1
	movi a0, 0x400
	s32i a1, a0, 4
	s32i a2, a0, 8
	s32i a3, a0, 12
	s32i a4, a0, 16
	s32i a5, a0, 20
	s32i a6, a0, 24
	s32i a7, a0, 28
	s32i a8, a0, 32
	s32i a9, a0, 36
	s32i a10, a0, 40
	s32i a11, a0, 44
	s32i a12, a0, 48
	s32i a13, a0, 52
	s32i a14, a0, 56
	s32i a15, a0, 60
	rsr a1, excsave1
	s32i a1, a0, 0
	# An illegal instruction: t << 4, r << 4 | s, then 0xa2 (MULUH) or 0xb2 (MULSH)?
	rsr a2, exccause
	bnez a2, fail
	rsr a1, epc1
	l8ui a2, a1, 0
	l8ui a3, a1, 1
	l8ui a4, a1, 2
	extui a5, a2, 0, 4
	bnez a5, fail
	movi a5, 0xef
	and a5, a4, a5
	addi a5, a5, -128
	addi a5, a5, -34
	bnez a5, fail
	addi a1, a1, 3
	wsr a1, epc1
	extui a1, a2, 4, 4
	addx4 a1, a1, a0
	l32i a1, a1, 0
	extui a2, a3, 0, 4
	addx4 a2, a2, a0
	l32i a2, a2, 0
	extui a3, a3, 4, 4
	addx4 a3, a3, a0
	# What the signs take off the unsigned product.
	extui a4, a4, 4, 1
	neg a4, a4
	srai a5, a1, 31
	and a5, a5, a2
	srai a6, a2, 31
	and a6, a6, a1
	add a5, a5, a6
	and a5, a5, a4
	# (a1 = high·2^16 + low) · (a2 likewise)
	extui a6, a1, 0, 16
	extui a7, a1, 16, 16
	extui a8, a2, 0, 16
	extui a9, a2, 16, 16
	mull a10, a6, a8
	mull a11, a7, a8
	mull a12, a6, a9
	mull a13, a7, a9
	extui a10, a10, 16, 16
	extui a14, a11, 0, 16
	add a10, a10, a14
	extui a14, a12, 0, 16
	add a10, a10, a14
	extui a10, a10, 16, 16
	extui a11, a11, 16, 16
	extui a12, a12, 16, 16
	add a13, a13, a10
	add a13, a13, a11
	add a13, a13, a12
	sub a13, a13, a5
	s32i a13, a3, 0
	movi a1, 0x440
	l32i a2, a1, 0
	addi a2, a2, 1
	s32i a2, a1, 0
	l32i a1, a0, 4
	l32i a2, a0, 8
	l32i a3, a0, 12
	l32i a4, a0, 16
	l32i a5, a0, 20
	l32i a6, a0, 24
	l32i a7, a0, 28
	l32i a8, a0, 32
	l32i a9, a0, 36
	l32i a10, a0, 40
	l32i a11, a0, 44
	l32i a12, a0, 48
	l32i a13, a0, 52
	l32i a14, a0, 56
	l32i a15, a0, 60
	l32i a0, a0, 0
	rfe
fail: # 64 + the cause
	rsr a3, exccause
	addi a3, a3, 64
	movi a2, 1
	.byte 0x00, 0x51, 0x00

	.text
	.p2align 2
stack:
	.long __stack_top
run:
	.long board_run
	.global _start
_start:
	movi a0, 0
	wsr a0, windowbase
	rsync
	movi a2, 1
	wsr a2, windowstart
	rsync
	# PS.WOE: window exceptions are on, interrupt level 0.
	slli a3, a2, 18
	wsr a3, ps
	rsync
	# The FPU.
	movi a3, 255
	wsr a3, cpenable
	rsync
	l32r a1, stack
	l32r a5, run
	callx8 a5

	.p2align 2
	.global cycle_counter
cycle_counter: # uint32_t (void)
	entry a1, 16
	rsr a2, ccount
	retw

	.p2align 2
	.global simcall
simcall: # int (int number, int, int, int): QEMU's semihosting, no instruction of LLVM's assembler
	entry a1, 16
	.byte 0x00, 0x51, 0x00
	retw
