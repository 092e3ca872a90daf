import { sentenceById } from "../../core/document/docIndex.ts";
import { isUnreviewed } from "../../core/review/queue/isUnreviewed.ts";
import type { InQueue } from "../../core/review/queue/nextUp.ts";
import { t } from "../../language/words.ts";
import type { QueuePlace } from "../app/viewState.ts";
import { type CommandContext, spoken } from "./command.ts";
import { go } from "./goToSentence.ts";

/** Where something is in the queue; -1: it is not in it. */
export const placeIn = (items: readonly InQueue[], place: QueuePlace): number =>
  items.findIndex(({ doc, sentence }) => doc === place.doc && sentence === place.sentence);

/** The nearest sentence of the queue in a direction that nobody has confirmed yet. */
export function inQueue(context: CommandContext, direction: 1 | -1): InQueue | undefined {
  const { walk } = context.view();
  if (!walk) return undefined;
  const { project, queue } = context.app();
  let at = placeIn(queue.items, walk);
  if (at < 0 && direction === -1) return undefined;
  do at += direction;
  while (queue.items[at] && !isUnreviewed(project, queue.items[at]));
  return queue.items[at];
}

/** Shows a sentence of the queue in its text. */
export function walkTo(context: CommandContext, { doc, sentence }: QueuePlace): void {
  const { activeDoc, openDoc, project } = context.app();
  if (doc !== activeDoc) openDoc(doc);
  context.setView({ walk: { doc, sentence }, center: "text", pane: "text" });
  go(context, sentenceById(project.docs[doc], sentence), "");
}

/** Back to the list, which is put in order anew there. */
export const toList = (context: CommandContext): void =>
  context.setView({ center: "queue", pane: "text", caret: null });

/**
 * Offers the next sentence after one of the queue was confirmed; false when that was not the one that
 * the user is at in the queue.
 */
export function goOnInQueue(context: CommandContext, confirmed: string): boolean {
  const { walk } = context.view();
  if (walk?.sentence !== confirmed || walk.doc !== context.app().activeDoc) return false;
  const next = inQueue(context, 1);
  if (next) walkTo(context, next);
  else {
    toList(context);
    context.setView({ walk: null, ...spoken(context, t("That was the last one of the queue")) });
  }
  return true;
}
