import type { Sentence } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { caretSpan } from "../places/caret.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  docOf,
  editable,
  IN_SENTENCES,
  NOT_LINKING,
  selectedEntity,
} from "./command.ts";
import { go } from "./goToSentence.ts";
import { notOfDraft } from "./notOfDraft.ts";
import { goOnInQueue } from "./queueWalk.ts";
import { advance } from "./review.ts";

/** Goes on after a sentence is confirmed. */
function finish(context: CommandContext, action: "acceptSentence" | "finishSentence"): void {
  const sentence = currentSentence(context);
  if (!sentence) return;
  const unstored = action === "acceptSentence" ? notOfDraft(context, sentence) : null;
  context.app()[action](sentence.id);
  if (!docOf(context)?.confirmed[sentence.id]) return; // refused: another tab has the project
  if (unstored !== null) context.app().notify("info", unstored);
  context.setView({ caret: null });
  if (goOnInQueue(context, sentence.id)) return;
  advance(context, { kind: "sentence", id: sentence.id });
}

const isOpenSentence = (context: CommandContext): boolean => {
  const sentence = currentSentence(context);
  return editable(context) && !!sentence && !docOf(context)?.confirmed[sentence.id];
};

/** The nearest sentence in a direction that has words and that `wanted` accepts. */
function neighbour(
  context: CommandContext,
  direction: 1 | -1,
  wanted: (sentence: Sentence) => boolean = () => true,
): Sentence | undefined {
  const sentences = docOf(context)?.sentences ?? [];
  const here = currentSentence(context);
  let at = here ? sentences.indexOf(here) : direction === 1 ? -1 : sentences.length;
  do at += direction;
  while (sentences[at] && (sentences[at].words.length === 0 || !wanted(sentences[at])));
  return sentences[at];
}

function nextUnconfirmed(context: CommandContext): void {
  const confirmed = docOf(context)?.confirmed ?? {};
  const next = neighbour(context, 1, ({ id }) => !confirmed[id]);
  go(context, next, t("No more unconfirmed sentences"));
}

const joinable = (context: CommandContext, direction: 1 | -1): Sentence | undefined =>
  currentSentence(context) && neighbour(context, direction);

function join(context: CommandContext, direction: 1 | -1): void {
  const [here, other] = [currentSentence(context), joinable(context, direction)];
  if (!here || !other) return;
  context.setView({ caret: null });
  context.app().joinSentences(here.id, other.id);
}

/** Why a sentence cannot be joined with its neighbour. */
function whyNotJoined(context: CommandContext, direction: 1 | -1): string | null {
  if (!editable(context) || context.app().linking) return null;
  if (!currentSentence(context))
    return t("Go to a sentence first (. or ,): it is joined with the other.");
  if (joinable(context, direction)) return null;
  return t(
    "There is no sentence {isAfter, select, true {after} other {before}} this one to join.",
    { isAfter: direction === 1 },
  );
}

/** Why there is no place to split at. */
function whyNotSplit(context: CommandContext): string | null {
  if (!editable(context) || context.app().linking || borderAt(context) !== undefined) return null;
  const isAtWords = context.view().caret !== null || selectedEntity(context) !== undefined;
  return isAtWords
    ? t("The sentence begins with this word already: put the caret before a later one.")
    : t("Put the caret before a word first: the sentence is split there.");
}

/** Where the sentence would be cut: before the caret's first word, or before the selected span. */
function borderAt(context: CommandContext): number | undefined {
  const sentence = currentSentence(context);
  const { caret } = context.view();
  const doc = docOf(context);
  const at = caret && doc ? caretSpan(doc, caret) : selectedEntity(context);
  return at && sentence && at.start > sentence.words[0]?.[0] ? at.start : undefined;
}

const hasDoc = (context: CommandContext): boolean => docOf(context) !== undefined;

/** Whole sentences: these are what the model learns from. */
export const SENTENCES: readonly Command[] = [
  {
    id: "acceptSentence",
    get name() {
      return t("Accept the whole sentence");
    },
    group: "Sentences",
    keys: ["a"],
    at: IN_SENTENCES,
    menu: true,
    icon: "acceptAll",
    when: isOpenSentence,
    run: (context) => finish(context, "acceptSentence"),
  },
  {
    id: "finishSentence",
    get name() {
      return t("Sentence done: reject what is still suggested in it");
    },
    group: "Sentences",
    keys: ["d"],
    at: IN_SENTENCES,
    menu: true,
    icon: "done",
    when: isOpenSentence,
    run: (context) => finish(context, "finishSentence"),
  },
  {
    id: "reopenSentence",
    get name() {
      return t("Reopen the sentence");
    },
    group: "Sentences",
    keys: ["Shift+d"],
    at: IN_SENTENCES,
    menu: true,
    when: (context) => editable(context) && !!currentSentence(context) && !isOpenSentence(context),
    run: (context) => context.app().reopenSentence(currentSentence(context)!.id),
  },
  {
    id: "joinNext",
    get name() {
      return t("Join with the next sentence");
    },
    group: "Sentences",
    keys: ["Alt+j"],
    at: IN_SENTENCES,
    menu: true,
    when: (context) => editable(context) && !!joinable(context, 1),
    whyNot: (context) => whyNotJoined(context, 1),
    run: (context) => join(context, 1),
  },
  {
    id: "joinPrevious",
    get name() {
      return t("Join with the previous sentence");
    },
    group: "Sentences",
    keys: ["Alt+Shift+j"],
    at: IN_SENTENCES,
    when: (context) => editable(context) && !!joinable(context, -1),
    whyNot: (context) => whyNotJoined(context, -1),
    run: (context) => join(context, -1),
  },
  {
    id: "splitSentence",
    get name() {
      return t("Split the sentence before this word");
    },
    group: "Sentences",
    keys: ["Alt+s"],
    at: ["caret", "entity"],
    menu: true,
    when: (context) => editable(context) && borderAt(context) !== undefined,
    whyNot: whyNotSplit,
    run: (context) => {
      const [sentence, offset] = [currentSentence(context), borderAt(context)];
      if (!sentence || offset === undefined) return;
      context.setView({ caret: null });
      context.app().splitSentence(sentence.id, offset);
    },
  },
  {
    id: "nextSentence",
    get name() {
      return t("Next sentence");
    },
    group: "Sentences",
    keys: ["."],
    at: NOT_LINKING,
    when: hasDoc,
    run: (context) => go(context, neighbour(context, 1), t("No more sentences")),
  },
  {
    id: "previousSentence",
    get name() {
      return t("Previous sentence");
    },
    group: "Sentences",
    keys: [","],
    at: NOT_LINKING,
    when: hasDoc,
    run: (context) => go(context, neighbour(context, -1), t("No more sentences")),
  },
  {
    id: "nextUnconfirmed",
    get name() {
      return t("Next unconfirmed sentence");
    },
    group: "Sentences",
    keys: ["g"],
    at: NOT_LINKING,
    when: hasDoc,
    run: nextUnconfirmed,
  },
];
