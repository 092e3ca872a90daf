import type { Doc } from "../core/document/document.ts";
import type { KeptComing } from "../worker/protocol.ts";

/** What is told of models that came. */
export function* saidOfModels({ kept, same }: KeptComing): Generator<string> {
  if (kept.length > 0)
    yield `${counted(kept.length, "trained model")} kept, and not in use. Undo does not take ${kept.length === 1 ? "it" : "them"} back: ${kept.length === 1 ? "it is" : "they are"} deleted under Models.`;
  if (same > 0) yield `${counted(same, "trained model")} kept here already.`;
}

/** What is told of an import that is done. */
export function saidOf(docs: readonly Doc[], hasTypes: boolean): string {
  if (docs.length === 0) return hasTypes ? "Imported types." : "There was nothing to import.";
  if (docs.length === 1) return `Imported ${docs[0].name}.`;
  return `Imported ${docs.length.toLocaleString("en")} documents.`;
}

/** What is told of documents that were here already. */
export function* saidOfSame(same: number, changed: number): Generator<string> {
  if (same > 0) yield `${counted(same)} here already, with the same annotations.`;
  if (changed > 0)
    yield `Of ${changed === 1 ? "one" : changed.toLocaleString("en")} the text is here with other annotations: both are kept.`;
}

const counted = (count: number, what = "document"): string =>
  count === 1 ? `One ${what} was` : `${count.toLocaleString("en")} ${what}s were`;
