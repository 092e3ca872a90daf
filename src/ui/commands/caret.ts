import { sentencesOver } from "../../core/annotate/labelAcross.ts";
import { sentenceById } from "../../core/document/docIndex.ts";
import { visiblePart } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import {
  type Caret,
  caretOver,
  caretSpan,
  extended,
  focusSentence,
  moveCaret,
  wordCaret,
} from "../places/caret.ts";
import { runsLeftwards } from "../places/direction.ts";
import { lineNeighbour } from "../places/lineNeighbour.ts";
import { clearTextSelection } from "../places/textSelection.ts";
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
  const span = doc && caretSpan(doc, caret);
  if (!span) return;
  const words = visiblePart(doc.text, span);
  const { length } = sentencesOver(doc, span);
  const across =
    length > 1 ? t(", in {length, number} sentences: labelling joins them", { length }) : "";
  clearTextSelection();
  context.setView({ caret, ...spoken(context, `${words}${across}`) });
  // Across sentences what is selected stays: the span whose border is moved, or where it began.
  if (length === 1) context.app().select({ kind: "sentence", id: caret.sentence });
}

/** Lets the caret go on with a border of the selected span, beyond its sentence. */
export function moveOn(context: CommandContext, side: "start" | "end"): boolean {
  const [doc, entity, sentence] = [
    docOf(context),
    selectedEntity(context),
    currentSentence(context),
  ];
  const caret = entity && sentence && caretOver([sentence], entity, side === "start");
  if (!doc || !entity || !caret) return false;
  const moved = moveCaret(doc, { ...caret, moves: entity.id }, side === "end" ? 1 : -1, true);
  if (moved.into === undefined) return false;
  put(context, moved);
  return true;
}

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
    put(context, moveCaret(doc, caret, ahead, extend));
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
  const doc = docOf(context);
  const { caret } = context.view();
  const sentence = doc && caret && sentenceById(doc, focusSentence(caret));
  if (!sentence) return;
  const focus = end === "first" ? 0 : sentence.words.length - 1;
  put(context, extend ? extended(caret, sentence, focus) : wordCaret(sentence, focus));
}

type CaretCommand = Pick<Command, "id" | "name" | "keys" | "run"> & Partial<Command>;

/** What it says itself stays its own: a name is asked for when it is shown, in the language of then. */
const caret = (command: CaretCommand): Command => {
  const { group = "Caret", at = ["caret"], hidden = true, when = editable } = command;
  return Object.assign(command, { group, at, hidden, when });
};

/** The caret that runs over words: what it covers becomes a span. */
export const CARET: readonly Command[] = [
  caret({
    id: "caretRight",
    get name() {
      return t("Word caret to the right");
    },
    keys: ["ArrowRight"],
    at: NOT_LINKING,
    run: (context) => move(context, 1, false),
  }),
  caret({
    id: "caretLeft",
    get name() {
      return t("Word caret to the left");
    },
    keys: ["ArrowLeft"],
    at: NOT_LINKING,
    run: (context) => move(context, -1, false),
  }),
  caret({
    id: "extendRight",
    get name() {
      return t("Caret over one word more to the right");
    },
    keys: ["Shift+ArrowRight"],
    run: (context) => move(context, 1, true),
  }),
  caret({
    id: "extendLeft",
    get name() {
      return t("Caret over one word more to the left");
    },
    keys: ["Shift+ArrowLeft"],
    run: (context) => move(context, -1, true),
  }),
  caret({
    id: "caretDown",
    get name() {
      return t("Caret to the line below");
    },
    keys: ["ArrowDown"],
    run: (context) => moveLine(context, 1),
  }),
  caret({
    id: "caretUp",
    get name() {
      return t("Caret to the line above");
    },
    keys: ["ArrowUp"],
    run: (context) => moveLine(context, -1),
  }),
  caret({
    id: "caretHome",
    get name() {
      return t("Caret to the start of the sentence");
    },
    keys: ["Home"],
    run: (context) => moveToEnd(context, "first", false),
  }),
  caret({
    id: "caretEnd",
    get name() {
      return t("Caret to the end of the sentence");
    },
    keys: ["End"],
    run: (context) => moveToEnd(context, "last", false),
  }),
  caret({
    id: "extendHome",
    get name() {
      return t("Caret over everything to the start of the sentence");
    },
    keys: ["Shift+Home"],
    run: (context) => moveToEnd(context, "first", true),
  }),
  caret({
    id: "extendEnd",
    get name() {
      return t("Caret over everything to the end of the sentence");
    },
    keys: ["Shift+End"],
    run: (context) => moveToEnd(context, "last", true),
  }),
];
