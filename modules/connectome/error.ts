/** A brain image that must not run. `code` is stable (docs/image-format.md), `offset` in bytes. */
export class ImageError extends Error {
	readonly code: number;
	readonly offset: number;

	constructor(code: number, offset: number, message: string) {
		super(`brain image error ${code} at byte ${offset}: ${message}`);
		this.code = code;
		this.offset = offset;
	}
}

/** The words of whatever was thrown. */
export function reason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
