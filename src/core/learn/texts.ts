import type { Kind } from "../document/scope.ts";
import type { Example } from "./example.ts";
import { hashOfWords } from "./heldOut.ts";

/** A type with fewer examples than these is learnt badly, and none of them is held out for it. */
export const FEW_EXAMPLES = 5;

/** A confirmed sentence and the document that it is in. */
export interface ConfirmedIn {
  readonly example: Example;
  readonly doc: string;
}

/** A type, and in how many different texts it is. */
export interface CountedType {
  /** Unlike that of any other type of any kind. */
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly count: number;
}

/** What is confirmed of some words, wherever and however often they stand. */
export interface Text {
  readonly hash: number;
  readonly words: readonly string[];
  readonly docs: ReadonlySet<string>;
  /** Rarest first. */
  readonly types: readonly CountedType[];
}

/** Whether a type has too few examples. */
export const isScarce = ({ count }: CountedType): boolean => count < FEW_EXAMPLES;

interface Gathered {
  readonly words: readonly string[];
  readonly docs: Set<string>;
  readonly types: Set<string>;
}

const keyOf = (kind: Kind, name: string): string => `${kind} ${name}`;

/** The different texts among confirmed sentences. */
export function textsOf(confirmed: readonly ConfirmedIn[]): Text[] {
  const gathered = new Map<number, Gathered>();
  const types = new Map<string, { kind: Kind; name: string; count: number }>();
  for (const { example, doc } of confirmed) {
    const hash = hashOfWords(example.words);
    const text = gathered.get(hash) ?? {
      words: example.words,
      docs: new Set<string>(),
      types: new Set<string>(),
    };
    gathered.set(hash, text);
    text.docs.add(doc);
    for (const kind of ["entities", "relations"] as const)
      for (const { type: name } of example[kind]) {
        const key = keyOf(kind, name);
        if (text.types.has(key)) continue;
        text.types.add(key);
        const known = types.get(key);
        if (known) known.count++;
        else types.set(key, { kind, name, count: 1 });
      }
  }
  const ordered = [...types].map(([key, type]): CountedType => ({ key, ...type })).sort(byCount);
  const place = new Map(ordered.map((type, i) => [type.key, i]));
  return [...gathered].map(([hash, { words, docs, types: keys }]) => ({
    hash,
    words,
    docs,
    types: [...keys]
      .map((key) => place.get(key)!)
      .sort((a, b) => a - b)
      .map((i) => ordered[i]),
  }));
}

const byCount = (a: CountedType, b: CountedType): number =>
  a.count - b.count || (a.key < b.key ? -1 : Number(a.key > b.key));
