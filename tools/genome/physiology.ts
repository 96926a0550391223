import { at, quote } from "./json-path.js";
import { maxBurstPeriodUs, minBurstPeriodUs } from "./limits.js";
import type { JsonObject } from "./parse.js";
import { refuse } from "./refuse.js";
import { check, float } from "./schema.js";
import type { Reading, Sourced } from "./source.js";

const defaultTimestep = 0.025;
const timestepNames = ["simulation_timestep", "burst_delay"];
const used = new Set([
	...timestepNames,
	"quantization_precision",
	"quantization_range",
	"quantization_same_unit",
]);
const unused =
	/^(max_age|evolution_burst_count|ipu_idle_threshold|plasticity_queue_depth|lifespan_mgmt_interval|sleep|sleep_.*)$/;

/**
 * Burst period in microseconds from simulation_timestep, in seconds (spec 1.8, 1.11).
 * @throws GenomeError property when no number, burst-period outside 100 µs … 10 minutes
 */
export function burstPeriod(physiology: JsonObject, reading: Reading): number {
	const found = timestepNames
		.map((name): Sourced => ({ value: physiology[name] ?? null, path: at("$.physiology", name) }))
		.filter(({ value }) => value !== null);
	const [sourced, other] = found;
	if (!sourced) return defaultTimestep * 1e6;
	if (other && other.value !== sourced.value) {
		const message = "burst_delay is the old name of simulation_timestep and differs from it; it is ignored.";
		reading.notes.warn("conflicting-spellings", other.path, message, "simulation_timestep");
	}
	const seconds = check("simulation_timestep", sourced, float);
	if (seconds <= 0) {
		const message = `simulation_timestep ${seconds} is not positive; ${defaultTimestep} s is used, as FEAGI does.`;
		reading.notes.warn("timestep-fixed", sourced.path, message);
		return defaultTimestep * 1e6;
	}
	const microseconds = Math.round(seconds * 1e6);
	if (microseconds < minBurstPeriodUs || microseconds > maxBurstPeriodUs) {
		const message = `A burst of ${seconds} s is outside 0.0001 s (100 µs) to 600 s (10 minutes).`;
		refuse("burst-period", sourced.path, message, "give simulation_timestep in seconds, for example 0.025");
	}
	return microseconds;
}

export function notePhysiology(physiology: JsonObject, { notes }: Reading): void {
	const idle = Object.keys(physiology).filter((key) => unused.test(key));
	if (idle.length > 0) {
		const names = idle
			.slice(0, 12)
			.map((name) => name.slice(0, 60))
			.join(", ");
		notes.info(
			"unused-physiology",
			"$.physiology",
			`FEAGI's engine does not use ${names}; neither does feagi-xs.`,
		);
	}
	for (const key of Object.keys(physiology)) {
		if (used.has(key) || unused.test(key)) continue;
		notes.info(
			"unknown-physiology",
			at("$.physiology", key),
			`Physiology ${quote(key)} is unknown and ignored.`,
			key,
		);
	}
}
