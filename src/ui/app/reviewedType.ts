import type { Schema } from "../../core/document/document.ts";
import type { TypeRef } from "../../core/review/knowledge.ts";
import { currentName } from "../../core/types/schema.ts";
import { typesOfKind } from "../../core/types/typeTables.ts";
import type { ViewState } from "./viewState.ts";

/** The type that is gone through, by the name that it has now; null when it is gone. */
export function reviewedType(
  schema: Schema,
  { typeReview }: Pick<ViewState, "typeReview">,
): TypeRef | null {
  if (!typeReview) return null;
  const { kind } = typeReview;
  const name = currentName(typesOfKind(schema, kind), typeReview.name);
  return name === undefined ? null : { kind, name };
}
