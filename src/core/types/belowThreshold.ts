import type { Schema } from "../document/document.ts";
import type { Kind } from "../document/scope.ts";

/** Whether the model is less sure of something than its type asks for. */
export function isBelow(
  schema: Schema,
  kind: Kind,
  { type, score }: { readonly type: string; readonly score: number | null },
): boolean {
  const from = schema[kind].find(({ name }) => name === type)?.suggestFrom;
  return from !== undefined && score !== null && score < from;
}
