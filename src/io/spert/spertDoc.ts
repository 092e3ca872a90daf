import type { Range, Scope, Sentence } from "../../core/document/document.ts";
import type { LabelledEntity, LabelledRelation } from "../../core/learn/example.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import type { ReadTools } from "../format.ts";
import type { GoldDoc, GoldEntity, GoldRelation } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { NO_TYPES } from "../reading.ts";

/** A sentence of a SpERT file: with annotations, or as words or text to predict. */
export type SpertSentence =
  | {
      readonly kind: "annotated";
      readonly words: readonly string[];
      readonly entities: readonly LabelledEntity[];
      readonly relations: readonly LabelledRelation[];
      /** The types that it knows, where the file says it of this sentence. */
      readonly known?: Scope;
      readonly place: Place;
    }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "text"; readonly text: string };

/** One document of a SpERT file: a sentence a line, words separated by single spaces. */
export function goldOfSentences(
  base: { readonly id: string; readonly name: string; readonly createdAt: number },
  items: readonly SpertSentence[],
  listed: ModelTypes | null,
  segmentAround: ReadTools["segmentAround"],
): GoldDoc {
  const lines: string[] = [];
  const sentences: Sentence[] = [];
  const unread = new Set<string>();
  const known = new Map<string, Scope>();
  const entities: GoldEntity[] = [];
  const relations: GoldRelation[] = [];
  let at = 0;
  for (const [i, item] of items.entries()) {
    const line = item.kind === "text" ? item.text : item.words.join(" ");
    const cut = item.kind === "text" ? segmentAround(base.id, line, []) : [oneSentence(item.words)];
    for (const sentence of cut) {
      const id = `${base.id}:${sentences.length}`;
      sentences.push(movedBy(at, id, sentence));
      if (item.kind !== "annotated") unread.add(id);
      else if (item.known) known.set(id, item.known);
    }
    if (item.kind === "annotated") {
      const { words } = sentences.at(-1)!;
      const gold = goldOf(item, words, String(i));
      entities.push(...gold.entities);
      relations.push(...gold.relations);
    }
    lines.push(line);
    at += line.length + 1;
  }
  const text = lines.join("\n");
  const types = listed ?? NO_TYPES;
  return { ...base, text, sentences, entities, relations, unread, known, types, listed };
}

type Unnamed = Omit<Sentence, "id">;

function oneSentence(words: readonly string[]): Unnamed {
  let at = 0;
  const ranges = words.map((word): Range => {
    const start = at;
    at += word.length + 1;
    return [start, at - 1];
  });
  return { start: 0, end: at - 1, words: ranges };
}

const movedBy = (offset: number, id: string, { start, end, words }: Unnamed): Sentence => ({
  id,
  start: start + offset,
  end: end + offset,
  words: words.map(([from, to]): Range => [from + offset, to + offset]),
});

function goldOf(
  item: Extract<SpertSentence, { kind: "annotated" }>,
  words: readonly Range[],
  prefix: string,
) {
  const id = (index: number) => `${prefix}.${index}`;
  const at = (kind: string, index: number): Place => ({
    ...item.place,
    field: `${kind}[${index}]`,
  });
  const entities = item.entities.map(({ type, start, end }, i): GoldEntity => {
    const fragments = [[words[start][0], words[end - 1][1]] as const];
    return { id: id(i), type, fragments, place: at("entities", i) };
  });
  const relations = item.relations.map(({ type, head, tail }, i): GoldRelation => {
    return { type, head: id(head), tail: id(tail), place: at("relations", i) };
  });
  return { entities, relations };
}
