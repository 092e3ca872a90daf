import { sentenceById } from "../../core/document/docIndex.ts";
import { type Caret, caretSpan, moveCaret, withWords, wordCaret } from "../places/caret.ts";
import { runsLeftwards } from "../places/direction.ts";
import { lineNeighbour } from "../places/lineNeighbour.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  docOf,
  editable,
  NOT_LINKING,
  selectedEntity,
  spoken,
} from "./command.ts";

/** The caret is nothing that could have the focus: its words are said. */
function put(context: CommandContext, caret: Caret): void {
  const doc = docOf(context);
  const sentence = doc && sentenceById(doc, caret.sentence);
  if (!sentence) return;
  const { start, end } = caretSpan(sentence, caret);
  context.setView({ caret, ...spoken(context, doc.text.slice(start, end)) });
  context.app().select({ kind: "sentence", id: caret.sentence });
}

/** A span cannot go on there: what would let it. */
const AT_BORDER = {
  1: "The sentence ends here. “Join with the next sentence” lets the words go on.",
  [-1]: "The sentence begins here. “Join with the previous sentence” lets the words go on.",
} as const;

/** Puts a word caret where the user is, or moves the one that is there to the right (1) or left. */
function move(context: CommandContext, by: 1 | -1, extend: boolean): void {
  const doc = docOf(context);
  const sentence = currentSentence(context) ?? doc?.sentences.find((s) => s.words.length > 0);
  if (!doc || !sentence || sentence.words.length === 0) return;
  const { caret } = context.view();
  const entity = selectedEntity(context);
  const word = sentence.words.findIndex(([start]) => entity && start >= entity.start);
  const isLeftwards = runsLeftwards(doc.text.slice(sentence.start, sentence.end));
  const ahead = isLeftwards ? (-by as 1 | -1) : by;
  if (caret) {
    const moved = moveCaret(doc, caret, ahead, extend);
    put(context, moved);
    if (extend && moved === caret && withWords(doc, doc.sentences.indexOf(sentence), ahead))
      context.app().notify("info", AT_BORDER[ahead]);
  } else put(context, wordCaret(sentence, Math.max(word, 0)));
}

function moveLine(context: CommandContext, by: 1 | -1): void {
  const doc = docOf(context);
  const { caret } = context.view();
  const next = doc && caret && lineNeighbour(doc, caret, by);
  if (next) put(context, next);
}

/** To the first or the last word of the sentence. */
function moveToEnd(context: CommandContext, end: "first" | "last", extend: boolean): void {
  const sentence = currentSentence(context);
  const { caret } = context.view();
  if (!sentence || !caret) return;
  const focus = end === "first" ? 0 : sentence.words.length - 1;
  put(context, { ...caret, focus, anchor: extend ? caret.anchor : focus });
}

type CaretCommand = Pick<Command, "id" | "name" | "keys" | "run"> & Partial<Command>;

const caret = (command: CaretCommand): Command => ({
  group: "Caret",
  at: ["caret"],
  hidden: true,
  when: editable,
  ...command,
});

/** The caret that runs over words: what it covers becomes a span. */
export const CARET: readonly Command[] = [
  caret({
    id: "caretRight",
    name: "Word caret to the right",
    keys: ["ArrowRight"],
    at: NOT_LINKING,
    run: (context) => move(context, 1, false),
  }),
  caret({
    id: "caretLeft",
    name: "Word caret to the left",
    keys: ["ArrowLeft"],
    at: NOT_LINKING,
    run: (context) => move(context, -1, false),
  }),
  caret({
    id: "extendRight",
    name: "Caret over one word more to the right",
    keys: ["Shift+ArrowRight"],
    run: (context) => move(context, 1, true),
  }),
  caret({
    id: "extendLeft",
    name: "Caret over one word more to the left",
    keys: ["Shift+ArrowLeft"],
    run: (context) => move(context, -1, true),
  }),
  caret({
    id: "caretDown",
    name: "Caret to the line below",
    keys: ["ArrowDown"],
    run: (context) => moveLine(context, 1),
  }),
  caret({
    id: "caretUp",
    name: "Caret to the line above",
    keys: ["ArrowUp"],
    run: (context) => moveLine(context, -1),
  }),
  caret({
    id: "caretHome",
    name: "Caret to the start of the sentence",
    keys: ["Home"],
    run: (context) => moveToEnd(context, "first", false),
  }),
  caret({
    id: "caretEnd",
    name: "Caret to the end of the sentence",
    keys: ["End"],
    run: (context) => moveToEnd(context, "last", false),
  }),
  caret({
    id: "extendHome",
    name: "Caret over everything to the start of the sentence",
    keys: ["Shift+Home"],
    run: (context) => moveToEnd(context, "first", true),
  }),
  caret({
    id: "extendEnd",
    name: "Caret over everything to the end of the sentence",
    keys: ["Shift+End"],
    run: (context) => moveToEnd(context, "last", true),
  }),
];
