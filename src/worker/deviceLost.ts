/** The GPU device is gone, or its results cannot be trusted; the next call starts on a new one. */
export class DeviceLostError extends Error {
  override readonly name = "DeviceLostError";
  constructor(reason: string) {
    super(`the GPU device was lost (${reason})`);
  }
}
