// SPDX-License-Identifier: Apache-2.0
/**
 * Fingers on the screen and on the buttons under it, wherever the SDK keeps them: the simulator's window, an ECMA-419
 * sensor, one of the older drivers, and buttons as of the simulator (Host) or of M5Stack's boards (button).
 */

import config from "mc/config";
import Timer from "timer";

type Listener = (x: number, y: number, down: boolean) => void;

interface Point {
	x?: number;
	y?: number;
	/** Older drivers: 1 and 2 while the finger is down. */
	state?: number;
}

interface TouchDriver {
	/** ECMA-419. */
	sample?(): Point[] | undefined;
	/** Where it calls onSample when there is something to sample. */
	readonly configuration?: { readonly interrupt?: unknown };
	/** Older drivers. */
	read?(points: Point[]): void;
}

interface Button {
	read(): number;
	onChanged?: () => void;
}

interface HostButtonOptions {
	onPush(pressed: number): void;
}

interface Board {
	readonly screen: { context?: unknown };
	readonly device?: { readonly sensor?: { readonly Touch?: new (options: object) => TouchDriver } };
	readonly button?: { readonly [name: string]: Button | undefined };
	readonly Host?: {
		readonly Button?: { readonly [name: string]: (new (options: HostButtonOptions) => unknown) | undefined };
	};
}

/** Milliseconds between two looks at a panel that is polled. */
const POLL_MS = 30;
const BUTTONS: readonly string[] = Object.freeze(["a", "b", "c"]);

/** Calls `listener` with every touch; a button is a touch below a screen of `width` × `height`, under its third. */
export default function listen(width: number, height: number, listener: Listener): void {
	const board = globalThis as unknown as Board;
	listenToWindow(board, listener);
	listenToPanel(board, listener);
	for (let k = 0; k < BUTTONS.length; k++) {
		const x = ((2 * k + 1) * width) / (2 * BUTTONS.length);
		const pressed = (down: boolean) => listener(x, height, down);
		const button = board.button?.[BUTTONS[k]];
		const HostButton = board.Host?.Button?.[BUTTONS[k]];
		if (button) listenToButton(button, pressed);
		else if (HostButton) new HostButton({ onPush: (value) => pressed(value !== 0) });
	}
}

/** The simulator calls these on `screen.context`. */
function listenToWindow(board: Board, listener: Listener): void {
	if (!String(config.platform).startsWith("moddable-")) return;
	board.screen.context = {
		onTouchBegan: (_id: number, x: number, y: number) => listener(x, y, true),
		onTouchMoved: (_id: number, x: number, y: number) => listener(x, y, true),
		onTouchEnded: (_id: number, x: number, y: number) => listener(x, y, false),
		onTouchCancelled: (_id: number, x: number, y: number) => listener(x, y, false),
	};
}

function listenToPanel(board: Board, listener: Listener): void {
	const Touch =
		(config.Touch as (new (options: object) => TouchDriver) | undefined) ?? board.device?.sensor?.Touch;
	if (!Touch) return;
	let touching = false;
	let x = 0;
	let y = 0;
	const take = (points: Point[] | undefined, down: boolean) => {
		if (points === undefined) return;
		if (down) {
			x = points[0].x as number;
			y = points[0].y as number;
		}
		if (down || touching) listener(x, y, down);
		touching = down;
	};
	const onSample = () => {
		const points = driver.sample?.();
		take(points, points !== undefined && points.length > 0);
	};
	const slots: Point[] = [{}];
	const poll = () => {
		driver.read?.(slots);
		take(slots, slots[0].state === 1 || slots[0].state === 2);
	};
	const driver = new Touch({ onSample });
	if (!driver.configuration?.interrupt) Timer.repeat(driver.sample ? onSample : poll, POLL_MS);
}

/** M5Stack's buttons read 0 while they are pressed; those drawn on a touch panel read 1. */
function listenToButton(button: Button, pressed: (down: boolean) => void): void {
	const released = button.read();
	button.onChanged = () => pressed(button.read() !== released);
}
