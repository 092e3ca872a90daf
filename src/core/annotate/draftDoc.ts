import { applyEdit } from "../document/applyEdit.ts";
import { entitiesIn, relationsOf } from "../document/docIndex.ts";
import type { Doc, Schema, Sentence } from "../document/document.ts";
import { mergePredictions } from "./mergePredictions.ts";
import { isPredicted } from "./predicted.ts";
import { type ReadSentence, stillAsRead } from "./stillAsRead.ts";

/** A document as a model that is still being trained would suggest it: to be looked at only. */
export interface DraftDoc {
  readonly doc: Doc;
  /** Ids of the sentences that are drawn so. */
  readonly sentences: ReadonlySet<string>;
  /** Ids of the model's suggestions in them. */
  readonly marks: ReadonlySet<string>;
  /** Of these, which the document itself does not have. */
  readonly fresh: ReadonlySet<string>;
  readonly counts: DraftCounts;
}

/** Suggestions of spans and relations. */
export interface DraftCounts {
  readonly suggested: number;
  /** Of these, how many the document does not have. */
  readonly fresh: number;
  /** Of the document's, how many the model would not make. */
  readonly gone: number;
}

/**
 * Puts a draft in the place of the model's suggestions. What else is in the document stays as it is,
 * confirmed sentences are left alone, and so are those that are no longer what was read.
 *
 * @param except a sentence in which the user works: it shows what is there
 */
export function draftDoc(
  doc: Doc,
  found: readonly ReadSentence[],
  { schema, except }: { readonly schema: Schema; readonly except: string | null },
): DraftDoc {
  const drafted = stillAsRead(doc, found).filter(({ sentence }) => sentence.id !== except);
  let made = 0;
  const newId = (): string => {
    const id = `draft:${made++}`;
    const isTaken = Object.hasOwn(doc.entities, id) || Object.hasOwn(doc.relations, id);
    return isTaken ? newId() : id;
  };
  const { edit } = mergePredictions(doc, drafted, { schema, newId });
  const shown = applyEdit({ docs: { [doc.id]: doc }, schema }, edit).project.docs[doc.id];
  const sentences = drafted.map(({ sentence }) => sentence);
  const [was, is] = [predictedIn(doc, sentences), predictedIn(shown, sentences)];
  const fresh = new Set([...is].filter((id) => !was.has(id)));
  const gone = [...was].filter((id) => !is.has(id)).length;
  return {
    doc: shown,
    sentences: new Set(sentences.map(({ id }) => id)),
    marks: is,
    fresh,
    counts: { suggested: is.size, fresh: fresh.size, gone },
  };
}

/** Ids of the model's suggestions in some sentences. */
function predictedIn(doc: Doc, sentences: readonly Sentence[]): ReadonlySet<string> {
  const entities = sentences.flatMap((sentence) => entitiesIn(doc, sentence));
  const relations = entities.flatMap(({ id }) => relationsOf(doc, id));
  return new Set([...entities, ...relations].filter(isPredicted).map(({ id }) => id));
}
