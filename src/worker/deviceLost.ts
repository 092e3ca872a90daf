import type { DeviceFault } from "../engine/engine.ts";

const WHAT: Readonly<Record<DeviceFault["kind"], string>> = {
  lost: "was lost",
  "out-of-memory": "ran out of memory",
  validation: "refused a command",
};

/** The GPU device is gone, or its results cannot be trusted; the next call starts on a new one. */
export class DeviceLostError extends Error {
  override readonly name = "DeviceLostError";
  readonly kind: DeviceFault["kind"];
  constructor({ kind, message }: DeviceFault) {
    super(`the GPU device ${WHAT[kind]} (${message})`);
    this.kind = kind;
  }
}
