import { entitiesIn } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";
import { exactWords } from "../../core/document/words.ts";
import { t } from "../../language/words.ts";
import { type Content, counter, type Written } from "../format.ts";
import { jsonList } from "../jsonLines.ts";
import { metadataFields } from "../metadata.ts";
import { gapsLost } from "../pieces.ts";
import { OWN } from "./docredRecord.ts";

/** Writes a record a document; each span is a thing with one mention. */
export function writeDocred({ docs, sentences }: Content): Written {
  const { counts, count } = counter();
  const records = docs.map((doc) => recordOf(doc, sentences === "all", count));
  return {
    files: new Map([["docred.json", jsonList(records)]]),
    entities: records.reduce((sum, { vertexSet }) => sum + vertexSet.length, 0),
    relations: records.reduce((sum, { labels }) => sum + labels.length, 0),
    leftOut: counts,
    notes: [],
  };
}

function recordOf(doc: Doc, all: boolean, count: (kind: string, n?: number) => void) {
  const read = doc.sentences.filter(
    ({ id, words }) => words.length > 0 && (all || doc.confirmed[id]),
  );
  const numberOf = new Map<string, number>();
  const vertexSet = read.flatMap((sentence, sent_id) =>
    entitiesIn(doc, sentence).flatMap((entity) => {
      const { id, start, end, type, fragments } = entity;
      const at = exactWords(sentence, entity);
      if (!at) {
        count(t("spans with borders inside words"));
        return [];
      }
      if (fragments) count(gapsLost());
      numberOf.set(id, numberOf.size);
      const name = doc.text.slice(start, end).replace(/\s+/g, " ");
      return [[{ name, type, sent_id, pos: [at.start, at.end] }]];
    }),
  );
  const labels = Object.values(doc.relations).flatMap(({ head, tail, type }) => {
    const [h, t] = [numberOf.get(head), numberOf.get(tail)];
    return h === undefined || t === undefined ? [] : [{ h, t, r: type, evidence: [] }];
  });
  if (all) count(t("relations of such spans"), Object.keys(doc.relations).length - labels.length);
  const sents = read.map(({ words }) => words.map(([start, end]) => doc.text.slice(start, end)));
  const rest = metadataFields(doc.metadata, (key) => OWN.has(key));
  return { ...rest, title: doc.name, sents, vertexSet, labels };
}
