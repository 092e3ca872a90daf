import type { Choosing } from "../app/viewState.ts";
import { looksOf, type TypeLook } from "../look/looks.ts";
import { caretSpan } from "../places/caret.ts";
import { entityBox, relationBox, spanBox, type WindowBox } from "../places/dom.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  editable,
  type Situation,
  selectedEntity,
  selectedItem,
  selectedRelation,
} from "./command.ts";
import { advance } from "./review.ts";

const ON_TYPED: readonly Situation[] = ["caret", "entity", "relation"];

/** Opens the menu of types at a place on the screen. */
export function openTypes(context: CommandContext, what: Choosing, at: WindowBox | null): void {
  if (at) context.setView({ choosing: { what, at } });
}

/** The menu for what the caret covers. */
function openForCaret(context: CommandContext): void {
  const sentence = currentSentence(context);
  const { caret } = context.view();
  if (!sentence || !caret) return;
  const span = caretSpan(sentence, caret);
  openTypes(context, { kind: "newEntity", ...span }, spanBox(sentence.id, span));
}

/** Makes a span of what the caret covers: the model, or what is annotated so far, gives its type. */
function labelAtCaret(context: CommandContext): void {
  const sentence = currentSentence(context);
  const { caret } = context.view();
  if (!sentence || !caret) return;
  const { start, end } = caretSpan(sentence, caret);
  context.setView({ caret: null });
  void context.app().addGuessed(start, end);
}

function openForSelected(context: CommandContext): void {
  const entity = selectedEntity(context);
  const relation = selectedRelation(context);
  if (context.view().caret) openForCaret(context);
  else if (entity)
    openTypes(context, { kind: "retypeEntity", id: entity.id }, entityBox(entity.id));
  else if (relation)
    openTypes(context, { kind: "retypeRelation", id: relation.id }, relationBox(relation.id));
}

/** The types that could be given now: those of spans, or those of the selected relation. */
export function typesNow(context: CommandContext): readonly TypeLook[] {
  const looks = looksOf(context.app().project.schema);
  const ofRelations = !context.view().caret && selectedRelation(context) !== undefined;
  return [...(ofRelations ? looks.relations : looks.entities).values()];
}

/** Gives what is selected another type and stays there: its card is open for more. */
export function retypeSelected(context: CommandContext, type: string): void {
  const [entity, relation] = [selectedEntity(context), selectedRelation(context)];
  if (entity) context.app().retypeEntity(entity.id, type);
  if (relation) context.app().retypeRelation(relation.id, type);
}

/** Gives a type to the caret's words, or to what is selected; after a suggestion, goes on. */
export function giveType(context: CommandContext, type: string): void {
  const app = context.app();
  const { caret } = context.view();
  const sentence = currentSentence(context);
  const item = selectedItem(context);
  if (caret && sentence) {
    const { start, end } = caretSpan(sentence, caret);
    context.setView({ caret: null });
    app.addEntity(start, end, type);
  } else if (item) {
    retypeSelected(context, type);
    if (item.status === "suggested" && selectedItem(context)?.status === "confirmed")
      advance(context, app.selection);
  }
}

/** Carries out what a type was being chosen for; after a suggestion one goes on, as by its key. */
export function chooseType(context: CommandContext, what: Choosing, type: string): void {
  const { addEntity, select } = context.app();
  if (what.kind === "newEntity") addEntity(what.start, what.end, type, what.by);
  else {
    select({ kind: what.kind === "retypeEntity" ? "entity" : "relation", id: what.id });
    giveType(context, type);
  }
}

function giveTypeOfKey(context: CommandContext): void {
  const type = typesNow(context).find((look) => look.key === context.key);
  if (type) giveType(context, type.name);
}

/** Giving a type to words or to what is selected. */
export const ANNOTATE: readonly Command[] = [
  {
    id: "digit",
    name: "Give it the type with this key",
    group: "Review",
    keys: [],
    shown: "1 – 9",
    keysNow: (context) => typesNow(context).flatMap(({ key }) => key ?? []),
    at: ON_TYPED,
    hidden: true,
    when: editable,
    run: giveTypeOfKey,
  },
  {
    id: "types",
    name: "Choose its type from a menu…",
    group: "Review",
    keys: ["t"],
    at: ON_TYPED,
    menu: true,
    when: editable,
    run: openForSelected,
  },
  {
    id: "label",
    name: "Make the words under the caret a span of the likely type",
    group: "Spans",
    keys: ["Enter"],
    at: ["caret"],
    menu: true,
    when: editable,
    run: labelAtCaret,
  },
];
