import type { Selection } from "../../store/state.ts";
import { nextSuggestion } from "../text/places/readingOrder.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  docOf,
  editable,
  selectedEntity,
  selectedRelation,
  sentenceOf,
} from "./command.ts";

/** Selects the next suggestion; at the end, the sentence of what was just decided. */
export function advance(context: CommandContext, from: Selection): void {
  const doc = docOf(context);
  if (!doc) return;
  const next = nextSuggestion(doc, from, 1);
  const sentence = sentenceOf(doc, from);
  if (next) context.app().select(next);
  else if (sentence) context.app().select({ kind: "sentence", id: sentence.id });
  if (!next) context.setView({ announcement: "No more suggestions" });
}

function step(context: CommandContext, direction: 1 | -1): void {
  const doc = docOf(context);
  const next = doc && nextSuggestion(doc, context.app().selection, direction);
  context.setView(next ? { caret: null } : { announcement: "No more suggestions" });
  if (next) context.app().select(next);
}

/** Tab leaves the text where there is no suggestion to go to, and where nothing is selected. */
function canTab(context: CommandContext, direction: 1 | -1): boolean {
  const doc = docOf(context);
  const { selection } = context.app();
  return doc !== undefined && isItem(selection) && !!nextSuggestion(doc, selection, direction);
}

const isItem = ({ kind }: Selection): boolean => kind === "entity" || kind === "relation";

const selected = (context: CommandContext) => selectedEntity(context) ?? selectedRelation(context);

function decide(context: CommandContext, status: "confirmed" | "rejected"): void {
  const { selection, setStatus } = context.app();
  setStatus(selection, status);
  advance(context, selection);
}

/** Goes on after a sentence is confirmed. */
function finish(context: CommandContext, action: "acceptSentence" | "finishSentence"): void {
  const sentence = currentSentence(context);
  if (!sentence) return;
  context.app()[action](sentence.id);
  context.setView({ caret: null });
  advance(context, { kind: "sentence", id: sentence.id });
}

const isOpenSentence = (context: CommandContext): boolean => {
  const sentence = currentSentence(context);
  return editable(context) && !!sentence && !docOf(context)?.confirmed[sentence.id];
};

/** Going through the suggestions and deciding on them. */
export const REVIEW: readonly Command[] = [
  {
    id: "next",
    name: "Next suggestion",
    group: "Review",
    keys: ["j"],
    when: (context) => docOf(context) !== undefined,
    run: (context) => step(context, 1),
  },
  {
    id: "previous",
    name: "Previous suggestion",
    group: "Review",
    keys: ["k"],
    when: (context) => docOf(context) !== undefined,
    run: (context) => step(context, -1),
  },
  {
    id: "tabNext",
    name: "Next suggestion, from a selected one",
    group: "Review",
    keys: ["Tab"],
    when: (context) => canTab(context, 1),
    run: (context) => step(context, 1),
  },
  {
    id: "tabPrevious",
    name: "Previous suggestion, from a selected one",
    group: "Review",
    keys: ["Shift+Tab"],
    when: (context) => canTab(context, -1),
    run: (context) => step(context, -1),
  },
  {
    id: "accept",
    name: "Accept, go on",
    group: "Review",
    keys: ["Enter"],
    when: (context) => editable(context) && isOpen(selected(context)?.status),
    run: (context) => decide(context, "confirmed"),
  },
  {
    id: "reject",
    name: "Reject, go on",
    group: "Review",
    keys: ["x", "Backspace"],
    when: (context) => editable(context) && isKept(selected(context)?.status),
    run: (context) => decide(context, "rejected"),
  },
  {
    id: "acceptSentence",
    name: "Accept the whole sentence",
    group: "Sentences",
    keys: ["a"],
    when: isOpenSentence,
    run: (context) => finish(context, "acceptSentence"),
  },
  {
    id: "finishSentence",
    name: "Sentence done: nothing else is in it",
    group: "Sentences",
    keys: ["d"],
    when: isOpenSentence,
    run: (context) => finish(context, "finishSentence"),
  },
  {
    id: "reopenSentence",
    name: "Reopen the sentence",
    group: "Sentences",
    keys: ["Shift+d"],
    when: (context) => editable(context) && !!currentSentence(context) && !isOpenSentence(context),
    run: (context) => context.app().reopenSentence(currentSentence(context)!.id),
  },
];

const isOpen = (status?: string): boolean => status !== undefined && status !== "confirmed";
const isKept = (status?: string): boolean => status !== undefined && status !== "rejected";
