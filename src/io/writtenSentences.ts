import { entitiesIn, relationsOf } from "../core/document/docIndex.ts";
import type { Doc, Sentence, Status, Table } from "../core/document/document.ts";
import { exactWords } from "../core/document/words.ts";
import { canonicalRelation } from "../core/learn/canonicalRelation.ts";
import type { Example } from "../core/learn/example.ts";
import { exampleOf } from "../core/learn/exampleOf.ts";
import { t } from "../language/words.ts";
import type { Content } from "./format.ts";

/** A document as formats of words hold it: sentences with annotations by word. */
export interface WrittenDoc {
  readonly doc: Doc;
  readonly sentences: readonly WrittenSentence[];
}

export interface WrittenSentence extends Example {
  /** Indexes of the spans of several pieces, which are one stretch here. */
  readonly gaps: ReadonlySet<number>;
}

/** What such formats do not hold where only confirmed sentences are written. */
export const unconfirmedSentences = (): string => t("sentences that are not confirmed");

/** The sentences that a format of words writes; what such sentences cannot hold is counted. */
export function writtenSentences(
  { docs, types, sentences }: Content,
  count: (kind: string, n?: number) => void,
): WrittenDoc[] {
  const all = { entities: Object.keys(types.entities), relations: Object.keys(types.relations) };
  return docs.map(asConfirmed).map((doc) => {
    const worded = doc.sentences.filter(({ words }) => words.length > 0);
    const isWritten = ({ id }: Sentence) => sentences === "all" || Object.hasOwn(doc.confirmed, id);
    for (const sentence of worded) {
      if (isWritten(sentence)) continue;
      count(unconfirmedSentences());
      const spans = entitiesIn(doc, sentence);
      const begun = spans.flatMap(({ id }) => relationsOf(doc, id).filter((r) => r.head === id));
      count(t("spans in such sentences"), spans.length);
      count(t("relations from such sentences"), begun.length);
    }
    return {
      doc,
      sentences: worded.filter(isWritten).map((sentence) => {
        const made = exampleOf(doc, sentence, all);
        count(t("relations across sentences"), made.relationsAcross);
        count(t("spans with borders inside words"), made.entitiesOutside);
        count(t("relations of such spans"), made.relationsOutside);
        const { example } = made;
        const relations = example.relations.map((relation) =>
          canonicalRelation(relation, example.entities, types.relations),
        );
        const placed = entitiesIn(doc, sentence).filter((one) => exactWords(sentence, one));
        const gaps = placed.flatMap(({ fragments }, index) => (fragments ? [index] : []));
        return { ...example, relations, gaps: new Set(gaps) };
      }),
    };
  });
}

/** What is said where no sentence was written. */
export const noSentence = (
  { sentences }: Content,
  written: readonly WrittenDoc[],
  file: string,
): string[] => {
  const isEmpty = written.every((one) => one.sentences.length === 0);
  return isEmpty && sentences === "confirmed"
    ? [t("no sentence is confirmed yet: {file}", { file })]
    : [];
};

/** These formats have no suggestions: all that is written is an example. */
const asConfirmed = (doc: Doc): Doc => ({
  ...doc,
  entities: confirmed(doc.entities),
  relations: confirmed(doc.relations),
});

const confirmed = <T extends { readonly status: Status }>(table: Table<T>): Table<T> =>
  Object.fromEntries(
    Object.entries(table).map(([id, item]) => [id, { ...item, status: "confirmed" as const }]),
  );
