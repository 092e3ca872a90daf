import { type Looks, looksBy, looksOf } from "../look/looks.ts";
import { useApp } from "./useApp.ts";

/** The looks of the project's types, with those marked that the open model knows by name only. */
export function useLooks(): Looks {
  const schema = useApp((s) => s.project.schema);
  const model = useApp((s) => (s.model.kind === "ready" ? s.model.model : null));
  return model ? looksBy(schema)(model) : looksOf(schema);
}
