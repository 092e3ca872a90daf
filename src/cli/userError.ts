/** A mistake of the caller: bad arguments, a missing file, malformed data. Exit code 2, one line. */
export class UserError extends Error {}
