import { caretSpan, moveCaret, wordCaret } from "../text/places/caret.ts";
import { entityPlace, relationPlace, spanPlace } from "../text/places/dom.ts";
import { lineNeighbour } from "../text/places/lineNeighbour.ts";
import type { Choosing, Place } from "../viewState.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  docOf,
  editable,
  selectedEntity,
  selectedRelation,
} from "./command.ts";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Opens the menu of types at a place on the screen. */
export function openTypes(context: CommandContext, what: Choosing, at: Place | null): void {
  if (at) context.setView({ choosing: { what, at } });
}

/** The menu for what the caret covers. */
function openForCaret(context: CommandContext): void {
  const sentence = currentSentence(context);
  const { caret } = context.view();
  if (!sentence || !caret) return;
  const span = caretSpan(sentence, caret);
  openTypes(context, { kind: "newEntity", ...span }, spanPlace(sentence.id, span));
}

function openForSelected(context: CommandContext): void {
  const entity = selectedEntity(context);
  const relation = selectedRelation(context);
  if (context.view().caret) openForCaret(context);
  else if (entity)
    openTypes(context, { kind: "retypeEntity", id: entity.id }, entityPlace(entity.id));
  else if (relation)
    openTypes(context, { kind: "retypeRelation", id: relation.id }, relationPlace(relation.id));
}

/** Gives the type with this digit to the caret's words, or to what is selected. */
function chooseDigit(context: CommandContext): void {
  const app = context.app();
  const { entities, relations } = app.project.schema;
  const index = Number(context.key) - 1;
  const { caret } = context.view();
  const sentence = currentSentence(context);
  const entity = selectedEntity(context);
  const relation = selectedRelation(context);
  const entityType = entities[index]?.name;
  const relationType = relations[index]?.name;
  if (caret && sentence && entityType) {
    const { start, end } = caretSpan(sentence, caret);
    context.setView({ caret: null });
    app.addEntity(start, end, entityType);
  } else if (entity && entityType) app.retypeEntity(entity.id, entityType);
  else if (relation && relationType) app.retypeRelation(relation.id, relationType);
}

/** Puts a word caret where the user is, or moves the one that is there. */
function move(context: CommandContext, by: 1 | -1, extend: boolean): void {
  const doc = docOf(context);
  const sentence = currentSentence(context) ?? doc?.sentences.find((s) => s.words.length > 0);
  if (!doc || !sentence) return;
  const { caret } = context.view();
  const entity = selectedEntity(context);
  const word = sentence.words.findIndex(([start]) => entity && start >= entity.start);
  const next = caret ? moveCaret(doc, caret, by, extend) : wordCaret(sentence, Math.max(word, 0));
  context.setView({ caret: next });
  context.app().select({ kind: "sentence", id: next.sentence });
}

function moveLine(context: CommandContext, by: 1 | -1): void {
  const doc = docOf(context);
  const { caret } = context.view();
  const next = doc && caret && lineNeighbour(doc, caret, by);
  if (!next) return;
  context.setView({ caret: next });
  context.app().select({ kind: "sentence", id: next.sentence });
}

const hasCaret = (context: CommandContext): boolean => context.view().caret !== null;
const hasItem = (context: CommandContext): boolean =>
  editable(context) && !!(selectedEntity(context) ?? selectedRelation(context));
const hasEntity = (context: CommandContext): boolean =>
  editable(context) && !hasCaret(context) && selectedEntity(context) !== undefined;

const border = (
  id: string,
  name: string,
  keys: readonly string[],
  side: "start" | "end",
  words: 1 | -1,
): Command => ({
  id,
  name,
  group: "Spans",
  keys,
  when: hasEntity,
  run: (context) => context.app().moveBorder(selectedEntity(context)!.id, side, words),
});

/** Types, borders, and the caret that makes new spans. */
export const ANNOTATE: readonly Command[] = [
  {
    id: "digit",
    name: "Give it the type with this number",
    group: "Review",
    keys: DIGITS,
    shown: "1 – 9",
    when: (context) => hasItem(context) || (editable(context) && hasCaret(context)),
    run: chooseDigit,
  },
  {
    id: "types",
    name: "Choose its type from a menu",
    group: "Review",
    keys: ["t"],
    when: (context) => hasItem(context) || (editable(context) && hasCaret(context)),
    run: openForSelected,
  },
  {
    id: "label",
    name: "Choose a type for the words under the caret",
    group: "Spans",
    keys: ["Enter"],
    when: (context) => editable(context) && hasCaret(context),
    run: openForCaret,
  },
  border("growEnd", "End one word later", ["]", "Shift+ArrowRight"], "end", 1),
  border("shrinkEnd", "End one word earlier", ["}", "Shift+ArrowLeft"], "end", -1),
  border("growStart", "Start one word earlier", ["[", "Alt+Shift+ArrowLeft"], "start", -1),
  border("shrinkStart", "Start one word later", ["{", "Alt+Shift+ArrowRight"], "start", 1),
  {
    id: "caretRight",
    name: "Word caret to the right",
    group: "Spans",
    keys: ["ArrowRight"],
    when: editable,
    run: (context) => move(context, 1, false),
  },
  {
    id: "caretLeft",
    name: "Word caret to the left",
    group: "Spans",
    keys: ["ArrowLeft"],
    when: editable,
    run: (context) => move(context, -1, false),
  },
  {
    id: "extendRight",
    name: "Caret over one word more to the right",
    group: "Spans",
    keys: ["Shift+ArrowRight"],
    when: (context) => editable(context) && hasCaret(context),
    run: (context) => move(context, 1, true),
  },
  {
    id: "extendLeft",
    name: "Caret over one word more to the left",
    group: "Spans",
    keys: ["Shift+ArrowLeft"],
    when: (context) => editable(context) && hasCaret(context),
    run: (context) => move(context, -1, true),
  },
  {
    id: "caretDown",
    name: "Caret to the line below",
    group: "Spans",
    keys: ["ArrowDown"],
    when: hasCaret,
    run: (context) => moveLine(context, 1),
  },
  {
    id: "caretUp",
    name: "Caret to the line above",
    group: "Spans",
    keys: ["ArrowUp"],
    when: hasCaret,
    run: (context) => moveLine(context, -1),
  },
];
