import { entitiesInOrder } from "../document/docIndex.ts";
import type { Doc, Entity, Relation } from "../document/document.ts";
import { remembered } from "../document/remembered.ts";

/** How far a document is, by its confirmed sentences. */
export type DocStatus = "notStarted" | "inProgress" | "done";

/** What there is in a document; what was rejected does not count. */
export interface DocProgress {
  readonly status: DocStatus;
  readonly sentences: number;
  readonly confirmedSentences: number;
  readonly spans: number;
  readonly confirmedSpans: number;
  readonly relations: number;
  /** Suggestions, of spans and relations, that wait for a decision. */
  readonly open: number;
  /** Types in use, as `typeKey` writes them. */
  readonly types: ReadonlySet<string>;
}

/** A type of entities or of relations in one string: both kinds may use the same name. */
export const typeKey = (kind: "entity" | "relation", name: string): string => `${kind}:${name}`;

/** Counts a document, once as long as it does not change. */
export const docProgress = remembered(progressOf);

function progressOf(doc: Doc): DocProgress {
  const types = new Set<string>();
  // The index is there at once after an edit; to list a table of thousands takes milliseconds.
  const spans = tally(entitiesInOrder(doc), "entity", types);
  const relations = tally(Object.values(doc.relations), "relation", types);
  const sentences = doc.sentences.length;
  const confirmedSentences = Object.keys(doc.confirmed).length;
  return {
    status: statusOf(confirmedSentences, sentences),
    sentences,
    confirmedSentences,
    spans: spans.all,
    confirmedSpans: spans.all - spans.open,
    relations: relations.all,
    open: spans.open + relations.open,
    types,
  };
}

/** A document without sentences has nothing to confirm: it is done. */
function statusOf(confirmed: number, sentences: number): DocStatus {
  if (confirmed >= sentences) return "done";
  return confirmed > 0 ? "inProgress" : "notStarted";
}

function tally(
  annotations: readonly (Entity | Relation)[],
  kind: "entity" | "relation",
  types: Set<string>,
): { readonly all: number; readonly open: number } {
  let [all, open] = [0, 0];
  const used = new Set<string>();
  for (const { type, status } of annotations) {
    if (status === "rejected") continue;
    all++;
    if (status === "suggested") open++;
    used.add(type);
  }
  for (const type of used) types.add(typeKey(kind, type));
  return { all, open };
}
