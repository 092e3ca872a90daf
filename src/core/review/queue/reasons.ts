import type { TypeKind } from "../../types/typeTables.ts";
import { type Candidate, KINDS } from "./gain.ts";
import type { SeenSoFar } from "./seenSoFar.ts";
import { type PairDoubt, pairSureness, type SpanDoubt, spanSureness } from "./survey.ts";

/** Why a sentence comes now. */
export type Reason =
  /** So many others are more like it than like any other that comes first. */
  | { readonly kind: "typical"; readonly others: number }
  | { readonly kind: "first"; readonly of: TypeKind; readonly type: string; readonly score: number }
  | {
      readonly kind: "few";
      readonly of: TypeKind;
      readonly type: string;
      /** So many there are, or are expected of the sentences before it. */
      readonly examples: number;
    }
  | { readonly kind: "span"; readonly doubt: SpanDoubt }
  | { readonly kind: "relation"; readonly doubt: PairDoubt }
  | { readonly kind: "words"; readonly count: number }
  | { readonly kind: "unread" };

/** A model that is less sure than this between two types is unsure enough to say so. */
const UNSURE = 0.4;
/** Of a pair: as far from even. */
const UNEVEN = 0.15;
/** A type that is likelier than this is worth naming. */
const LIKELY = 0.25;
/** Types with fewer examples have few. */
export const FEW_EXAMPLES = 5;
/** So many new words, and so great a part of those that say something, are many. */
const [MANY, PART] = [4, 0.5];
/** No more are told. */
export const TOLD = 3;

/** Why a sentence comes, the strongest reasons first. @param seen what those before it show */
export function reasonsFor({ words, survey }: Candidate, seen: SeenSoFar): Reason[] {
  const news = words.filter((word) => !seen.words.has(word)).length;
  const newWords: Reason[] =
    news >= MANY && news >= PART * words.length ? [{ kind: "words", count: news }] : [];
  if (!survey) return [{ kind: "unread" }, ...newWords];
  const rare = KINDS.flatMap(({ kind, table }) =>
    survey[table]
      .filter(({ best }) => best >= LIKELY)
      .map(({ type, best }) => ({
        kind,
        type,
        best,
        examples: Math.round(seen[table].get(type) ?? 0),
      })),
  ).sort((a, b) => a.examples - b.examples || b.best - a.best);
  const firsts = rare
    .filter(({ examples }) => examples === 0)
    .map(({ kind, type, best }): Reason => ({ kind: "first", of: kind, type, score: best }));
  const few = rare
    .filter(({ examples }) => examples > 0 && examples < FEW_EXAMPLES)
    .map(({ kind, type, examples }): Reason => ({ kind: "few", of: kind, type, examples }));
  const pairs = survey.pairs
    .filter((doubt) => pairSureness(doubt) <= UNEVEN)
    .map((doubt): Reason => ({ kind: "relation", doubt }));
  const spans = survey.spans
    .filter((doubt) => spanSureness(doubt) <= UNSURE)
    .map((doubt): Reason => ({ kind: "span", doubt }));
  const best = [firsts, spans, pairs, few, [newWords].flat()].flatMap((list) => list.slice(0, 1));
  return [...best, ...firsts.slice(1)].slice(0, TOLD);
}
