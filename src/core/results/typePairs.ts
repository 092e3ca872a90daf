import { entitiesIn } from "../document/docIndex.ts";
import type { Doc } from "../document/document.ts";
import { isChosen, type ResultChoice } from "./resultChoice.ts";
import type { Triple } from "./triples.ts";

/** How often two types come together. */
export interface TypePair {
  /** Sentences that hold one of each; of a type with itself, two of it. */
  readonly sentences: number;
  /** Relations between one of each, in either direction. */
  readonly relations: number;
}

/** Types, most frequent first, and how often each two of them come together. */
export interface TypePairs {
  readonly types: readonly string[];
  pair(one: string, other: string): TypePair;
}

/**
 * Counts which types occur in the same sentences, by the spans that are chosen, and which of them
 * triples link.
 */
export function typePairs(
  docs: readonly Doc[],
  choice: ResultChoice,
  triples: readonly Triple[],
): TypePairs {
  const uses = new Map<string, number>();
  const sentences = new Map<string, number>();
  const relations = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, count = 1) =>
    counts.set(key, (counts.get(key) ?? 0) + count);
  for (const doc of docs) {
    for (const sentence of doc.sentences) {
      const found = new Map<string, number>();
      for (const entity of entitiesIn(doc, sentence))
        if (isChosen(entity, choice)) add(found, entity.type);
      const types = [...found.keys()];
      for (const [i, one] of types.entries()) {
        add(uses, one, found.get(one));
        if (found.get(one)! > 1) add(sentences, keyOf(one, one));
        for (const other of types.slice(i + 1)) add(sentences, keyOf(one, other));
      }
    }
  }
  for (const { head, tail, evidence } of triples) {
    for (const { type } of [head, tail]) if (!uses.has(type)) uses.set(type, 0);
    add(relations, keyOf(head.type, tail.type), evidence.length);
  }
  return {
    types: [...uses].sort(([, a], [, b]) => b - a).map(([type]) => type),
    pair: (one, other) => {
      const key = keyOf(one, other);
      return { sentences: sentences.get(key) ?? 0, relations: relations.get(key) ?? 0 };
    },
  };
}

const keyOf = (one: string, other: string): string => JSON.stringify([one, other].sort());
