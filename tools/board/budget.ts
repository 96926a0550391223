import { neuronCount } from "../genome/area.js";
import type { CorticalArea, PrecisionName } from "../genome/model.js";
import { planState } from "../image/state-plan.js";
import { textTable } from "../text-table.js";
import { BOARDS, type Board } from "./boards.js";
import { capacityOf, type Fit, fitOn, inBlocks, stateBlocks } from "./fit.js";

/** Whether a brain fits a board, in bytes of SRAM; all figures predicted. */
interface BudgetRow extends Fit {
	readonly board: Board;
	readonly precision: PrecisionName;
	/** Neurons that would fit with the same mix of areas. */
	readonly capacity: number;
}

/** For the boards that this repository has a build for. */
export function budget(areas: readonly CorticalArea[], precision: PrecisionName): BudgetRow[] {
	const neurons = areas.reduce((sum, area) => sum + neuronCount(area), 0);
	return BOARDS.filter(({ builds }) => builds).map((board): BudgetRow => {
		const plan = planState(areas, precision, undefined, stateBlocks(board));
		return { board, precision, ...fitOn(board, plan.segments), capacity: capacityOf(board, plan, neurons) };
	});
}

/** A table for the terminal. */
export function formatBudget(rows: readonly BudgetRow[]): string[] {
	const cells = rows.map((row) => [
		row.precision,
		row.board.name,
		`${kib(row.needed)} of ${kib(row.board.sram)}`,
		row.fits
			? `fits, ${kib(row.spare)} left${inBlocks(row)}`
			: `short by ${kib(-row.spare)} (${row.limitedBy})`,
		`${row.capacity.toLocaleString("en-US")} neurons`,
	]);
	return textTable([["precision", "board", "SRAM needed", "verdict", "capacity"], ...cells]);
}

function kib(bytes: number): string {
	return `${(bytes / 1024).toFixed(1)} KiB`;
}
