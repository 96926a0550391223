/**
 * What the fake functions compute for drawn arguments, one JSON object per line, so that other implementations can be
 * held against them. Numbers are binary64 in their shortest form; −0 is written -0.0, an infinity 1e999.
 */
import { excitabilityHash } from "../../../modules/npu/excitability.js";
import type { PrecisionName } from "../../../tools/genome/model.js";
import { integerLeak, leakBits } from "../../../tools/quantise/leak.js";
import type { AreaArithmetic } from "../../../tools/training/brain-arithmetic.js";
import { fakeBurst } from "../../../tools/training/fake-burst.js";
import { tierOf } from "../../../tools/training/fake-quantization.js";
import type { Leak, Scale, Tier } from "../../../tools/training/tier.js";
import { PRECISIONS } from "./brains.js";
import { type Random, seeded } from "./random.js";

const SEED = 20260616;
const BURSTS = 32;
const LEAKS = [0, 0.5, 0.1, 2 ** -13, -0.25, 10];

const PROVENANCE = {
	what: "Golden vectors of quantization-aware training, from tools/training, which equals the engine bit for bit",
	command:
		"npx vitest run -c host-tests/vitest.config.ts --project host host-tests/unit/training/golden-vectors.test.ts -u",
	seed: SEED,
};

export function goldenVectors(): string {
	const random = seeded(SEED);
	const lines: unknown[] = [PROVENANCE, { kind: "draw", values: draws(random) }];
	for (const precision of PRECISIONS) {
		const tier = tierOf(precision);
		lines.push({ kind: "store", precision, values: many(50, () => stored(random, tier)) });
		lines.push({ kind: "injection", precision, values: many(25, () => injected(random, tier)) });
		for (const scale of scales(tier))
			lines.push({ kind: "synapse", precision, scale, values: many(16, () => synapse(random, tier, scale)) });
		for (const leak of LEAKS.map((value) => leakOf(value, tier)))
			lines.push({ kind: "decay", precision, leak, values: many(10, () => decayed(random, tier, leak)) });
		for (let i = 0; i < 6; i++) lines.push(bursts(random, tier));
	}
	return lines.map((line) => `${encode(line)}\n`).join("");
}

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const leakOf = (leak: number, { precision }: Tier): Leak => ({
	keep: Math.fround(1 - Math.fround(leak)),
	...integerLeak(Math.fround(leak), leakBits(precision as PrecisionName)),
});

/** A potential in state units: near an end, near 0 or anywhere; whole in the integer precisions. */
function anywhere(random: Random, { format }: Tier): number {
	const sign = random.pick([1, -1]);
	const [end, smallest] = Number.isFinite(format.high)
		? [sign > 0 ? format.high : -format.low, 1]
		: [2 ** 60, 1];
	const float = [
		sign * end * (1 + random.pick([-1, 0, 1, 3, 17]) * 2 ** -14),
		sign * random.next() * 2 ** (random.below(40) - 30),
		sign * random.next() * 100,
		sign * random.below(4096) * 2 ** -25,
	];
	const integer = [
		sign * end + random.pick([-2, -1, 0, 1, 2, 1000]) * smallest,
		sign * random.below(300),
		sign * random.below(end),
	];
	return format.float ? Math.fround(random.pick(float)) : random.pick(integer);
}

function draws(random: Random): number[][] {
	return many(20, () => {
		const neuron = random.below(2 ** 20);
		const burst = random.below(2 ** 31);
		return [neuron, burst, excitabilityHash(neuron, burst)];
	});
}

function stored(random: Random, tier: Tier): number[] {
	const potential = anywhere(random, tier);
	return [potential, tier.store(potential), tier.storePass(potential)];
}

function injected(random: Random, tier: Tier): number[] {
	const potential = random.pick([1, -1]) * random.next() * 2 ** (random.below(40) - 12);
	const units = Math.fround((1 + random.next()) * 2 ** random.below(12));
	return [potential, units, tier.injection(potential, units), tier.injectionPass(potential, units)];
}

function scales({ format }: Tier): Scale[] {
	const divisor = 1 / 3;
	const steps = format.float ? 2 ** -6 : 4096;
	return [
		{ unit: format.float ? 1 : 7 / 65536, divisor: undefined, steps: 0 },
		{ unit: divisor / steps, divisor, steps },
		...(format.float ? [] : [{ unit: 2 ** -14, divisor: undefined, steps: 0 }]),
	];
}

function synapse(random: Random, tier: Tier, scale: Scale): number[] {
	const weight = random.below(511) - 255;
	const psp = random.below(256);
	const degree = random.pick([1, 3, 6, 7, 30]);
	const threshold = random.pick([0.3, 1, 2 / 3, 10 * random.next(), -1]);
	return [
		weight,
		psp,
		degree,
		tier.contribution(weight, psp, degree, scale),
		tier.contributionPass(weight, psp, degree, scale),
		tier.drivenContribution(weight, psp, degree, scale),
		threshold,
		tier.threshold(threshold, scale),
	];
}

function decayed(random: Random, tier: Tier, leak: Leak): number[] {
	const potential = anywhere(random, tier);
	return [potential, tier.decay(potential, leak), tier.decayGradient(potential, leak)];
}

function bursts(random: Random, tier: Tier): unknown {
	const area = randomArea(random, tier);
	const neuron = { potential: 0, countdown: 0, fireCount: 0 };
	const steps = many(BURSTS, () => {
		const input = random.below(8) === 0 ? undefined : randomInput(random, tier, area, neuron.potential);
		const drawn = random.below(5) > 0;
		const { fired, atThreshold, gradient } = fakeBurst(tier, area, 0, neuron, input, drawn);
		return [
			...[input ?? null, drawn, neuron.potential, neuron.countdown, neuron.fireCount],
			...[fired, atThreshold ?? null, gradient],
		];
	});
	return { kind: "burst", precision: tier.precision, area, steps };
}

function randomArea(random: Random, tier: Tier): AreaArithmetic {
	const { format } = tier;
	const threshold = format.float
		? random.pick([1, 5.5, Math.fround(0.3)])
		: random.pick([1000, 15360, 30_000]);
	return {
		name: "",
		unitsPerPotential: 1,
		scale: { unit: 1, divisor: undefined, steps: 0 },
		thresholds: [threshold],
		thresholdLimit: random.pick([threshold * 2, format.float ? 3.4028234663852886e38 : 2147483647]),
		leak: leakOf(random.pick(LEAKS), tier),
		refractoryPeriod: random.pick([0, 0, 1, 2]),
		snoozePeriod: random.pick([0, 2]),
		fireLimit: random.pick([0, 0, 1, 3]),
		accumulates: random.below(5) > 0,
		excitability: 4294967296,
		firstNeuron: 0,
		neurons: 1,
	};
}

/** Mostly below threshold; now and then to an end of the state. */
function randomInput(random: Random, tier: Tier, area: AreaArithmetic, stored: number): number {
	if (random.below(6) === 0) {
		const away = anywhere(random, tier) - stored;
		return tier.format.float ? Math.fround(away) : away;
	}
	const some = random.pick([1, 1, 1, -1]) * area.thresholds[0] * random.next() * 1.2;
	return tier.format.float ? Math.fround(some) : Math.round(some);
}

/** JSON, in which JavaScript would lose the sign of −0, and infinities. */
function encode(value: unknown): string {
	if (Object.is(value, -0)) return "-0.0";
	if (value === Infinity || value === -Infinity) return value > 0 ? "1e999" : "-1e999";
	if (Array.isArray(value)) return `[${value.map(encode).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	return `{${Object.entries(value)
		.map(([key, item]) => `${JSON.stringify(key)}:${encode(item)}`)
		.join(",")}}`;
}
