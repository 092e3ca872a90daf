import type { Doc, Range, Sentence } from "../core/document/document.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { BratAnnotations, BratEntity } from "./brat.ts";
import { type Count, goldDoc } from "./goldDoc.ts";

/** Cuts a text into sentences and words that fit the spans. */
export type SegmentAround = (docId: string, text: string, spans: readonly Range[]) => Sentence[];

/** A document of brat's files. What it cannot hold is counted. */
export function docOfBrat(
  { id, name, text }: { readonly id: string; readonly name: string; readonly text: string },
  brat: BratAnnotations,
  types: ModelTypes,
  options: { readonly segmentAround: SegmentAround; readonly count: Count; readonly now: number },
): Doc {
  const { segmentAround, count, now } = options;
  for (const [kind, n] of Object.entries(brat.dropped)) for (let i = 0; i < n; i++) count(kind);
  const entities = brat.entities.flatMap((entity) => trimmed(text, entity) ?? []);
  const kept = new Set(entities.map((entity) => entity.id));
  for (let lost = brat.entities.length - kept.size; lost > 0; lost--) count("blank entities");
  const relations = brat.relations.filter(({ head, tail }) => kept.has(head) && kept.has(tail));
  for (let lost = brat.relations.length - relations.length; lost > 0; lost--) {
    count("relations of blank entities");
  }
  const spans = entities.map(({ fragments }): Range => [fragments[0][0], fragments.at(-1)![1]]);
  const sentences = segmentAround(id, text, spans);
  return goldDoc({ id, name, text, sentences, entities, relations }, types, count, now);
}

/** An entity without white space at its ends; null when nothing is left. */
function trimmed(text: string, entity: BratEntity): BratEntity | null {
  const fragments = entity.fragments.flatMap(([start, end]): Range[] => {
    const piece = text.slice(start, end);
    const from = start + piece.length - piece.trimStart().length;
    const to = from + piece.trim().length;
    return from < to ? [[from, to]] : [];
  });
  return fragments.length > 0 ? { ...entity, fragments } : null;
}
