import type { Canvas } from "platform";

/** A part of the screen, in pixels. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Where everything goes. A part that has no room is 0 pixels high; nothing overlaps, nothing leaves the canvas. */
export interface Layout {
	/** Less than 200 × 150 pixels: no area names, rates, motor names or sliders. */
	readonly small: boolean;
	readonly header: Box;
	/** Area names, left of the raster. */
	readonly names: Box;
	readonly raster: Box;
	/** Spikes per burst, right of the raster. */
	readonly rates: Box;
	/** Pixels of one burst, and rows are as high. */
	readonly columnWidth: number;
	/** Distance of the bands of two areas. */
	readonly bandPitch: number;
	readonly bands: number;
	readonly motors: Box;
	readonly motorColumns: number;
	/** Distance of two rows of motors. */
	readonly motorPitch: number;
	/** Motors that have room. */
	readonly motorCount: number;
	readonly sliders: Box;
	/** Sliders that have room, each a third of the width: as far apart as the buttons under an M5Stack's screen. */
	readonly sliderCount: number;
}

export const MOST_SLIDERS = 3;
const MARGIN = 4;
const GAP = 4;
const SMALL_PITCH = 8;
const SMALL_MOTOR_PITCH = 6;
const TRACK_HEIGHT = 14;
const NAME_GAP = 6;
/** Share of the width. */
const MOST_NAMES = 0.36;
const { ceil, floor, max, min } = Math;

/**
 * Pure arithmetic on the canvas's size, on how many areas, motors and sensors there are to show, and on the pixels that
 * the longest of the areas' names takes.
 */
export function layoutOf(
	canvas: Canvas,
	areas: number,
	motors: number,
	sensors: number,
	longestName: number,
): Layout {
	const { width, height, textHeight } = canvas;
	const small = width < 200 || height < 150;
	const margin = min(MARGIN, width >> 3);
	const inner = width - 2 * margin;
	const header: Box = { x: margin, y: 2, width: inner, height: max(0, min(textHeight + 1, height - 2)) };
	const top = header.y + header.height + 3;

	const sliderHeight = !small && sensors > 0 ? textHeight + TRACK_HEIGHT : 0;
	let bottom = max(height - 3, 0);
	const sliders: Box = { x: 0, y: bottom - sliderHeight, width, height: sliderHeight };
	if (sliderHeight) bottom = sliders.y - GAP;

	const motorColumns = motors > 1 ? 2 : 1;
	const motorPitch = small ? SMALL_MOTOR_PITCH : textHeight - 2;
	const wanted = ceil(motors / motorColumns);
	const motorRows = max(
		0,
		min(wanted, floor((height * 0.3) / motorPitch), floor((bottom - top) / motorPitch)),
	);
	const motorHeight = motorRows * motorPitch;
	const motorBox: Box = { x: margin, y: bottom - motorHeight, width: inner, height: motorHeight };
	if (motorHeight) bottom = motorBox.y - GAP;

	const free = max(0, bottom - top);
	const least = small ? SMALL_PITCH : textHeight;
	const bands = min(areas, floor(free / least));
	const bandPitch = bands > 0 ? min(floor(free / bands), 3 * least) : least;
	const rasterHeight = bands * bandPitch;
	const rasterTop = top + (bands * bandPitch < free ? min(GAP, (free - rasterHeight) >> 1) : 0);
	const nameWidth = small ? 0 : min(longestName + NAME_GAP, floor(inner * MOST_NAMES));
	const rateWidth = small ? 0 : canvas.textWidth("000.0") + 2;
	const columnWidth = small ? 1 : 2;
	const room = max(0, inner - nameWidth - rateWidth);
	const rasterWidth = room - (room % columnWidth);
	return {
		small,
		header,
		names: { x: margin, y: rasterTop, width: nameWidth, height: rasterHeight },
		raster: { x: margin + nameWidth, y: rasterTop, width: rasterWidth, height: rasterHeight },
		rates: { x: margin + nameWidth + rasterWidth, y: rasterTop, width: rateWidth, height: rasterHeight },
		columnWidth,
		bandPitch,
		bands,
		motors: motorBox,
		motorColumns,
		motorPitch,
		motorCount: min(motors, motorRows * motorColumns),
		sliders,
		sliderCount: sliderHeight ? min(sensors, MOST_SLIDERS) : 0,
	};
}
