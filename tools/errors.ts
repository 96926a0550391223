/**
 * Everything the tools refuse. The message says what is wrong and the limit, `where` says where (a JSON path,
 * a file name, a byte offset), `remedy` how to cure it. `code` is stable: scripts may test it.
 */
export class FeagiXsError extends Error {
	readonly code: string;
	readonly where: string;
	readonly remedy: string;

	constructor(code: string, where: string, message: string, remedy: string) {
		super(message);
		this.name = "FeagiXsError";
		this.code = code;
		this.where = where;
		this.remedy = remedy;
	}
}

/** The genome cannot be compiled. */
export class GenomeError extends FeagiXsError {
	override name = "GenomeError";
}

/** The command line, a file name or an option is wrong. */
export class UsageError extends FeagiXsError {
	override name = "UsageError";
}

/** An engine, compiler or emulator that the command needs is missing or failed. */
export class EngineError extends FeagiXsError {
	override name = "EngineError";
}
