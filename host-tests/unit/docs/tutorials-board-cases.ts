/** What goes wrong on a board, and what its console says then. */
import { BrainImage } from "../../../modules/connectome/image.js";
import { SATURATION_WINDOW, SaturationWatch } from "../../../modules/runtime/saturation-watch.js";
import { start } from "../../../modules/runtime/start.js";
import { asBuffer } from "../../../tools/cli/files.js";
import { buildStimulus } from "../../../tools/stimulus/build-stimulus.js";
import { bootSketch } from "../../parity/brain.js";
import { plainArea, withCore } from "../../parity/sketch.js";
import { withBlocksUpTo } from "../runtime/fake-platform.js";
import { FakeIo } from "../wires/fake-io.js";
import {
	board,
	changed,
	future,
	imageOf,
	otherIds,
	read,
	relay,
	servoBoard,
	started,
	torn,
	wiresFor,
} from "./tutorials-board.js";

export function wiresThatFail(): string[] {
	const tilt = JSON.stringify({
		board: "esp32c3",
		devices: { imu: { kind: "mpu6050", data: "GPIO6", clock: "GPIO7" } },
		sensors: [{ area: "knob", kind: "i2c", device: "imu", quantity: "acceleration-x" }],
	});
	const taken = new FakeIo();
	taken.taken.add(4);
	const silent = new FakeIo();
	silent.broken.add("bus");
	const stranger = new FakeIo();
	stranger.registers = { 117: [1] };
	const wheel = JSON.stringify({
		board: "esp32c3",
		motors: [
			{ area: JSON.parse(servoBoard).motors[0].area, kind: "rotary", mode: "pwm-direction", pins: [5, 4] },
		],
	});
	const deaf = new FakeIo();
	deaf.levels[4] = Number.NaN;
	const s3 = servoBoard.replace("esp32c3", "esp32s3");
	const spoilt = changed(wiresFor(servoBoard), (bytes) => {
		bytes[bytes.length - 1] ^= 1;
	});
	return [
		{ wires: wiresFor(servoBoard), io: taken },
		{ wires: wiresFor(servoBoard), io: new FakeIo(), builtIn: relay },
		{ wires: wiresFor(wheel), io: taken },
		{ wires: wiresFor(servoBoard), io: deaf },
		{ wires: wiresFor(tilt), io: silent },
		{ wires: wiresFor(tilt), io: stranger },
		{ wires: wiresFor(s3), io: new FakeIo() },
		{ wires: spoilt, io: new FakeIo() },
	].flatMap((setup) => {
		const platform = started(setup);
		platform.run(platform.nowMs + 100);
		return platform.lines;
	});
}

export function starts(): string[] {
	const lines = [
		started(),
		started({ partition: new ArrayBuffer(4096) }),
		started({ partition: future }),
		started({ partition: otherIds }),
		started({ partition: torn }),
		started({ builtIn: undefined }),
		started({ partition: relay, builtIn: undefined, boot: 4, cause: "brown-out" }),
		started({ boot: 4, cause: "task watchdog" }),
		started({ boot: 4 }),
	].flatMap((platform) => platform.lines);
	const camera = imageOf(read("genomes/camera.fp32.genome.json"));
	const small = board({ partition: camera, largestFree: 40_000 });
	withBlocksUpTo(40_000, () => start(small));
	const dark = board();
	// A driver that fails.
	Object.assign(dark, { screen: {} });
	start(dark);
	const recordings = [
		new ArrayBuffer(8),
		asBuffer(buildStimulus({ image: new BrainImage(relay), bursts: 1 }).bytes),
	].flatMap((stimulus) => {
		const platform = board();
		platform.stimulus = stimulus;
		start(platform);
		return platform.lines;
	});
	const none = started({ builtIn: undefined });
	return [...lines, ...small.lines, ...dark.lines, ...recordings, ...none.type("step")];
}

export function running(): string[] {
	const slow = board();
	const brain = start(slow)!;
	brain.attach({
		afterBurst: () => {
			slow.nowMs += 60;
		},
	});
	slow.run(slow.nowMs + 3000);
	const { npu } = bootSketch(
		withCore(
			{
				...plainArea,
				id: "c__000",
				dimensions: [1, 1, 1],
				threshold: 0.5,
				mappings: [{ target: 4, morphology: { kind: "projector" }, multiplier: -1 }],
			},
			{ ...plainArea, id: "c__001", dimensions: [1, 1, 1], threshold: 1, accumulates: true },
		),
		{ precision: "int8" },
	);
	const saturation: string[] = [];
	const watch = new SaturationWatch(npu, (line) => saturation.push(line));
	for (let burst = 0; burst < SATURATION_WINDOW; burst++) {
		npu.inputs.push(3, 0, 1);
		npu.step();
		watch.afterBurst();
	}
	const platform = started();
	const answers = ["hello", "x".repeat(100), "\x80\x81", "watch nose", "step 0"].flatMap((line) => {
		platform.nowMs += 5000;
		return [...platform.type(line)];
	});
	return [...slow.lines, ...saturation, ...answers];
}
