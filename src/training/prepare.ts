import type { Example } from "../core/learn/example.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { t } from "../language/words.ts";
import { type EncodedSentence, encodeSentence, splitLongSentence } from "../text/encodeSentence.ts";
import type { SubwordTokenizer } from "../text/subwordTokenizer.ts";
import type { Taught } from "./taught.ts";

/** An example cut into word pieces, once for the whole training. */
export interface Prepared {
  readonly example: Example;
  readonly encoded: EncodedSentence;
  /** What a model said of it before, where the example does not know all types. */
  readonly taught?: Taught;
}

/**
 * Encodes examples. One longer than the encoder's positions is split at a word: entities and
 * relations that cross the cut are left out and counted, and `split` names the example.
 *
 * @throws Error naming the example and the type, when a type is not one of `types`
 */
export function prepare(
  examples: readonly Example[],
  types: ModelTypes,
  tokenizer: SubwordTokenizer,
  maxPositions: number,
): { prepared: Prepared[]; split: string[]; cut: number } {
  const split: string[] = [];
  let cut = 0;
  const prepared = examples.flatMap((example) => {
    checkTypes(example, types);
    const windows = splitLongSentence(example.words, tokenizer, maxPositions);
    if (windows.length > 1) split.push(example.id);
    const parts =
      windows.length === 1 ? [example] : windows.map(({ from, to }) => partOf(example, from, to));
    cut += sizeOf(example) - parts.reduce((sum, part) => sum + sizeOf(part), 0);
    return parts.map((part) => {
      return { example: part, encoded: encodeSentence(part.words, tokenizer, maxPositions) };
    });
  });
  return { prepared, split, cut };
}

function checkTypes({ id, entities, relations }: Example, types: ModelTypes): void {
  for (const { type } of entities)
    if (!Object.hasOwn(types.entities, type))
      throw new Error(t('sentence {id}: unknown entity type "{type}"', { id, type }));
  for (const { type } of relations)
    if (!Object.hasOwn(types.relations, type))
      throw new Error(t('sentence {id}: unknown relation type "{type}"', { id, type }));
}

const sizeOf = ({ entities, relations }: Example): number => entities.length + relations.length;

function partOf(example: Example, from: number, to: number): Example {
  const kept = new Map<number, number>();
  const entities = example.entities.flatMap((entity, i) => {
    if (entity.start < from || entity.end > to) return [];
    kept.set(i, kept.size);
    return [{ ...entity, start: entity.start - from, end: entity.end - from }];
  });
  const relations = example.relations.flatMap((relation) => {
    const [head, tail] = [kept.get(relation.head), kept.get(relation.tail)];
    return head === undefined || tail === undefined ? [] : [{ ...relation, head, tail }];
  });
  return { ...example, words: example.words.slice(from, to), entities, relations };
}
