import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { codePoints } from "../codePoints.ts";
import type { Content } from "../format.ts";
import { piecesOf } from "../pieces.ts";
import { STATUS } from "./infons.ts";

/** What BioC does not hold. */
export const notInBioc = (): string[] => [
  t("scores of what is confirmed"),
  t("which sentences are confirmed"),
  t("types without direction"),
];

/** A document as it is written: one passage with its annotations and the relations between them. */
export interface WrittenBioc {
  readonly doc: Doc;
  readonly annotations: readonly WrittenAnnotation[];
  readonly relations: readonly WrittenRelation[];
}

export interface WrittenAnnotation {
  readonly id: string;
  readonly infons: readonly (readonly [key: string, value: string])[];
  readonly text: string;
  /** In code points. */
  readonly locations: readonly { readonly offset: number; readonly length: number }[];
}

export interface WrittenRelation {
  readonly id: string;
  readonly infons: WrittenAnnotation["infons"];
  readonly nodes: readonly { readonly refid: string; readonly role: string }[];
}

/** Documents as they are written in either form. */
export const writtenBioc = ({ docs }: Content): WrittenBioc[] =>
  docs.map((doc) => {
    const { fromUtf16 } = codePoints(doc.text);
    const entities = entitiesInOrder(doc);
    const idOf = new Map(entities.map(({ id }, i) => [id, `T${i + 1}`]));
    const node = (id: string, role: string) => ({ refid: idOf.get(id)!, role });
    return {
      doc,
      annotations: entities.map((entity) => {
        const pieces = piecesOf(entity);
        return {
          id: idOf.get(entity.id)!,
          infons: infonsOf(entity),
          text: pieces.map(([start, end]) => doc.text.slice(start, end)).join(" "),
          locations: pieces.map(([start, end]) => {
            const offset = fromUtf16(start);
            return { offset, length: fromUtf16(end) - offset };
          }),
        };
      }),
      relations: Object.values(doc.relations).map((relation, i) => ({
        id: `R${i + 1}`,
        infons: infonsOf(relation),
        nodes: [node(relation.head, "subj"), node(relation.tail, "obj")],
      })),
    };
  });

/** Its type, and of a suggestion that it is one and how sure its source is. */
function infonsOf({ type, status, score }: Entity | Relation): WrittenAnnotation["infons"] {
  const named = ["type", type] as const;
  if (status !== "suggested") return [named];
  const scored = score === null ? [] : [["score", String(score)] as const];
  return [named, [STATUS, status], ...scored];
}

/** The counts of what is written; nothing is left out but what a form says itself. */
export const biocCounts = ({ docs }: Content) => annotationsIn(docs);
