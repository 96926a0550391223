import type { BrainImage } from "../../modules/connectome/image.js";
import { Area, Coder, Direction } from "../../modules/connectome/layout.js";
import {
	findPort,
	findPortOfId,
	isSigned,
	type PortShape,
	portsOf,
	readPort,
	valueCount,
	valuesPerChannel,
	voxelCount,
} from "../../modules/senses/ports.js";
import { takesPins } from "../../modules/wires/area-coders.js";
import { decodeCorticalId } from "../genome/cortical-id.js";
import { at, quote } from "../genome/json-path.js";
import { nearNames } from "../genome/near.js";
import type { Board } from "./read-board.js";
import { refuseBoard } from "./refuse.js";
import type { MotorEntry, SensorEntry } from "./schema.js";

/** Where a wire ends in the brain. */
export interface WiredArea {
	readonly id: Uint8Array;
	readonly name: string;
	readonly signed: boolean;
}

/** @throws BoardError wire-area, wire-channel, wire-twice */
export function resolveSensors({ sensors }: Board, image: BrainImage): WiredArea[] {
	const told = new Map<string, string>();
	return sensors.map((entry, i) => {
		const path = at("$.sensors", i);
		const port = resolve(entry, path, image, Direction.INPUT);
		checkChannels(entry, path, port, 1);
		const value = `${port.area} ${entry.channel} ${entry.dimension}`;
		const other = told.get(value);
		if (other) {
			const message = `Channel ${entry.channel} of ${quote(port.name)} is told by ${other} already.`;
			refuseBoard("wire-twice", path, message, "give each sensor a channel of its own");
		}
		told.set(value, path);
		return wiredArea(port, image);
	});
}

/** @throws BoardError wire-area, wire-channel */
export function resolveMotors({ motors }: Board, image: BrainImage): WiredArea[] {
	return motors.map((entry, i) => {
		const path = at("$.motors", i);
		const port = resolve(entry, path, image, Direction.OUTPUT);
		checkChannels(entry, path, port, entry.kind === "pixels" ? entry.count : 1);
		return wiredArea(port, image);
	});
}

/** By name, by the name of its unit, or by any spelling of its cortical id, among the areas of that direction. */
function resolve(
	{ area }: SensorEntry | MotorEntry,
	path: string,
	image: BrainImage,
	direction: number,
): PortShape {
	const ports = portsOf(image, direction);
	const kind = direction === Direction.INPUT ? "sensory" : "motor";
	const named = ports.find(({ name }) => name === area) ?? byUnitOrId(area, image);
	if (!named || named.direction !== direction) {
		const known = ports.map(({ name }) => name);
		const has = known.length > 0 ? `its ${kind} areas are ${known.map(quote).join(", ")}` : `it has none`;
		refuseBoard(
			"wire-area",
			at(path, "area"),
			`The brain has no ${kind} area ${quote(area)}${nearNames(area, known)}.`,
			`name one by its name or cortical id: ${has}`,
		);
	}
	if (!takesPins(named)) {
		const message = `The area ${quote(named.name)} carries pictures or tokens, which no pin does.`;
		refuseBoard(
			"wire-area",
			at(path, "area"),
			message,
			"choose an area of switches, percentages or raw data",
		);
	}
	return named;
}

function byUnitOrId(area: string, image: BrainImage): PortShape | undefined {
	const named = findPort(image, area);
	const id = decodeCorticalId(area);
	const index = named >= 0 || !id ? named : findPortOfId(image, id.bytes);
	return index < 0 ? undefined : readPort(image, index);
}

function checkChannels(
	{ channel, dimension }: SensorEntry | MotorEntry,
	path: string,
	port: PortShape,
	count: number,
): void {
	const perChannel = valuesPerChannel(port) || 1;
	if (dimension >= perChannel)
		refuseBoard(
			"wire-channel",
			at(path, "dimension"),
			`A channel of ${quote(port.name)} has ${perChannel} value${perChannel > 1 ? "s" : ""}, dimension ${dimension} is none of them.`,
			perChannel > 1 ? `give a dimension from 0 to ${perChannel - 1}` : "leave dimension out",
		);
	const channels = Math.floor(valuesOf(port) / perChannel);
	if (channel + count > channels)
		refuseBoard(
			"wire-channel",
			at(path, "channel"),
			`${quote(port.name)} has ${channels} channel${channels > 1 ? "s" : ""}, and ${count > 1 ? `${channel} to ${channel + count - 1} are` : `${channel} is`} asked for.`,
			channels > 0
				? `${channels > 1 ? `stay within 0 to ${channels - 1}` : "use channel 0"}, or widen the area`
				: "widen the area: a signed value needs two columns",
		);
}

/** As the coders count: modules/senses. */
function valuesOf(port: PortShape): number {
	if (valuesPerChannel(port) > 0) return valueCount(port);
	return port.coder === Coder.BOOLEAN ? port.width : voxelCount(port);
}

function wiredArea(port: PortShape, image: BrainImage): WiredArea {
	const record = image.area(port.area) + Area.ID;
	return { id: image.views.u8.slice(record, record + 8), name: port.name, signed: isSigned(port) };
}
