import { joinFault, sentencesOver } from "../../core/annotate/labelAcross.ts";
import type { Span } from "../../core/document/overlaps.ts";
import { t } from "../../language/words.ts";
import type { Choosing } from "../app/viewState.ts";
import { looksOf, type TypeLook } from "../look/looks.ts";
import { type Caret, caretSpan, focusSentence } from "../places/caret.ts";
import { entityBox, relationBox, spanBox, type WindowBox } from "../places/dom.ts";
import { clearTextSelection } from "../places/textSelection.ts";
import {
  type Command,
  type CommandContext,
  docOf,
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
  const doc = docOf(context);
  const { caret } = context.view();
  const span = doc && caret && caretSpan(doc, caret);
  if (!span) return;
  const fault = joinFault(sentencesOver(doc, span));
  if (fault) {
    context.app().notify("info", fault);
    return;
  }
  const { moves } = caret;
  const what: Choosing =
    moves === undefined
      ? { kind: "newEntity", ...span }
      : { kind: "moveEntity", id: moves, ...span };
  openTypes(context, what, caretBox(context));
}

/** Where the words under the caret are drawn: their first line, or where the caret grows. */
export function caretBox(context: CommandContext): WindowBox | null {
  const doc = docOf(context);
  const { caret } = context.view();
  const span = doc && caret && caretSpan(doc, caret);
  if (!span) return null;
  const [first] = sentencesOver(doc, span);
  return (first && spanBox(first.id, span)) ?? spanBox(focusSentence(caret), span);
}

/** Makes a span of what the caret covers: the model, or what is annotated so far, gives its type. */
function labelAtCaret(context: CommandContext): void {
  const taken = takeCaret(context);
  if (!taken) return;
  const { start, end, moves } = taken;
  if (moves === undefined) void context.app().addGuessed(start, end);
  else context.app().moveEntity(moves, start, end);
}

/** The words under the caret, which ends with that; null, and told, where they cannot be a span. */
function takeCaret(context: CommandContext): (Span & Pick<Caret, "moves">) | null {
  const doc = docOf(context);
  const { caret } = context.view();
  const span = doc && caret && caretSpan(doc, caret);
  if (!span) return null;
  const fault = joinFault(sentencesOver(doc, span));
  if (fault) {
    context.app().notify("info", fault);
    return null;
  }
  clearTextSelection();
  context.setView({ caret: null });
  return { ...span, ...(caret.moves !== undefined && { moves: caret.moves }) };
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
  const item = selectedItem(context);
  if (context.view().caret) {
    const taken = takeCaret(context);
    if (!taken) return;
    const { start, end, moves } = taken;
    if (moves === undefined) app.addEntity(start, end, type);
    else app.moveEntity(moves, start, end, { type });
  } else if (item) {
    retypeSelected(context, type);
    if (item.status === "suggested" && selectedItem(context)?.status === "confirmed")
      advance(context, app.selection);
  }
}

/** Carries out what a type was being chosen for; after a suggestion one goes on, as by its key. */
export function chooseType(context: CommandContext, what: Choosing, type: string): void {
  const { addEntity, moveEntity, select } = context.app();
  if (what.kind === "newEntity") addEntity(what.start, what.end, type, what.by);
  else if (what.kind === "moveEntity") moveEntity(what.id, what.start, what.end, { type });
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
    get name() {
      return t("Give it the type with this key");
    },
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
    get name() {
      return t("Choose its type from a menu…");
    },
    group: "Review",
    keys: ["t"],
    at: ON_TYPED,
    menu: true,
    when: editable,
    run: openForSelected,
  },
  {
    id: "label",
    get name() {
      return t("Make the words under the caret a span of the likely type");
    },
    group: "Spans",
    keys: ["Enter"],
    at: ["caret"],
    menu: true,
    when: editable,
    run: labelAtCaret,
  },
];
