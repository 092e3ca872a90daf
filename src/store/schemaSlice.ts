import type { NamedEdit, Refusal } from "../core/edit.ts";
import { addType, deleteType, renameType, setSymmetric } from "../core/typeEdits.ts";
import type { Context } from "./context.ts";
import type { AppState } from "./state.ts";

type Actions = Pick<AppState, "addType" | "renameType" | "deleteType" | "setSymmetric">;

/** What the user does to the types. */
export function schemaSlice({ get, commit }: Context): Actions {
  const change = (make: (project: AppState["project"]) => NamedEdit | Refusal) =>
    void commit(make(get().project));
  return {
    addType: (kind, name) => change(({ schema }) => addType(schema, kind, name)),
    renameType: (kind, name, to) => change((project) => renameType(project, kind, name, to)),
    deleteType: (kind, name) => change((project) => deleteType(project, kind, name)),
    setSymmetric: (name, symmetric) => change((project) => setSymmetric(project, name, symmetric)),
  };
}
