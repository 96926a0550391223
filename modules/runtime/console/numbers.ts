/** The whole number that `text` spells in decimal digits; undefined for anything else. */
export function wholeNumber(text: string): number | undefined {
	if (text === "" || text.length > 10) return undefined;
	for (let i = 0; i < text.length; i++) if (text[i] < "0" || text[i] > "9") return undefined;
	return Number(text);
}

/** At most `digits` after the point, and none that are 0: for columns of figures. */
export function rounded(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
