import { type ComparedPart, sideTypes } from "../core/agreement/comparedDoc.ts";
import { type ComparedSides, comparedSides } from "../core/agreement/comparedSides.ts";
import { firstPart } from "../core/agreement/firstPart.ts";
import { type MatchedDocs, matchDocs } from "../core/agreement/matchDocs.ts";
import type { Doc, Schema } from "../core/document/document.ts";
import { withTypes } from "../core/types/schema.ts";
import { chosenDocs } from "../io/import/chosenDoc.ts";
import { chosenTypes } from "../io/import/chosenTypes.ts";
import { AS_TOLD } from "../io/import/importChoices.ts";
import { proposedTypes } from "../io/import/proposedTypes.ts";
import type { Reading } from "../io/reading.ts";

/** Which sentences and annotations are compared. */
export interface AnnotationChoice {
  /** Absent: those that both have confirmed, if there are any. */
  readonly sentences?: "confirmed" | "all";
  readonly annotations: "confirmed" | "all";
}

/** Two files or folders, side by side. */
export interface FilesCompared extends ComparedSides {
  readonly matched: MatchedDocs;
  readonly part: ComparedPart;
}

/** Compares what was read: types by their names, as far as a reader takes them for the same. */
export function compareReadings(
  left: Reading,
  right: Reading,
  { sentences, annotations }: AnnotationChoice,
): FilesCompared {
  const own: Schema = withTypes(left.schema ?? { entities: [], relations: [] }, left.types);
  const symmetric = own.relations.filter((type) => type.symmetric).map(({ name }) => name);
  const types = proposedTypes(own, right.types);
  const sides = sideTypes(own, chosenTypes(right.types, types));
  const isLive = ({ trashedAt }: Doc) => trashedAt === undefined;
  const matched = matchDocs(
    left.docs.filter(isLive),
    right.docs.filter(isLive).map(chosenDocs(right.types, { ...AS_TOLD, types, symmetric })),
  );
  const first = firstPart(matched.pairs);
  const part: ComparedPart = {
    annotations: annotations === "all" ? "confirmed and suggested" : "confirmed",
    sentences:
      sentences === undefined ? first.sentences : sentences === "all" ? "all" : "both confirmed",
  };
  return { ...comparedSides(matched, part, sides), matched, part };
}
