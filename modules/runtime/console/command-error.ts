/** A command that cannot be done: one line that says what is wrong, and the limit. */
export class CommandError extends Error {}
