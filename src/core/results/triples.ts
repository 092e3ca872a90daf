import { entitiesInOrder, relationsOf, sentenceAt } from "../document/docIndex.ts";
import type { Doc, Entity, Range, Relation, RelationType } from "../document/document.ts";
import type { MentionChoices } from "../document/mentionChoices.ts";
import { mergeMentions, type Thing } from "./mentions.ts";
import { isChosen, type ResultChoice } from "./resultChoice.ts";

/** One relation that says a triple. */
export interface Evidence {
  readonly doc: string;
  readonly relation: string;
  readonly head: Range;
  readonly tail: Range;
  /** The sentence of its ends; across sentences from the first to the last of them. */
  readonly place: Range;
  readonly status: "confirmed" | "suggested";
  readonly score: number | null;
}

/** What relations of the same type between the same two things say together. */
export interface Triple {
  readonly id: string;
  readonly head: Thing;
  readonly relation: string;
  readonly tail: Thing;
  /** In the order of documents and text; never empty. */
  readonly evidence: readonly Evidence[];
  /** The highest score that any of it has. */
  readonly best: number | null;
  readonly status: "confirmed" | "suggested" | "both";
  /** The ids of the documents that say it. */
  readonly docs: readonly string[];
}

/** A relation that counts, with its ends. */
interface Counted {
  readonly doc: Doc;
  readonly relation: Relation;
  readonly head: Entity;
  readonly tail: Entity;
}

/**
 * The triples of documents, in the order in which they are first said. Of a symmetric type it is the
 * same one whichever thing stands first.
 */
export function triplesOf(
  docs: readonly Doc[],
  choice: ResultChoice,
  relations: readonly Pick<RelationType, "name" | "symmetric">[],
  mentions?: MentionChoices,
): Triple[] {
  const counted = docs.flatMap((doc) => countedIn(doc, choice));
  const thingOf = mergeMentions(
    counted.flatMap(({ doc, head, tail }) => [
      { doc, entity: head },
      { doc, entity: tail },
    ]),
    mentions,
  );
  const symmetric = new Set(relations.filter((type) => type.symmetric).map(({ name }) => name));
  const found = new Map<string, { head: Thing; tail: Thing; all: Counted[] }>();
  for (const one of counted) {
    const ends = [thingOf(one.doc, one.head), thingOf(one.doc, one.tail)];
    const ids = ends.map(({ id }) => id);
    const key = symmetric.has(one.relation.type) ? ids.sort() : ids;
    const id = JSON.stringify([one.relation.type, ...key]);
    const same = found.get(id);
    if (same) same.all.push(one);
    else found.set(id, { head: ends[0], tail: ends[1], all: [one] });
  }
  return [...found].map(([id, { head, tail, all }]) => tripleOf(id, head, tail, all));
}

/** The things that triples are about, in the order in which they come. */
export const thingsOf = (triples: readonly Triple[]): Thing[] => [
  ...new Map(
    triples.flatMap(({ head, tail }) => [head, tail].map((thing) => [thing.id, thing] as const)),
  ).values(),
];

function countedIn(doc: Doc, choice: ResultChoice): Counted[] {
  return entitiesInOrder(doc).flatMap((head) =>
    relationsOf(doc, head.id).flatMap((relation) => {
      const tail = doc.entities[relation.tail];
      if (relation.head !== head.id || !isChosen(relation, choice)) return [];
      const hasEnds = [head, tail].every(({ status }) =>
        choice.status === "confirmed" ? status === "confirmed" : status !== "rejected",
      );
      return hasEnds ? [{ doc, relation, head, tail }] : [];
    }),
  );
}

function tripleOf(id: string, head: Thing, tail: Thing, all: readonly Counted[]): Triple {
  const evidence = all.map(evidenceOf);
  const scores = evidence.flatMap(({ score }) => score ?? []);
  const statuses = new Set(evidence.map(({ status }) => status));
  return {
    id,
    head,
    relation: all[0].relation.type,
    tail,
    evidence,
    best: scores.length === 0 ? null : scores.reduce((a, b) => Math.max(a, b)),
    status: statuses.size === 2 ? "both" : evidence[0].status,
    docs: [...new Set(evidence.map(({ doc }) => doc))],
  };
}

function evidenceOf({ doc, relation, head, tail }: Counted): Evidence {
  const places = [head, tail].map((end) => sentenceAt(doc, end.start) ?? end);
  return {
    doc: doc.id,
    relation: relation.id,
    head: [head.start, head.end],
    tail: [tail.start, tail.end],
    place: [
      Math.min(...places.map(({ start }) => start)),
      Math.max(...places.map(({ end }) => end)),
    ],
    status: relation.status === "confirmed" ? "confirmed" : "suggested",
    score: relation.score,
  };
}
