// What deleting and merging types means, in words for the user.

import type { TypeKind } from "../../core/types/typeTables.ts";
import type { Loss, Merging } from "../../core/types/typeUse.ts";
import { listed } from "../../language/lists.ts";
import { t } from "../../language/words.ts";

/** What is said before a type is deleted. */
export function deletionText(kind: TypeKind, { annotations, relations, freed }: Loss): string {
  return sentences(
    lossText(kind, annotations, relations),
    freed.length > 0 &&
      t("A rule of {freed} named only this type: then it allows all.", {
        freed: listed(freed, "and"),
      }),
    t("The model forgets it at the next training. Undo brings it back."),
  );
}

/** What is said before a type is merged into another. */
export function mergingText(
  kind: TypeKind,
  { annotations, spans, relations }: Merging,
  name: string,
  into: string,
): string {
  return sentences(
    becomesText(kind, annotations, name, into),
    spans > 0 &&
      t(
        "{spans, plural, one {# span} other {# spans}} would be there twice and {spans, plural, one {goes} other {go}}.",
        { spans },
      ),
    relations > 0 &&
      t(
        "{relations, plural, one {# relation} other {# relations}} would be there twice or against the rules and {relations, plural, one {goes} other {go}}.",
        { relations },
      ),
    t(
      "What the model takes for {name} counts as {into}, and it forgets {name} at the next training.",
      { name, into },
    ),
    t("Undo brings {name} back.", { name }),
  );
}

/** What of the documents goes with a type. */
function lossText(kind: TypeKind, annotations: number, relations: number): string {
  if (annotations + relations === 0) return t("It is not used.");
  if (kind === "relation")
    return t(
      "{annotations, plural, one {# relation} other {# relations}} in all documents {annotations, plural, one {goes} other {go}} with it.",
      { annotations },
    );
  if (relations === 0)
    return t(
      "{annotations, plural, one {# span} other {# spans}} in all documents {annotations, plural, one {goes} other {go}} with it.",
      { annotations },
    );
  return t(
    "{annotations, plural, one {# span} other {# spans}} and {relations, plural, one {# relation} other {# relations}} in all documents go with it.",
    { annotations, relations },
  );
}

function becomesText(kind: TypeKind, annotations: number, name: string, into: string): string {
  if (annotations === 0) return t("{name} is not used.", { name });
  return kind === "entity"
    ? t(
        "{annotations, plural, one {# span} other {# spans}} in all documents {annotations, plural, one {becomes} other {become}} {into}.",
        { annotations, into },
      )
    : t(
        "{annotations, plural, one {# relation} other {# relations}} in all documents {annotations, plural, one {becomes} other {become}} {into}.",
        { annotations, into },
      );
}

const sentences = (...parts: (string | false)[]): string => parts.filter(Boolean).join(" ");
