/** Rows of cells as lines of a terminal, columns padded to their widest cell. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
	const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
	return rows.map((row) =>
		row
			.map((cell, i) => cell.padEnd(widths[i]))
			.join("  ")
			.trimEnd(),
	);
}
