import { type Context, messageOf } from "./context.ts";

/** Whether a call failed because the graphics device is gone. */
export const isDeviceLost = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "DeviceLostError" || /device.*\blost\b/i.test(error.message));

/** Shows the loss as the state of the model; opening it again starts on a new device. */
export function showDeviceLost({ set }: Pick<Context, "set">, error: unknown): void {
  set({
    prediction: { kind: "idle" },
    model: {
      kind: "failed",
      message: `The graphics device was lost; your work is safe. Try again to start on a new one. (${messageOf(error)})`,
    },
  });
}
