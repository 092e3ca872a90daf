/** Whether a call failed because the graphics device is gone. */
export const isDeviceLost = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "DeviceLostError" || /device.*\blost\b/i.test(error.message));

/** Whether a call named a model that is no longer open: its answer is not waited for. */
export const isNotOpen = (error: unknown): boolean =>
  error instanceof Error && (error.name === "NotOpenError" || error.name === "WorkerDiedError");
