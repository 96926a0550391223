import type { Canvas } from "platform";
import type { Npu } from "../npu/npu.js";
import { Bands, candidatesOf } from "./bands.js";
import { drivesOf } from "./drive.js";
import { Header } from "./header.js";
import { type Layout, layoutOf } from "./layout.js";
import { MotorBars, motorsAndCount } from "./motor-bars.js";
import { Ink } from "./palette.js";
import { Raster } from "./raster.js";
import { Rates } from "./rates.js";
import { Sliders } from "./sliders.js";

/** What the screen looks at. */
export interface WatchedBrain {
	readonly npu: Npu;
	readonly clock: { readonly overruns: number };
}

/**
 * A live brain on a small screen: header, spike raster with area rates, motor bars, sliders that feed the senses
 * (docs/screen.md). Allocates here, nothing afterwards but a coder when a slider is first moved, and draws only what
 * has changed.
 */
export class BrainScreen {
	readonly layout: Layout;
	readonly bands: Bands;
	readonly raster: Raster;
	readonly sliders: Sliders;
	readonly #brain: WatchedBrain;
	readonly #header: Header;
	readonly #rates: Rates;
	readonly #motors: MotorBars;

	/** Draws everything once. */
	constructor(canvas: Canvas, brain: WatchedBrain) {
		const { npu } = brain;
		const areas = candidatesOf(npu.image);
		const { motors, count } = motorsAndCount(npu);
		const drives = drivesOf(npu);
		const longest = longestName(canvas, npu, areas);
		const layout = layoutOf(canvas, areas.length, count, drives.length, longest);
		this.#brain = brain;
		this.layout = layout;
		this.bands = new Bands(npu, canvas, areas, layout.bands, layout.names.width - 4);
		this.raster = new Raster(canvas, layout, npu, this.bands);
		this.sliders = new Sliders(canvas, layout, drives);
		this.#header = new Header(canvas, layout, npu.image);
		this.#rates = new Rates(canvas, layout, npu, this.bands);
		this.#motors = new MotorBars(canvas, layout, motors);
		canvas.begin(0, 0, canvas.width, canvas.height);
		canvas.fill(Ink.GROUND, 0, 0, canvas.width, canvas.height);
		canvas.end();
		this.#header.clear();
		for (let band = 0; band < this.bands.count; band++) this.#clearBand(band);
		this.#motors.clear();
		this.sliders.clear();
	}

	/** Stages what the sliders say. */
	beforeBurst(): void {
		this.sliders.push();
	}

	/** Shows the newest burst. */
	afterBurst(): void {
		const { npu, clock } = this.#brain;
		this.bands.note();
		if (this.raster.draw() && this.bands.choose())
			for (let band = 0; band < this.bands.count; band++) if (this.bands.changed[band]) this.#clearBand(band);
		this.#rates.draw();
		this.#motors.draw();
		this.#header.draw(npu.burst, clock.overruns);
		this.sliders.draw();
	}

	#clearBand(band: number): void {
		this.#rates.clear(band);
		this.raster.clear(band);
	}
}

/** Pixels. */
function longestName(canvas: Canvas, npu: Npu, areas: readonly number[]): number {
	let longest = 0;
	for (let k = 0; k < areas.length; k++)
		longest = Math.max(longest, canvas.textWidth(npu.image.areaName(areas[k])));
	return longest;
}
