import { HEADROOM, PREDICTED_FOOTPRINT } from "../../modules/runtime/footprint.js";
import { neuronCount } from "../genome/area.js";
import type { CorticalArea, PrecisionName } from "../genome/model.js";
import { persistentBytes, planState } from "../image/state-plan.js";
import { textTable } from "../text-table.js";
import { BOARDS, type Board } from "./boards.js";

/** Whether a brain fits a board, in bytes of SRAM; all figures predicted. */
export interface BudgetRow {
	readonly board: Board;
	readonly precision: PrecisionName;
	/** State, XS heap and stack. */
	readonly needed: number;
	readonly state: number;
	readonly fits: boolean;
	/** Bytes left, or missing when negative: of the whole, or of the largest block if that is what lacks. */
	readonly spare: number;
	readonly limitedBy: "SRAM" | "largest block";
	/** Neurons that would fit with the same mix of areas. */
	readonly capacity: number;
}

const XS_BYTES = Object.values(PREDICTED_FOOTPRINT).reduce((a, b) => a + b, HEADROOM);

export function budget(areas: readonly CorticalArea[], precision: PrecisionName): BudgetRow[] {
	const plan = planState(areas, precision);
	const neurons = areas.reduce((sum, area) => sum + neuronCount(area), 0);
	const perNeuron = persistentBytes(plan) / neurons;
	return BOARDS.map((board): BudgetRow => {
		const needed = plan.bytes + XS_BYTES;
		const spareTotal = board.sram - needed;
		const spareBlock = board.largestBlock - plan.bytes;
		const spare = Math.min(spareTotal, spareBlock);
		return {
			board,
			precision,
			needed,
			state: plan.bytes,
			fits: spare >= 0,
			spare,
			limitedBy: spareBlock < spareTotal ? "largest block" : "SRAM",
			capacity: Math.max(0, neurons + Math.floor(spare / perNeuron)),
		};
	});
}

/** A table for the terminal. */
export function formatBudget(rows: readonly BudgetRow[]): string[] {
	const cells = rows.map((row) => [
		row.precision,
		row.board.name,
		`${kib(row.needed)} of ${kib(row.board.sram)}`,
		row.fits ? `fits, ${kib(row.spare)} left` : `short by ${kib(-row.spare)} (${row.limitedBy})`,
		`${row.capacity.toLocaleString("en-US")} neurons`,
	]);
	return textTable([["precision", "board", "SRAM needed", "verdict", "capacity"], ...cells]);
}

function kib(bytes: number): string {
	return `${(bytes / 1024).toFixed(1)} KiB`;
}
