import type { Doc, Scope, Sentence } from "../core/document/document.ts";
import {
  type PackedSentences,
  packSentences,
  unpackSentences,
} from "../core/document/packedSentences.ts";
import { withSharedWords } from "../core/document/sharedWords.ts";
import { t } from "../language/words.ts";
import { textFault } from "../records/docRecord.ts";

/** The record of a text. */
export const textRecordOf = ({ id, text, sentences, createdAt }: Doc) => ({
  id,
  text,
  sentences: packSentences(id, sentences),
  createdAt,
});

/** The record of what a document has besides its text. */
export const nameRecordOf = (doc: Doc) => {
  const { id, name, trashedAt, notAnnotated, notTrained, checked, metadata } = doc;
  return {
    id,
    name,
    ...(metadata && { metadata }),
    ...(trashedAt !== undefined && { trashedAt }),
    ...(notAnnotated && { notAnnotated }),
    ...(notTrained && { notTrained }),
    ...(checked && { checked }),
  };
};

/** Sentences that know the same. */
export interface KnownAlike {
  readonly scope: Scope;
  readonly ids: readonly string[];
}

/** The record of what the sentences of a document know that came whole. */
export const knownRecord = ({ id, confirmed }: Doc) => ({ doc: id, known: alike(confirmed) });

/** A document as a step that brings it back keeps it: one record. */
export const wholeRecord = (doc: Doc) => ({
  ...textRecordOf(doc),
  ...nameRecordOf(doc),
  entities: doc.entities,
  relations: doc.relations,
  known: alike(doc.confirmed),
});

/** What sentences know, by their ids. */
export const confirmedOf = (known: readonly KnownAlike[]): Record<string, Scope> =>
  Object.fromEntries(known.flatMap(({ scope, ids }) => ids.map((id) => [id, scope])));

function alike(confirmed: Doc["confirmed"]): KnownAlike[] {
  const idsOf = new Map<Scope, string[]>();
  for (const [id, scope] of Object.entries(confirmed)) {
    const ids = idsOf.get(scope);
    if (ids) ids.push(id);
    else idsOf.set(scope, [id]);
  }
  return [...idsOf].map(([scope, ids]) => ({ scope, ids }));
}

/** What is stored of a text, or with it. */
interface Stored {
  readonly id: string;
  readonly text: string;
  readonly sentences: PackedSentences | readonly Sentence[];
}

/** The same with its sentences; or what is wrong with them. */
export function withSentences<S extends Stored>(
  stored: S,
): (Omit<S, "sentences"> & { readonly sentences: readonly Sentence[] }) | string {
  const { id, sentences: are } = stored;
  const sentences = "numbers" in are ? unpackSentences(id, are) : withSharedWords(are);
  if (!sentences) return t("sentences: they are cut off");
  const read = { ...stored, sentences };
  return textFault(read) ?? read;
}
