import { type Study, studyKey } from "../core/learn/storedStudy.ts";
import { crossValidation, learningCurve, type StudyKind, studied } from "../core/learn/study.ts";
import { type Lifecycle, openOf } from "../core/lifecycle/lifecycle.ts";
import type { ModelVersion } from "../core/lifecycle/modelVersion.ts";
import type { ModelId, OpenModel } from "../core/lifecycle/openModel.ts";
import type { TrainRecipe } from "../core/lifecycle/trainReport.ts";
import { modelTypes } from "../core/types/schema.ts";
import { exampleSplit, type SplitState } from "./exampleSplit.ts";
import { seenBefore } from "./seenBefore.ts";
import type { AppState } from "./state.ts";

/** The model that is studied: of a candidate the one that it was trained from. */
export function baseModel(life: Lifecycle): OpenModel<ModelId> | null {
  const open = openOf(life);
  if (!open) return null;
  return open.kind === "model" ? open.model : open.base;
}

/** The sentences that a study looks at, and which of them are held out. */
export function studiedExamples(state: SplitState) {
  const { training, heldOut } = exampleSplit(state);
  const held = new Set(heldOut);
  const examples = studied([...training, ...heldOut]);
  return { examples, isHeldOut: (i: number) => held.has(examples[i]) };
}

/** Names a model by where it lies, which is the same after a reload. */
export const modelKeyOf = ({ source }: Pick<OpenModel, "source">): string => JSON.stringify(source);

/** What the model of a study is called by now: as it was, where it is kept here no more. */
export const studiedModel = (
  { modelKey, model }: Pick<Study, "modelKey" | "model">,
  versions: readonly Pick<ModelVersion, "id" | "name">[],
): string =>
  versions.find(({ id }) => modelKeyOf({ source: { kind: "version", id } }) === modelKey)?.name ??
  model;

/** A study of what is confirmed now, of which nothing is done; null where there is too little. */
export function newStudy(
  state: AppState,
  kind: StudyKind,
  recipe: Partial<TrainRecipe>,
): Study | null {
  const model = baseModel(state.life);
  if (!model) return null;
  const { examples, isHeldOut } = studiedExamples(state);
  const plan =
    kind === "crossValidation" ? crossValidation(examples) : learningCurve(examples, isHeldOut);
  if (!plan) return null;
  const types = modelTypes(state.project.schema);
  const asked = { kind, modelKey: modelKeyOf(model), recipe, types, examples, plan };
  const seen = seenBefore(state);
  return {
    ...asked,
    key: studyKey(asked),
    at: Date.now(),
    model: model.name,
    seen: examples.filter(({ words }) => seen.isTrained(words)).length,
    done: [],
  };
}
