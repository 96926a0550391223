/** Typed arrays that throw when anybody reads or writes beyond their end, where JavaScript shrugs and C does not. */
import type { Views } from "../../modules/connectome/views.js";
import type { Pools } from "../../modules/npu/pools.js";

type TypedArray = Uint8Array | Uint16Array | Uint32Array | Int8Array | Int32Array | Float32Array;

class OutOfBounds extends Error {}

function guarded<T extends object>(array: T): T {
	if (!ArrayBuffer.isView(array)) return array;
	const { length } = array as unknown as TypedArray;
	const check = (key: string | symbol): void => {
		if (typeof key === "symbol" || !/^-?[0-9]|^NaN|^undefined/.test(key)) return;
		const index = Number(key);
		if (!(Number.isInteger(index) && index >= 0 && index < length))
			throw new OutOfBounds(`element ${key} of ${length}`);
	};
	return new Proxy(array, {
		get(target, key) {
			check(key);
			const value = Reflect.get(target, key, target);
			if (key === "fill")
				return (content: number, first = 0, end = length) => {
					if (!(first >= 0 && first <= end && end <= length))
						throw new OutOfBounds(`fill from ${first} to ${end} of ${length}`);
					return (target as unknown as TypedArray).fill(content, first, end);
				};
			return typeof value === "function" ? value.bind(target) : value;
		},
		set(target, key, value) {
			check(key);
			return Reflect.set(target, key, value, target);
		},
	});
}

/** Replaces every typed array that `holder` has, in pairs too, by a guarded one. */
export function guardAll(holder: Pools | Views): void {
	for (const [key, value] of Object.entries(holder)) {
		const guards = Array.isArray(value) ? value.map((item) => guardItem(item)) : guardItem(value);
		Object.defineProperty(holder, key, { value: guards });
	}
}

function guardItem(value: unknown): unknown {
	return typeof value === "object" && value !== null ? guarded(value) : value;
}
