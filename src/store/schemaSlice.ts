import { knowType } from "../core/annotate/knowType.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../core/document/edit.ts";
import { annotateType } from "../core/types/annotating.ts";
import { changeType } from "../core/types/changeType.ts";
import { takenAway } from "../core/types/leftOut.ts";
import { mergeType } from "../core/types/mergeType.ts";
import { startFromSet } from "../core/types/startFromSet.ts";
import { setThresholds } from "../core/types/suggestFrom.ts";
import { addType, deleteType, renameType } from "../core/types/typeEdits.ts";
import { typesOfKind } from "../core/types/typeTables.ts";
import type { Context } from "./context.ts";
import { newId } from "./newId.ts";
import type { AppState } from "./state.ts";

type Actions = Pick<
  AppState,
  | "addType"
  | "startFromSet"
  | "stopAsking"
  | "renameType"
  | "mergeType"
  | "deleteType"
  | "changeType"
  | "annotateType"
  | "setThresholds"
  | "knowType"
>;

/** What the user does to the types. */
export function schemaSlice({ get, set, store, commit }: Context): Actions {
  const change = (make: (state: AppState) => NamedEdit | Refusal) => void commit(make(get()));
  /** Suggestions that the edit takes away are remembered as left out: rules may bring them back. */
  const changeRules = (make: (state: AppState) => NamedEdit | Refusal) => {
    const { project } = get();
    const made = make(get());
    if (!commit(made) || isRefusal(made)) return;
    const { leftOut } = get();
    const taken = Object.entries(made.edit.inside ?? {}).map(([id, edit]) => {
      return [id, [...(leftOut[id] ?? []), ...takenAway(project.docs[id], edit)]] as const;
    });
    set({ leftOut: { ...leftOut, ...Object.fromEntries(taken) } });
  };
  return {
    addType: (kind, name) => change(({ project }) => addType(project.schema, kind, name)),
    startFromSet: (set) =>
      change(({ project, model }) => {
        const known = model.kind === "ready" ? model.model.types : { entities: {}, relations: {} };
        return startFromSet(project, set, known);
      }),
    stopAsking: () => {
      set({ asksReading: false });
      store({ settings: { asksReading: false } });
    },
    renameType: (kind, name, to) => change(({ project }) => renameType(project, kind, name, to)),
    mergeType: (kind, name, into) =>
      changeRules(({ project }) => mergeType(project, kind, name, into)),
    deleteType: (kind, name) => change(({ project }) => deleteType(project, kind, name)),
    changeType: (kind, name, wanted) =>
      changeRules(({ project, leftOut }) =>
        changeType(project, kind, name, wanted, { leftOut, newId }),
      ),
    setThresholds: (wanted) =>
      changeRules(({ project, leftOut }) => setThresholds(project, wanted, { leftOut, newId })),
    annotateType: (kind, name, doc, isOn) =>
      changeRules(({ project, leftOut }) =>
        annotateType(project, { kind, name, doc, isOn }, { leftOut, newId }),
      ),
    knowType: (kind, name, sentence) => {
      const { project, activeDoc } = get();
      const doc = project.docs[activeDoc ?? ""];
      const type = typesOfKind(project.schema, kind).find((t) => t.name === name);
      if (doc && type) change(() => knowType(doc, sentence, kind, type));
    },
  };
}
