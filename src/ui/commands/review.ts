import { entitiesIn, relationsIn, sentenceAt } from "../../core/document/docIndex.ts";
import type { Doc, Sentence } from "../../core/document/document.ts";
import type { Selection } from "../../core/document/selection.ts";
import { nextAnnotation, nextSuggestion } from "../../core/review/readingOrder.ts";
import { t } from "../../language/words.ts";
import {
  type Command,
  type CommandContext,
  docOf,
  editable,
  NOT_LINKING,
  ON_ITEMS,
  selectedItem,
  sentenceOf,
  spoken,
} from "./command.ts";

/**
 * Selects the next suggestion. When nothing is open any more in a sentence that is not confirmed, it
 * selects the sentence: one key more confirms it, and none is passed over by accident.
 */
export function advance(context: CommandContext, from: Selection): void {
  const doc = docOf(context);
  if (!doc) return;
  const next = nextSuggestion(doc, from, 1);
  const sentence = sentenceOf(doc, from);
  const isDecided = sentence !== undefined && isInside(doc, from) && openItems(doc, sentence) === 0;
  if (isDecided && !doc.confirmed[sentence.id]) {
    context.app().select({ kind: "sentence", id: sentence.id });
    announceAlso(context, t("All is decided in this sentence; accept it to confirm it"));
  } else if (next) context.app().select(next);
  else {
    if (sentence) context.app().select({ kind: "sentence", id: sentence.id });
    announceAlso(context, t("No more suggestions"));
  }
}

/** Adds to what was just said of the decision: both are heard. */
function announceAlso({ view, setView }: CommandContext, text: string): void {
  setView({ announcement: `${view().announcement.trimEnd()}. ${text}` });
}

/** Whether what is selected lies in one sentence: arcs may leave theirs. */
function isInside(doc: Doc, selection: Selection): boolean {
  if (selection.kind !== "relation") return true;
  const { head, tail } = doc.relations[selection.id] ?? {};
  const [from, to] = [head, tail].map((id) => (id && doc.entities[id]) || undefined);
  return !!from && !!to && sentenceAt(doc, from.start) === sentenceAt(doc, to.start);
}

function openItems(doc: Doc, sentence: Sentence): number {
  const items = [...entitiesIn(doc, sentence), ...relationsIn(doc, sentence)];
  return items.filter(({ status }) => status === "suggested").length;
}

function step(context: CommandContext, direction: 1 | -1): void {
  const doc = docOf(context);
  const next = doc && nextSuggestion(doc, context.app().selection, direction);
  context.setView(next ? { caret: null } : spoken(context, t("No more suggestions")));
  if (next) context.app().select(next);
}

/** The only way by keys to what is decided already. */
function stepToAny(context: CommandContext, direction: 1 | -1): void {
  const doc = docOf(context);
  const { showRejected } = context.view();
  const next = doc && nextAnnotation(doc, context.app().selection, direction, showRejected);
  context.setView(next ? { caret: null } : spoken(context, t("No more spans and relations")));
  if (next) context.app().select(next);
}

/** Tab leaves the text where there is no suggestion to go to, and where nothing is selected. */
function canTab(context: CommandContext, direction: 1 | -1): boolean {
  const doc = docOf(context);
  return doc !== undefined && !!nextSuggestion(doc, context.app().selection, direction);
}

function decide(context: CommandContext, status: "confirmed" | "rejected"): void {
  const { selection, setStatus } = context.app();
  setStatus(selection, status);
  advance(context, selection);
}

const hasDoc = (context: CommandContext): boolean => docOf(context) !== undefined;

const otherThan = (status: "confirmed" | "rejected") => (context: CommandContext) => {
  const item = selectedItem(context);
  return editable(context) && item !== undefined && item.status !== status;
};

/** Going through the suggestions and deciding on them. */
export const REVIEW: readonly Command[] = [
  {
    id: "next",
    get name() {
      return t("Next suggestion");
    },
    group: "Review",
    keys: ["j"],
    at: NOT_LINKING,
    when: hasDoc,
    run: (context) => step(context, 1),
  },
  {
    id: "previous",
    get name() {
      return t("Previous suggestion");
    },
    group: "Review",
    keys: ["k"],
    at: NOT_LINKING,
    when: hasDoc,
    run: (context) => step(context, -1),
  },
  {
    id: "nextAnnotation",
    get name() {
      return t("Next span or relation, also a decided one");
    },
    group: "Review",
    keys: ["l"],
    at: NOT_LINKING,
    when: hasDoc,
    run: (context) => stepToAny(context, 1),
  },
  {
    id: "previousAnnotation",
    get name() {
      return t("Previous span or relation, also a decided one");
    },
    group: "Review",
    keys: ["Shift+l"],
    at: NOT_LINKING,
    when: hasDoc,
    run: (context) => stepToAny(context, -1),
  },
  {
    id: "tabNext",
    get name() {
      return t("Next suggestion, from a selected one");
    },
    group: "Review",
    keys: ["Tab"],
    at: ON_ITEMS,
    hidden: true,
    when: (context) => canTab(context, 1),
    run: (context) => step(context, 1),
  },
  {
    id: "tabPrevious",
    get name() {
      return t("Previous suggestion, from a selected one");
    },
    group: "Review",
    keys: ["Shift+Tab"],
    at: ON_ITEMS,
    hidden: true,
    when: (context) => canTab(context, -1),
    run: (context) => step(context, -1),
  },
  {
    id: "accept",
    get name() {
      return t("Accept, go on");
    },
    group: "Review",
    keys: ["Enter"],
    at: ON_ITEMS,
    menu: true,
    icon: "accept",
    when: otherThan("confirmed"),
    run: (context) => decide(context, "confirmed"),
  },
  {
    id: "reject",
    get name() {
      return t("Reject, go on");
    },
    group: "Review",
    keys: ["x", "Backspace"],
    at: ON_ITEMS,
    menu: true,
    icon: "close",
    when: otherThan("rejected"),
    run: (context) => decide(context, "rejected"),
  },
];
