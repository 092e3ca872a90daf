import type { DeviceFault } from "./engine.ts";

/** A device that cannot do what was asked: it is gone, full, or computes wrong values. */
export class DeviceError extends Error {
  readonly kind: DeviceFault["kind"];

  constructor({ kind, message }: DeviceFault) {
    super(message);
    this.name = "DeviceError";
    this.kind = kind;
  }
}
