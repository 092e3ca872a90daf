import type { Example } from "../core/learn/example.ts";
import type { StudiedSentence } from "../core/learn/storedStudy.ts";
import { openOf } from "../core/lifecycle/lifecycle.ts";
import type { JobId, ModelId, OpenModel } from "../core/lifecycle/openModel.ts";
import { keepMine, takeTheirs } from "../core/review/decideError.ts";
import { keepDoubt, makeAll } from "../core/review/doubts/decideDoubt.ts";
import { fixRelation } from "../core/review/doubts/fixRelation.ts";
import { takeWay } from "../core/review/doubts/takeWay.ts";
import { type ModelNames, modelNames } from "../core/types/modelNames.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { modelTypes, renamedSince } from "../core/types/schema.ts";
import { t } from "../language/words.ts";
import { confirmedSentences } from "./confirmedSentences.ts";
import { type Context, messageOf } from "./context.ts";
import { isNotOpen } from "./deviceLost.ts";
import type { DoubtsState } from "./doubtsState.ts";
import { type ModelRuntime, newJob } from "./modelRuntime.ts";
import { newId } from "./newId.ts";
import { readerOf } from "./readerOf.ts";

/** As a model itself calls its types. */
const IN_ITS_NAMES = { named: { entities: {}, relations: {} }, reused: NOTHING_RENAMED };

/** So many sentences at once: what the user asks of the model comes in between. */
const AT_ONCE = 4;

/** Doubts in what is confirmed: what the open model thinks of it, and what is decided. */
export function doubtsSlice(
  context: Context,
  { life }: ModelRuntime,
): Omit<DoubtsState, "modelCheck"> {
  const { get, set, services, commit, notify } = context;
  let current: { readonly job: JobId } | null = null;

  /** The open model, when it is free to read. */
  const freeModel = (): OpenModel<ModelId> | null => {
    const open = openOf(life());
    return open?.kind === "model" ? open.model : null;
  };

  const read = async (
    model: OpenModel<ModelId>,
    job: JobId,
    examples: readonly Example[],
  ): Promise<StudiedSentence[]> => {
    const { schema } = get().project;
    const names = modelNames(schema, model.types);
    const asked = examples.map((example) => inNames(example, names));
    const found: StudiedSentence[] = [];
    const request = {
      examples: asked,
      trainings: [{ training: 0, train: [], read: asked.map((_, i) => i) }],
      types: modelTypes(schema),
      renamed: renamedSince(schema, model.types),
      recipe: {},
      unreviewed: [],
      // It tells of types by its own names: of those all that follows is made.
      reader: { ...readerOf(schema, model), ...IN_ITS_NAMES },
    };
    await services.model.study(job, model.id, request, (progress) => {
      if (progress.kind !== "read") return;
      for (const [i, reading] of progress.readings.entries()) {
        const { entities, relations } = reading.prediction;
        const prediction = {
          entities: entities.map((e) => ({ ...e, type: names.today("entities", e.type) })),
          relations: relations.map((r) => ({ ...r, type: names.today("relations", r.type) })),
        };
        found.push({ example: examples[i], reading: { ...reading, prediction } });
      }
    });
    return found;
  };

  return {
    checkWithModel: async () => {
      const model = freeModel();
      if (current) return;
      if (!model) return notify("info", t("The model is busy: check what is confirmed later."));
      const run = { job: newJob() };
      current = run;
      const examples = confirmedSentences(get().project)
        .filter(({ isLeftOut }) => !isLeftOut)
        .map(({ example }) => example);
      const about = { weights: model.weights, model: model.name, total: examples.length };
      let studied: readonly StudiedSentence[] = [];
      set({ modelCheck: { kind: "running", ...about, studied } });
      try {
        while (studied.length < examples.length) {
          // A training goes first, and another model would be another check.
          if (current !== run || freeModel()?.weights !== model.weights) break;
          const next = examples.slice(studied.length, studied.length + AT_ONCE);
          const found = await read(model, run.job, next);
          if (found.length < next.length) break;
          studied = [...studied, ...found];
          set({ modelCheck: { kind: "running", ...about, studied } });
        }
        set({ modelCheck: { kind: "done", ...about, studied } });
      } catch (error) {
        const message = messageOf(error);
        const failed = { kind: "failed", message } as const;
        set({ modelCheck: isNotOpen(error) ? { kind: "done", ...about, studied } : failed });
      } finally {
        if (current === run) current = null;
      }
    },
    cancelCheck: () => {
      if (!current) return;
      const { job } = current;
      current = null;
      void services.model.cancel(job, "keep").catch(() => {}); // Or it has ended.
    },
    decideDoubt: (doubt, decision) => {
      const { project } = get();
      switch (decision.kind) {
        case "keep":
          return void commit(keepDoubt(project, doubt));
        case "makeAll":
          if (doubt.kind === "string") commit(makeAll(project, doubt, decision.type));
          return;
        case "fix":
          if (doubt.kind === "rule") commit(fixRelation(project, doubt, decision.fix));
          return;
        case "takeWay":
          if (doubt.kind === "twins") commit(takeWay(project, doubt, decision.way, newId));
      }
    },
    decideError: (error, who) => {
      const { docs, schema } = get().project;
      const doc = Object.hasOwn(docs, error.doc) ? docs[error.doc] : undefined;
      if (!doc) return false;
      return commit(
        who === "theirs" ? takeTheirs(doc, schema, error, newId) : keepMine(doc, schema, error),
      );
    },
  };
}

/** An example under the names by which the model knows its types. */
function inNames(example: Example, names: ModelNames): Example {
  const { entities, relations } = example;
  return {
    ...example,
    entities: entities.map((e) => ({ ...e, type: names.known("entities", e.type) })),
    relations: relations.map((r) => ({ ...r, type: names.known("relations", r.type) })),
  };
}
