#include "startup.inc"

	.section .init, "ax"
	.globl _start
_start:
	set_up_core trap_entry
	// Painted so that the deepest use can be read later.
	la t0, __stack_bottom
	li t1, 0xA5A5A5A5
1:	sw t1, 0(t0)
	addi t0, t0, 4
	bltu t0, sp, 1b
	clear_bss
	la tp, __tls_base
	call boot
2:	j 2b

	.balign 4
trap_entry:
	csrr a0, mcause
	csrr a1, mepc
	csrr a2, mtval
	la sp, __trap_stack_top
	call trap

	.text
	.globl read_instructions
read_instructions: // uint64_t: high, low, high again in case of a carry between the two
	csrr a1, minstreth
	csrr a0, minstret
	csrr a2, minstreth
	bne a1, a2, read_instructions
	ret

	.globl lock_pages
lock_pages: // (address and size as one NAPOT word): a locked entry binds machine mode too. L, NAPOT, X, R.
	csrw pmpaddr0, a0
	li a1, 0x9D
	csrw pmpcfg0, a1
	ret

	.balign 16
	.globl semihost
semihost: // long (long operation, void* argument): the three instructions must not be compressed
	.option push
	.option norvc
	slli x0, x0, 0x1f
	ebreak
	srai x0, x0, 7
	ret
	.option pop
