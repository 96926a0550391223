// Before bench/bare/start.S: the first hart goes on there, the second one waits for items on a stack of its own.
	.option arch, +zicsr
	.section .init, "ax"
	.globl reset
reset:
	csrr a0, mhartid
	beqz a0, 1f
	la sp, second_stack_top
	j second_hart
1:	j _start

	.bss
	.balign 16
	.space 16384
second_stack_top:
