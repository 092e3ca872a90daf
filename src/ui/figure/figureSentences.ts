import { entitiesIn, relationsOf } from "../../core/document/docIndex.ts";
import type { Doc, Entity, Relation, Sentence } from "../../core/document/document.ts";

/** Which annotations a figure shows. */
export type ShownAnnotations = "confirmed" | "confirmed and suggested";

/** A sentence with what is drawn of it; each relation stands with the first sentence it touches. */
export interface FigureSentence {
  readonly sentence: Sentence;
  readonly number: number;
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
}

/**
 * The sentences of a figure in blocks: those that a relation joins, and what lies between them, are
 * one. A relation is drawn where both of its ends are.
 */
export function figureSentences(
  doc: Doc,
  chosen: readonly Sentence[],
  annotations: ShownAnnotations,
): FigureSentence[][] {
  const isShown = ({ status }: Entity | Relation) =>
    status === "confirmed" || (status === "suggested" && annotations !== "confirmed");
  const places = new Map<string, number>();
  const spans = chosen.map((sentence, place) => {
    const entities = entitiesIn(doc, sentence).filter(isShown);
    for (const { id } of entities) places.set(id, place);
    return entities;
  });
  const numbers = new Map(doc.sentences.map(({ id }, i) => [id, i + 1]));
  const reaches = chosen.map((_, i) => i);
  const rows = chosen.map((sentence, place): FigureSentence => {
    const touching = new Set(spans[place].flatMap(({ id }) => relationsOf(doc, id)));
    const relations = [...touching].filter((relation) => {
      const [head, tail] = [places.get(relation.head), places.get(relation.tail)];
      if (!isShown(relation) || head === undefined || tail === undefined) return false;
      reaches[place] = Math.max(reaches[place], head, tail);
      return Math.min(head, tail) === place;
    });
    return { sentence, number: numbers.get(sentence.id)!, entities: spans[place], relations };
  });
  const blocks: FigureSentence[][] = [];
  let end = -1;
  rows.forEach((row, i) => {
    if (i > end) blocks.push([]);
    blocks.at(-1)!.push(row);
    end = Math.max(end, reaches[i]);
  });
  return blocks;
}
