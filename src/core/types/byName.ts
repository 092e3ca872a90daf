import type { Entity, Relation } from "../document/document.ts";

/**
 * Whether an annotation is a suggestion that follows from the name of its type alone. What somebody
 * decided, asked for or brought in a file does not, whatever the model knows of the type.
 *
 * @param type whether the open model knows it by its name only (`namedTypes`)
 */
export const isByName = (
  type: { readonly byName: boolean },
  { status, by }: Pick<Entity | Relation, "status" | "by">,
): boolean => type.byName && status === "suggested" && by === "model";
