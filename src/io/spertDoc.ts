import type { Doc, Range, Sentence } from "../core/document/document.ts";
import type { Example } from "../core/learn/example.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { type Count, type GoldEntity, type GoldRelation, goldDoc } from "./goldDoc.ts";

/** One document of a SpERT file: a sentence a line, words separated by single spaces. */
export function docOfExamples(
  { id, name }: { readonly id: string; readonly name: string },
  examples: readonly Example[],
  types: ModelTypes,
  { count, now }: { readonly count: Count; readonly now: number },
): Doc {
  const sentences: Sentence[] = [];
  const entities: GoldEntity[] = [];
  const relations: GoldRelation[] = [];
  let at = 0;
  for (const [i, example] of examples.entries()) {
    const words = example.words.map((word): Range => {
      const start = at;
      at += word.length + 1;
      return [start, at - 1];
    });
    const entityId = (index: number) => `T${i}.${index}`;
    sentences.push({ id: `${id}:${i}`, start: words[0][0], end: words.at(-1)![1], words });
    example.entities.forEach(({ type, start, end }, index) => {
      entities.push({
        id: entityId(index),
        type,
        fragments: [[words[start][0], words[end - 1][1]]],
      });
    });
    for (const { type, head, tail } of example.relations) {
      relations.push({ type, head: entityId(head), tail: entityId(tail) });
    }
  }
  const text = examples.map(({ words }) => words.join(" ")).join("\n");
  return goldDoc({ id, name, text, sentences, entities, relations }, types, count, now);
}
