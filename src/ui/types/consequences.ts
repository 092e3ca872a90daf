// What deleting and merging types means, in words for the user.
import type { TypeKind } from "../../core/types/typeTables.ts";
import type { Loss, Merging } from "../../core/types/typeUse.ts";
import { counted } from "../look/names.ts";

/** What is said before a type is deleted. */
export function deletionText(kind: TypeKind, { annotations, relations, freed }: Loss): string {
  const lost = [
    annotations > 0 ? counted(annotations, NOUN[kind]) : "",
    relations > 0 ? counted(relations, "relation") : "",
  ].filter(Boolean);
  const verb = annotations + relations === 1 ? "goes" : "go";
  return sentences(
    lost.length > 0 ? `${lost.join(" and ")} in all documents ${verb} with it.` : "It is not used.",
    freed.length > 0 &&
      `A rule of ${freed.join(" and of ")} named only this type: then it allows all.`,
    "The model forgets it at the next training. Undo brings it back.",
  );
}

/** What is said before a type is merged into another. */
export function mergingText(
  kind: TypeKind,
  { annotations, spans, relations }: Merging,
  name: string,
  into: string,
): string {
  const become = annotations === 1 ? "becomes" : "become";
  return sentences(
    annotations > 0
      ? `${counted(annotations, NOUN[kind])} in all documents ${become} ${into}.`
      : `${name} is not used.`,
    spans > 0 && `${counted(spans, "span")} would be there twice and ${go(spans)}.`,
    relations > 0 &&
      `${counted(relations, "relation")} would be there twice or against the rules and ${go(relations)}.`,
    `What the model takes for ${name} counts as ${into}, and it forgets ${name} at the next training.`,
    `Undo brings ${name} back.`,
  );
}

const NOUN = { entity: "span", relation: "relation" } as const;
const go = (count: number): string => (count === 1 ? "goes" : "go");
const sentences = (...parts: (string | false)[]): string => parts.filter(Boolean).join(" ");
