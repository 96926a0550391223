import { describe, expect, test } from "vitest";
import { Area, NONE } from "../../../modules/connectome/layout.js";
import type { CompileOptions } from "../../../tools/compile.js";
import type { RangeWish } from "../../../tools/genome/quantization.js";
import { type AreaArithmetic, brainArithmetic } from "../../../tools/training/brain-arithmetic.js";
import { fakeBurst } from "../../../tools/training/fake-burst.js";
import { tierOf } from "../../../tools/training/fake-quantization.js";
import type { Tier } from "../../../tools/training/tier.js";
import { type Brain, bootSketch, neuronState } from "../../parity/brain.js";
import { plainArea, withCore } from "../../parity/sketch.js";
import { CORE_AREAS, PRECISIONS, randomBrain } from "./brains.js";
import { FakeBrain, type Injection } from "./fake-brain.js";
import { type Random, seeded } from "./random.js";

const BRAINS = 40;
const BURSTS = 150;

/** Every way to choose a unit. */
function options(random: Random, precision: string): CompileOptions {
	const range = random.pick<RangeWish>(["auto", "embedded", { min: -100, max: 50 }]);
	return { precision, range, sameUnit: random.pick([true, false]) };
}

/** Around the threshold, at the ends of the state within a few units, tiny, or anything at all. */
function injection(random: Random, tier: Tier, area: AreaArithmetic, stored: number): number {
	const sign = random.pick([1, 1, -1]);
	const threshold = area.thresholds[0] / area.unitsPerPotential;
	const { low, high } = tier.format;
	const end = Number.isFinite(high) ? random.pick([low, high]) : sign * 2 ** 98;
	const step = tier.format.float ? end * 2 ** -12 : 1;
	switch (random.below(6)) {
		case 0:
			return (end - stored + random.pick([-1, -0.5, 0, 0.5, 1, 40]) * step) / area.unitsPerPotential;
		case 1:
			return sign * 10 ** (random.next() * 16 - 10);
		case 2:
			return random.pick([threshold, sign, sign * 2 ** -24, 0]);
		default:
			return sign * threshold * random.next() * 0.9;
	}
}

function injections(random: Random, fake: FakeBrain): Injection[] {
	return fake.neurons.flatMap(({ potential }, area): Injection[] => {
		if (area < CORE_AREAS || random.next() < 0.3) return [];
		const potentials = Array.from({ length: 1 + random.below(2) }, () =>
			injection(random, fake.tier, fake.arithmetic.areas[area], potential),
		);
		return potentials.map((potential) => ({ area, potential: Math.fround(potential) }));
	});
}

/** What the fake brain must say of area `area`'s neuron, bit for bit. */
function engineState(brain: Brain, area: number) {
	const { image, npu } = brain;
	const limited = image.views.word(image.area(area) + Area.FIRE_COUNT_INDEX) !== NONE;
	return {
		potential: npu.potential(area, 0),
		countdown: npu.countdown(area, 0),
		fireCount: limited ? neuronState(brain, area, 0).fireCount : 0,
		fired: npu.fired(area, 0),
	};
}

function fakeState(fake: FakeBrain, area: number) {
	const { potential, countdown, fireCount } = fake.neurons[area];
	const { unitsPerPotential } = fake.arithmetic.areas[area];
	return { potential: potential / unitsPerPotential, countdown, fireCount, fired: fake.fired[area] };
}

describe.each(PRECISIONS)("%s", (precision) => {
	test("every potential, countdown, count and spike of random bursts", () => {
		const seen = { updates: 0, spikes: 0, atEnds: 0, blocked: 0, clamped: 0 };
		for (let seed = 1; seed <= BRAINS; seed++) {
			const random = seeded(seed);
			const brain = bootSketch(randomBrain(random), options(random, precision));
			const fake = new FakeBrain(brain.compilation);
			const { low, high } = fake.tier.format;
			for (let burst = 0; burst < BURSTS; burst++) {
				const given = injections(random, fake);
				for (const { area, potential } of given) brain.npu.inputs.push(area, 0, potential);
				brain.npu.step();
				fake.step(given);
				fake.neurons.forEach(({ potential, countdown }, area) => {
					const actual = fakeState(fake, area);
					const expected = engineState(brain, area);
					if (!same(actual, expected))
						expect({ seed, burst, area, ...actual }).toEqual({ seed, burst, area, ...expected });
					if (actual.fired) seen.spikes++;
					if (countdown > 0) seen.blocked++;
					if (potential === low || potential === high) seen.atEnds++;
				});
			}
			seen.updates += fake.updates;
			seen.clamped += brain.npu.saturations();
		}
		expect(seen.updates).toBeGreaterThan(50_000);
		expect(seen.spikes).toBeGreaterThan(10_000);
		expect(seen.blocked).toBeGreaterThan(1000);
		if (precision === "fp32") return;
		expect(seen.atEnds).toBeGreaterThan(1000);
		expect(seen.clamped).toBeGreaterThan(1000);
	});

	test("each neuron of an area with a threshold gradient has its own threshold", () => {
		const sketch = {
			...plainArea,
			dimensions: [5, 1, 1] as const,
			threshold: 1,
			increments: [0.5, 0, 0] as const,
		};
		const brain = bootSketch(withCore({ ...sketch, leak: 0.25 }), { precision });
		const { areas } = brainArithmetic(brain.compilation);
		const area = areas[CORE_AREAS];
		const tier = tierOf(precision);
		const neurons = Array.from({ length: 5 }, () => ({ potential: 0, countdown: 0, fireCount: 0 }));
		let spikes = 0;
		for (let burst = 0; burst < 20; burst++) {
			neurons.forEach((_, i) => void brain.npu.inputs.push(CORE_AREAS, i, 0.9));
			spikes += brain.npu.step();
			neurons.forEach((neuron, i) => {
				const input = tier.injection(0.9, area.unitsPerPotential);
				expect(fakeBurst(tier, area, i, neuron, input).fired).toBe(brain.npu.fired(CORE_AREAS, i));
				expect(neuron.potential / area.unitsPerPotential).toBe(brain.npu.potential(CORE_AREAS, i));
			});
		}
		expect(spikes).toBeGreaterThan(20);
	});

	test("contributions and thresholds in state units are those of the image", () => {
		for (let seed = 101; seed <= 200; seed++) {
			const random = seeded(seed);
			const sketch = randomBrain(random);
			const { compilation } = bootSketch(sketch, options(random, precision));
			const { areas, projections } = brainArithmetic(compilation);
			const tier = tierOf(precision);
			for (const { source, target, weight, psp, driven, contributions } of projections) {
				if (driven) continue;
				const { degrees } = compilation.network.degrees[source];
				const units = degrees.map((degree) => tier.contribution(weight, psp, degree, areas[target].scale));
				expect(units).toEqual(contributions.map((value) => value + 0));
			}
			areas.forEach(({ scale, thresholds }, i) => {
				if (tier.format.float || scale.steps > 0)
					expect(tier.threshold(sketch[i].threshold, scale)).toBe(thresholds[0]);
			});
		}
	});
});

type State = ReturnType<typeof fakeState>;

function same(a: State, b: State): boolean {
	return (
		Object.is(a.potential, b.potential) &&
		a.countdown === b.countdown &&
		a.fireCount === b.fireCount &&
		a.fired === b.fired
	);
}
