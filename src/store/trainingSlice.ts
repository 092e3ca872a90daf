import { sampled, seededRandom } from "../core/learn/random.ts";
import { rateFault } from "../core/learn/recipe.ts";
import { NOTHING_TO_LEARN } from "../core/learn/teaches.ts";
import { isBusy } from "../core/lifecycle/jobs.ts";
import { candidateOf, modelInUse } from "../core/lifecycle/lifecycle.ts";
import type { JobId, OpenModel } from "../core/lifecycle/openModel.ts";
import type { MeasuredSpeed, TrainRecipe } from "../core/lifecycle/trainReport.ts";
import { t } from "../language/words.ts";
import type { Context } from "./context.ts";
import { exampleSplit } from "./exampleSplit.ts";
import type { JobsState } from "./jobsState.ts";
import { type ModelRuntime, newJob } from "./modelRuntime.ts";
import { newId } from "./newId.ts";
import type { AppState } from "./state.ts";
import { countTeaching, firstTooLong, trainRequest } from "./trainingSet.ts";

type Actions = Pick<
  AppState,
  | "train"
  | "stopTraining"
  | "keepModel"
  | "discardModel"
  | "forecast"
  | "timeTraining"
  | "showTooLong"
> &
  Pick<
    JobsState,
    "pauseTraining" | "resumeTraining" | "takeOutOfLine" | "answerOnBattery" | "setTellsTrained"
  >;

/** Words of a long sentence, where nothing is confirmed yet. */
const USUAL_WORDS = 40;

/** So many examples say how long a step takes. */
const TIMED_EXAMPLES = 16;

/** Training on what is confirmed, and what becomes of the trained model. */
export function trainingSlice(context: Context, { dispatch, life }: ModelRuntime): Actions {
  const { get, set, services, notify, store, canEdit } = context;
  /** The weights whose steps were timed, and the timing that runs. */
  let timed: string | null = null;
  let timing: JobId | null = null;

  /** How fast a device trains with a model, for the next estimate. */
  const remember = ({ device, weights }: OpenModel, measured: MeasuredSpeed) => {
    timed = weights;
    const { label } = device;
    const { speeds: known } = get();
    const reading = measured.reading ?? known[label]?.reading ?? 0;
    const speeds = { ...known, [label]: { ...measured, reading } };
    set({ speeds });
    store({ settings: { speeds } });
  };

  const stopTiming = () => {
    if (timing) void services.model.cancel(timing, "drop").catch(() => {}); // Or it has ended.
  };
  /** How fast the candidate was trained. */
  const remembered = () => {
    const { report, model } = candidateOf(life()) ?? {};
    if (model && report?.speed) remember(model, report.speed);
  };

  const begin = async (recipe: Partial<TrainRecipe>) => {
    stopTiming();
    await dispatch({ kind: "train", job: newJob(), recipe });
    remembered();
  };

  return {
    train: async (recipe) => {
      if (!canEdit()) return;
      if (exampleSplit(get()).training.length === 0) {
        return notify("info", t("Confirm some sentences first: there is nothing to train on."));
      }
      if (countTeaching(get()) === 0) return notify("info", NOTHING_TO_LEARN());
      const fault = rateFault(recipe);
      if (fault !== null) return notify("info", fault);
      if (services.battery.isInUse()) return set({ askedOnBattery: recipe });
      await begin(recipe);
    },
    answerOnBattery: async (answer) => {
      const recipe = get().askedOnBattery;
      set({ askedOnBattery: null });
      if (recipe && answer === "train" && canEdit()) await begin(recipe);
    },
    setTellsTrained: (tellsTrained) => {
      set({ tellsTrained });
      store({ settings: { tellsTrained } });
    },
    stopTraining: () => void dispatch({ kind: "stop", what: "training", attempt: newId() }),
    pauseTraining: () => void dispatch({ kind: "pause" }),
    resumeTraining: async () => {
      if (!canEdit()) return;
      stopTiming();
      await dispatch({ kind: "resume", attempt: newId() });
      remembered();
    },
    takeOutOfLine: (job) => void dispatch({ kind: "takeOut", job }),
    keepModel: async (name) => {
      const candidate = candidateOf(life());
      if (!candidate || !canEdit()) return;
      await dispatch({ kind: "keep", candidate: candidate.model.id, name });
    },
    discardModel: async () => {
      const candidate = candidateOf(life());
      if (!candidate || !canEdit()) return;
      await dispatch({ kind: "discard", candidate: candidate.model.id });
    },
    timeTraining: async () => {
      const { phase, training, study } = life();
      const model = modelInUse(life());
      if (isBusy(training) || study) return;
      if ((phase.kind !== "ready" && phase.kind !== "predicting") || !model) return;
      if (phase.open.kind !== "model" || timed === model.weights || timing) return;
      const request = trainRequest(get(), phase.open.model, {});
      if (request.examples.length === 0) return;
      const examples = sampled(request.examples, TIMED_EXAMPLES, seededRandom(1));
      timing = newJob();
      try {
        const id = phase.open.model.id;
        remember(model, await services.model.timeSteps(timing, id, { ...request, examples }));
      } catch {
        // What could not be timed is not known; what is wrong with the model is told by its jobs.
      } finally {
        timing = null;
      }
    },
    forecast: (source, recipe) => {
      const { training } = exampleSplit(get());
      const longest = training.reduce(
        (most, { words }) => Math.max(most, words.length),
        USUAL_WORDS,
      );
      return services.model.forecast(source, { recipe, examples: training.length, longest });
    },
    showTooLong: () => {
      const model = modelInUse(life());
      const found = model && firstTooLong(get().project, model.maxSpanSize);
      if (!found) return;
      get().openDoc(found.doc);
      get().select({ kind: "entity", id: found.entity });
    },
  };
}
