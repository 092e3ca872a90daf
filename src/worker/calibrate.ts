import {
  type CalibrationReport,
  calibrationReport,
  type HeldOutSentence,
} from "../core/learn/calibrationReport.ts";
import type { ReadingModel } from "../model/model.ts";
import { readHeldOut } from "../model/readHeldOut.ts";
import { underNewNames } from "../model/underNewNames.ts";
import type { CalibrationRequest } from "./modelRequests.ts";

/** Told after each sentence; false ends it. */
type OnSentence = (done: number) => Promise<boolean>;

/** Has a model read held-out sentences, and fits what its scores mean; null when it was ended. */
export async function calibrate(
  model: ReadingModel,
  { heldOut, renamed }: CalibrationRequest,
  onSentence: OnSentence,
): Promise<CalibrationReport | null> {
  const named = underNewNames(model, { renamed });
  const read: HeldOutSentence[] = [];
  let done = 0;
  for await (const found of readHeldOut(named, heldOut)) {
    if (found) read.push(found);
    if (!(await onSentence(++done))) return null;
  }
  return calibrationReport(read, named.types);
}
