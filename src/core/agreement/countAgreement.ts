import { firstFrom } from "../document/docIndex.ts";
import type { Entity, Sentence } from "../document/document.ts";
import { overlaps, sameSpan } from "../document/overlaps.ts";
import { remembered } from "../document/remembered.ts";
import { type ComparedDoc, type Labelled, type Link, linkKey, spanKey } from "./comparedDoc.ts";
import { addPair, type GrowingPairs, type LabelPairs } from "./kappa.ts";
import { mostOverlaps, mostPairs, overlapping } from "./overlapping.ts";

/** How many there are of a type on either side, and how many are on both. */
export interface TypeCounts {
  readonly left: number;
  readonly right: number;
  /** With the same borders; of relations, between ends of the same borders and types. */
  readonly strict: number;
  /** That overlap; of relations, between ends that overlap. */
  readonly relaxed: number;
}

/** What is counted of spans, or of relations. */
export interface KindCounts {
  readonly types: ReadonlyMap<string, TypeCounts>;
  /** Of what both have marked, whatever its type: the types that it has on either side. */
  readonly labels: LabelPairs;
}

/** What two sides have in common, in a document or in several. */
export interface AgreementCounts {
  readonly sentences: number;
  readonly spans: KindCounts;
  readonly relations: KindCounts;
  /** Spans with borders of their own, whatever their types. */
  readonly borders: { readonly left: number; readonly right: number; readonly both: number };
  /** The type of the shortest span over each word, on either side. */
  readonly words: LabelPairs;
}

/** A label of types: of none, of one, or of several at once. */
export const labelOf = (types: Iterable<string>): string => JSON.stringify([...types].sort());

/** The types of a label. */
export const typesOf = (label: string): readonly string[] => JSON.parse(label);

/** What both sides of a document have in common. */
export const countAgreement = remembered(counted);

function counted({ of, sentences, isSymmetric }: ComparedDoc): AgreementCounts {
  const borders = [of.left, of.right].map(({ entities }) =>
    typesBy(entities, ({ start, end }) => `${start} ${end}`, typeOf),
  );
  const ends = [of.left, of.right].map(({ links }) =>
    typesBy(links, ({ head, tail }) => [head, tail].map(borderKey).join(" "), typeOfLink),
  );
  const labels = labelPairs(borders[0], borders[1]);
  return {
    sentences: sentences.length,
    spans: {
      types: countsByType(of.left.entities, of.right.entities, typeOf, spanCounts),
      labels,
    },
    relations: {
      types: countsByType(of.left.links, of.right.links, typeOfLink, linkCounts(isSymmetric)),
      labels: labelPairs(ends[0], ends[1]),
    },
    borders: { left: borders[0].size, right: borders[1].size, both: sumOf(labels) },
    words: wordLabels(sentences, of),
  };
}

const typeOf = ({ type }: Entity): string => type;
const typeOfLink = ({ relation }: Link): string => relation.type;
const borderKey = ({ start, end }: Entity): string => `${start} ${end}`;

const sumOf = (pairs: LabelPairs): number =>
  [...pairs.values()].flatMap((row) => [...row.values()]).reduce((a, b) => a + b, 0);

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const typesBy = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  typeOf: (item: T) => string,
): ReadonlyMap<string, string> =>
  new Map([...grouped(items, keyOf)].map(([key, group]) => [key, labelOf(group.map(typeOf))]));

/** The labels of what is on both sides. */
function labelPairs(
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
): LabelPairs {
  const pairs: GrowingPairs = new Map();
  for (const [key, label] of left) {
    const other = right.get(key);
    if (other !== undefined) addPair(pairs, label, other);
  }
  return pairs;
}

function countsByType<T>(
  left: readonly T[],
  right: readonly T[],
  typeOf: (item: T) => string,
  count: (left: readonly T[], right: readonly T[]) => { strict: number; relaxed: number },
): ReadonlyMap<string, TypeCounts> {
  const [ofLeft, ofRight] = [grouped(left, typeOf), grouped(right, typeOf)];
  const types = new Set([...ofLeft.keys(), ...ofRight.keys()]);
  return new Map(
    [...types].map((type) => {
      const [mine, theirs] = [ofLeft.get(type) ?? [], ofRight.get(type) ?? []];
      return [type, { left: mine.length, right: theirs.length, ...count(mine, theirs) }];
    }),
  );
}

function spanCounts(left: readonly Entity[], right: readonly Entity[]) {
  const there = new Set(right.map(spanKey));
  const strict = left.filter((entity) => there.has(spanKey(entity))).length;
  return { strict, relaxed: mostOverlaps(left, right) };
}

/** Relations of one type. */
const linkCounts =
  (isSymmetric: (type: string) => boolean) => (left: readonly Link[], right: readonly Link[]) => {
    const there = new Set(right.map(linkKey));
    const strict = left.filter((link) => there.has(linkKey(link))).length;
    const ends = (links: readonly Link[]) =>
      links.flatMap((link) => {
        const { head, tail, relation } = link;
        const turned = isSymmetric(relation.type) ? [{ ...spanOf(tail), link, other: head }] : [];
        return [{ ...spanOf(head), link, other: tail }, ...turned];
      });
    const possible = overlapping(ends(left), ends(right))
      .filter(([mine, theirs]) => overlaps(mine.other, theirs.other))
      .map(([mine, theirs]) => [mine.link, theirs.link] as const);
    return { strict, relaxed: mostPairs(possible) };
  };

const spanOf = ({ start, end }: Entity) => ({ start, end });

/** The labels of all words that count. */
function wordLabels(
  sentences: readonly Sentence[],
  { left, right }: ComparedDoc["of"],
): LabelPairs {
  const words = sentences.flatMap((sentence) =>
    sentence.words.map(([start, end]) => ({ start, end })),
  );
  const ofLeft = typesOfWords(words, left);
  const ofRight = typesOfWords(words, right);
  const pairs: GrowingPairs = new Map();
  const none = labelOf([]);
  const labels = new Map<string, string>();
  const label = (entity: Entity | undefined): string => {
    if (!entity) return none;
    const known = labels.get(entity.type);
    if (known !== undefined) return known;
    const made = labelOf([entity.type]);
    labels.set(entity.type, made);
    return made;
  };
  const marked = new Set([...ofLeft.keys(), ...ofRight.keys()]);
  for (const i of marked) addPair(pairs, label(ofLeft.get(i)), label(ofRight.get(i)));
  if (marked.size < words.length) addPair(pairs, none, none, words.length - marked.size);
  return pairs;
}

/** The shortest span over each word that has one; of two on the same words, by the names of types. */
function typesOfWords(
  words: readonly { start: number; end: number }[],
  { entities }: Labelled,
): ReadonlyMap<number, Entity> {
  const found = new Map<number, Entity>();
  for (const entity of entities) {
    // Words do not overlap: of those that begin before the span only the last can reach into it.
    for (let i = Math.max(0, firstFrom(words, entity.start) - 1); i < words.length; i++) {
      if (words[i].start >= entity.end) break;
      if (!overlaps(words[i], entity)) continue;
      const best = found.get(i);
      if (!best || isCloser(entity, best)) found.set(i, entity);
    }
  }
  return found;
}

function isCloser(a: Entity, b: Entity): boolean {
  if (sameSpan(a, b)) return a.type < b.type;
  const [ofA, ofB] = [a.end - a.start, b.end - b.start];
  return ofA === ofB ? a.start < b.start : ofA < ofB;
}

/** The counts of several documents together. */
export function sumCounts(all: readonly AgreementCounts[]): AgreementCounts {
  const sum = (of: (counts: AgreementCounts) => number) => all.reduce((n, one) => n + of(one), 0);
  const kind = (of: (counts: AgreementCounts) => KindCounts): KindCounts => ({
    types: sumTypes(all.map((counts) => of(counts).types)),
    labels: sumPairs(all.map((counts) => of(counts).labels)),
  });
  return {
    sentences: sum((counts) => counts.sentences),
    spans: kind((counts) => counts.spans),
    relations: kind((counts) => counts.relations),
    borders: {
      left: sum(({ borders }) => borders.left),
      right: sum(({ borders }) => borders.right),
      both: sum(({ borders }) => borders.both),
    },
    words: sumPairs(all.map(({ words }) => words)),
  };
}

function sumTypes(all: readonly KindCounts["types"][]): KindCounts["types"] {
  const sums = new Map<string, TypeCounts>();
  for (const types of all)
    for (const [type, { left, right, strict, relaxed }] of types) {
      const known = sums.get(type) ?? { left: 0, right: 0, strict: 0, relaxed: 0 };
      sums.set(type, {
        left: known.left + left,
        right: known.right + right,
        strict: known.strict + strict,
        relaxed: known.relaxed + relaxed,
      });
    }
  return sums;
}

function sumPairs(all: readonly LabelPairs[]): LabelPairs {
  const sums: GrowingPairs = new Map();
  for (const pairs of all)
    for (const [left, row] of pairs)
      for (const [right, count] of row) addPair(sums, left, right, count);
  return sums;
}
