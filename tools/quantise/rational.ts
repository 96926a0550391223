/** numerator / denominator, both whole and positive. */
export interface Rational {
	readonly numerator: number;
	readonly denominator: number;
}

/** Denominators beyond this make the common divisor too small to be of use. */
const LARGEST_DENOMINATOR = 1n << 40n;

/** The largest number of which all values are whole multiples; undefined for none, or when it would be tiny. */
export function commonDivisor(values: readonly Rational[]): number | undefined {
	let denominator = 1n;
	for (const value of values) {
		const next = BigInt(value.denominator);
		denominator = (denominator / gcd(denominator, next)) * next;
		if (denominator > LARGEST_DENOMINATOR) return undefined;
	}
	let numerator = 0n;
	for (const value of values)
		numerator = gcd(numerator, (BigInt(value.numerator) * denominator) / BigInt(value.denominator));
	return numerator === 0n ? undefined : Number(numerator) / Number(denominator);
}

function gcd(a: bigint, b: bigint): bigint {
	while (b) [a, b] = [b, a % b];
	return a;
}
