/** A call named a model that is not open here (any more), or a job that cannot be. */
export class NotOpenError extends Error {
  override readonly name = "NotOpenError";
}
