import type { Doc } from "../core/document/document.ts";
import { nameInSentence } from "../core/document/givenNames.ts";
import { t } from "../language/words.ts";
import type { KeptComing } from "../worker/textProtocol.ts";

/** What is told of models that came. */
export function* saidOfModels({ kept, same }: KeptComing): Generator<string> {
  if (kept.length > 0)
    yield t(
      "{kept, plural, one {One trained model was} other {# trained models were}} kept, and not in use. Undo does not take {kept, plural, one {it} other {them}} back: {kept, plural, one {it is} other {they are}} deleted under Models.",
      { kept: kept.length },
    );
  if (same > 0)
    yield t(
      "{same, plural, one {One trained model was} other {# trained models were}} kept here already.",
      {
        same,
      },
    );
}

/** What is told of an import that is done. */
export function saidOf(docs: readonly Doc[], hasTypes: boolean): string {
  if (docs.length === 0) return hasTypes ? t("Imported types.") : t("There was nothing to import.");
  if (docs.length === 1) return t("Imported “{name}”.", { name: nameInSentence(docs[0].name) });
  return t("Imported {docs, number} documents.", { docs: docs.length });
}

/** What is told of documents that came into the trash: they lay there before. */
export function* saidOfTrash(docs: readonly Doc[]): Generator<string> {
  const trashed = docs.filter(({ trashedAt }) => trashedAt !== undefined).length;
  if (trashed > 0)
    yield t(
      "{trashed, plural, one {One of these is} other {# of these are}} in the trash, as in the file.",
      { trashed },
    );
}

/** What is told of documents that were here already. */
export function* saidOfSame(same: number, changed: number): Generator<string> {
  if (same > 0)
    yield t(
      "{same, plural, one {One document was} other {# documents were}} here already, with the same annotations.",
      { same },
    );
  if (changed > 0)
    yield t(
      "Of {changed, plural, one {one} other {#}} the text is here with other annotations: both are kept.",
      { changed },
    );
}
