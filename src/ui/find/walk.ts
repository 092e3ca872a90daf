// Going through results: what a result shows in the text, and which keys decide about it.

import { sentenceAt } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";
import { touchedWords } from "../../core/document/words.ts";
import type { Hit } from "../../core/review/find.ts";
import { t } from "../../language/words.ts";
import { type CommandContext, commandFor } from "../commands/command.ts";
import { COMMANDS } from "../commands/commands.ts";
import { keyTable } from "../commands/remap/keyTable.ts";
import type { Caret } from "../places/caret.ts";

/** Whether what was found is still there: results are a moment older than the project. */
export function isThere({ app }: CommandContext, { doc: id, kind, id: annotation }: Hit): boolean {
  const doc = app().project.docs[id];
  if (!doc || doc.trashedAt !== undefined) return false;
  if (kind === "text") return true;
  return Object.hasOwn(kind === "entity" ? doc.entities : doc.relations, annotation);
}

/**
 * Opens the document of a hit, if another is open, and selects what was found: an annotation, or by
 * the word caret some text, so that a type can be given to it.
 */
export function showHit(context: CommandContext, hit: Hit): void {
  if (!isThere(context, hit)) return;
  const { app, setView } = context;
  if (app().activeDoc !== hit.doc) app().openDoc(hit.doc);
  const doc = app().project.docs[hit.doc];
  if (hit.kind === "text") {
    const sentence = sentenceAt(doc, hit.start);
    setView({ caret: caretOn(doc, hit), reveal: { doc: hit.doc, offset: hit.start } });
    app().select(sentence ? { kind: "sentence", id: sentence.id } : { kind: "none" });
    return;
  }
  const { status } = (hit.kind === "entity" ? doc.entities : doc.relations)[hit.id];
  setView(status === "rejected" ? { caret: null, showRejected: true } : { caret: null });
  app().select({ kind: hit.kind, id: hit.id });
}

function caretOn(doc: Doc, hit: Hit): Caret | null {
  const sentence = sentenceAt(doc, hit.start);
  const words = sentence && touchedWords(sentence, hit);
  return words ? { sentence: sentence.id, anchor: words.start, focus: words.end - 1 } : null;
}

/** Commands after which the next thing is looked at. */
const DECISIONS = new Set(["accept", "reject", "delete", "acceptSentence", "finishSentence"]);

/**
 * Runs the command of a key where it means another thing in a list of hits than in the text: the
 * next one to look at is the list's. Returns the index to go on with, or null for other keys.
 */
export function decideInList(
  context: CommandContext,
  hits: readonly Hit[],
  index: number,
): number | null {
  if (!hits[index]) return null;
  const command = commandFor(COMMANDS, keyTable(COMMANDS, context.app().keys), context);
  if (command?.id === "next") return Math.min(index + 1, hits.length - 1);
  if (command?.id === "previous") return Math.max(index - 1, 0);
  if (!command || !DECISIONS.has(command.id)) return null;
  command.run(context);
  const next = hits.findIndex((hit, i) => i > index && isThere(context, hit));
  if (next !== -1) return next;
  context.app().select({ kind: "none" });
  context.setView({ announcement: t("No more results") });
  return index;
}
