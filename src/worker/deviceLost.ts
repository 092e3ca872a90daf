import type { DeviceFault } from "../engine/engine.ts";
import { t } from "../language/words.ts";

const WHAT: Readonly<Record<DeviceFault["kind"], (message: string) => string>> = {
  lost: (message) => t("the GPU device was lost ({message})", { message }),
  "out-of-memory": (message) => t("the GPU device ran out of memory ({message})", { message }),
  validation: (message) => t("the GPU device refused a command ({message})", { message }),
};

/** The GPU device is gone, or its results cannot be trusted; the next call starts on a new one. */
export class DeviceLostError extends Error {
  override readonly name = "DeviceLostError";
  readonly kind: DeviceFault["kind"];
  constructor({ kind, message }: DeviceFault) {
    super(WHAT[kind](message));
    this.kind = kind;
  }
}
