import type { Calibration } from "../core/learn/calibration.ts";
import type { CalibrationReport } from "../core/learn/calibrationReport.ts";
import { crossCalibration } from "../core/learn/crossCalibration.ts";
import { FEWEST_HELD_OUT } from "../core/learn/heldOut.ts";
import { proving } from "../core/learn/judged.ts";
import { candidateOf, modelInUse } from "../core/lifecycle/lifecycle.ts";
import { type MeasuredCalibration, NOT_MEASURED } from "../core/lifecycle/measured.ts";
import type { JobId, OpenModel } from "../core/lifecycle/openModel.ts";
import { renamedSince } from "../core/types/schema.ts";
import { t } from "../language/words.ts";
import type { CalibrationState } from "./calibrationState.ts";
import { type Context, messageOf } from "./context.ts";
import { crossOfModel } from "./crossOfModel.ts";
import { isNotOpen } from "./deviceLost.ts";
import { exampleSplit } from "./exampleSplit.ts";
import { type ModelRuntime, newJob } from "./modelRuntime.ts";
import type { Predictor } from "./predictor.ts";
import { readerOf } from "./readerOf.ts";

type Actions = Pick<
  CalibrationState,
  "calibrate" | "calibrateByCross" | "cancelCalibration" | "correctScores"
>;

/** Scores that mean what they say: measured on held-out sentences, and corrected by them. */
export function calibrationSlice(
  { get, set, services, notify, canEdit }: Context,
  { dispatch, life }: ModelRuntime,
  predictor: Pick<Predictor, "retype">,
): { readonly actions: Actions; readonly follow: () => void } {
  let running: JobId | null = null;
  /** The trained model that was judged by itself last. */
  let followed: string | null = null;
  /** The model of which it was looked up last what is stored. */
  let recalled: string | null = null;

  const apply = async (calibration: Calibration | null) => {
    const model = modelInUse(life());
    if (!model) return;
    const told = await services.model.setCalibration(model.id, calibration);
    await dispatch({ kind: "calibrated", model: told });
    // Suggestions that are there have the scores of before.
    predictor.retype();
  };

  /** What was found of a model is told, stored with it, and corrects its scores where it can. */
  const found = async (
    model: OpenModel,
    by: MeasuredCalibration["by"],
    report: CalibrationReport,
  ) => {
    set({ calibrated: { weights: model.weights, by, report } });
    try {
      await services.model.noteCalibration(model.id, { at: Date.now(), by, report });
    } catch (error) {
      if (isNotOpen(error)) throw error;
      notify(
        "warning",
        t("What was measured could not be stored: {messageOf}", { messageOf: messageOf(error) }),
      );
    }
    const { entities, relations } = report.isFitted;
    if (entities || relations) await apply(report.calibration);
  };

  /** What was measured of a model on another day is told again when it is opened. */
  const recall = async (model: OpenModel) => {
    recalled = model.weights;
    // What cannot be read is not known: it can be measured again.
    const { calibration } = await services.model.measured(model.source).catch(() => NOT_MEASURED);
    const isStill = modelInUse(life())?.weights === model.weights;
    if (!calibration || !isStill || get().calibrated?.weights === model.weights) return;
    const { by, report } = calibration;
    set({ calibrated: { weights: model.weights, by, report } });
  };

  /** What a training kept aside and did not choose its end by; else what would be kept aside now. */
  const heldOutNow = () => {
    const judged = proving(candidateOf(life())?.report.judged ?? []);
    return judged.length > 0 ? judged.map(({ example }) => example) : exampleSplit(get()).heldOut;
  };

  const calibrate = async () => {
    const model = modelInUse(life());
    if (!model || running || !canEdit()) return;
    const { schema } = get().project;
    const heldOut = heldOutNow();
    if (heldOut.length === 0) return;
    const job = newJob();
    running = job;
    const tell = (done: number) => {
      if (running === job) set({ calibrating: { kind: "running", done, total: heldOut.length } });
    };
    tell(0);
    try {
      const renamed = renamedSince(schema, model.types);
      const reader = readerOf(schema, model);
      const request = { heldOut, renamed };
      const report = await services.model.calibrate(job, reader, request, tell);
      await found(model, "heldOut", report);
      set({ calibrating: { kind: "idle" } });
    } catch (error) {
      // The model went, or the user ended it: nothing to be told.
      const isOver = isNotOpen(error);
      const message = messageOf(error);
      set({ calibrating: isOver ? { kind: "idle" } : { kind: "failed", message } });
    } finally {
      running = null;
    }
  };

  return {
    actions: {
      calibrate,
      calibrateByCross: async () => {
        const model = modelInUse(life());
        const study = crossOfModel(get());
        const report = study && crossCalibration(study);
        if (!model || !report || running || !canEdit()) return;
        try {
          await found(model, "crossValidation", report);
          set({ calibrating: { kind: "idle" } });
        } catch (error) {
          if (!isNotOpen(error))
            set({ calibrating: { kind: "failed", message: messageOf(error) } });
        }
      },
      cancelCalibration: () => {
        if (running) void services.model.cancel(running, "drop").catch(() => {});
      },
      correctScores: async (isOn) => {
        const { calibrated } = get();
        const model = modelInUse(life());
        if (!canEdit() || !model) return;
        const known = calibrated?.weights === model.weights ? calibrated.report.calibration : null;
        try {
          if (!isOn) await apply(null);
          else if (known) await apply(known);
          else await calibrate();
        } catch (error) {
          if (!isNotOpen(error))
            notify("error", t("The scores stay: {messageOf}", { messageOf: messageOf(error) }));
        }
      },
    },
    follow: () => {
      const candidate = candidateOf(life());
      const model = modelInUse(life());
      if (model && !candidate && model.weights !== recalled) void recall(model);
      if (!candidate || candidate.model.weights === followed || candidate.model.calibration) return;
      followed = candidate.model.weights;
      if (heldOutNow().length >= FEWEST_HELD_OUT) void calibrate();
    },
  };
}
