/** Loops that hold no other loop, of a function's instructions. */
import type { Instruction } from "./disassembly.js";

export function innermostLoops(instructions: readonly Instruction[]): Instruction[][] {
	const at = new Map(instructions.map((instruction) => [instruction.address, instruction]));
	const all = [...at.values()];
	return search(all, at, new Set([all[0]?.address]));
}

/** A loop without its entries holds only inner loops. */
function search(
	nodes: readonly Instruction[],
	at: ReadonlyMap<number, Instruction>,
	starts: ReadonlySet<number | undefined>,
): Instruction[][] {
	return cycles(nodes, at).flatMap((cycle) => {
		const inside = new Set(cycle.map(({ address }) => address));
		const entries = new Set(
			[...at.values()]
				.filter(({ address }) => !inside.has(address))
				.flatMap(({ next }) => next.filter((address) => inside.has(address))),
		);
		for (const start of starts) if (start !== undefined && inside.has(start)) entries.add(start);
		if (entries.size === 0) entries.add(cycle[0]!.address);
		const inner = search(
			cycle.filter(({ address }) => !entries.has(address)),
			at,
			starts,
		);
		return inner.length > 0 ? inner : [cycle];
	});
}

/** Tarjan's strongly connected components, as far as they are cycles. */
function cycles(nodes: readonly Instruction[], at: ReadonlyMap<number, Instruction>): Instruction[][] {
	const allowed = new Set(nodes.map(({ address }) => address));
	const numbers = new Map<number, number>();
	const lowest = new Map<number, number>();
	const stack: number[] = [];
	const onStack = new Set<number>();
	const found: Instruction[][] = [];
	const targets = (address: number) => at.get(address)!.next.filter((next) => allowed.has(next));

	const open = (address: number) => {
		numbers.set(address, numbers.size);
		lowest.set(address, numbers.size - 1);
		stack.push(address);
		onStack.add(address);
		return { address, next: targets(address), visited: 0 };
	};
	const lower = (address: number, number: number) =>
		lowest.set(address, Math.min(lowest.get(address)!, number));
	const close = (address: number) => {
		if (lowest.get(address) !== numbers.get(address)) return;
		const component = stack.splice(stack.lastIndexOf(address));
		for (const member of component) onStack.delete(member);
		if (component.length > 1 || targets(address).includes(address))
			found.push(component.map((member) => at.get(member)!));
	};

	for (const { address: root } of nodes) {
		if (numbers.has(root)) continue;
		const path = [open(root)];
		while (path.length > 0) {
			const here = path.at(-1)!;
			if (here.visited < here.next.length) {
				const next = here.next[here.visited++]!;
				if (!numbers.has(next)) path.push(open(next));
				else if (onStack.has(next)) lower(here.address, numbers.get(next)!);
				continue;
			}
			path.pop();
			if (path.length > 0) lower(path.at(-1)!.address, lowest.get(here.address)!);
			close(here.address);
		}
	}
	return found;
}
