import { entitiesIn } from "../../core/document/docIndex.ts";
import type { Entity, Sentence } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { caretSpan } from "../places/caret.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  docOf,
  editable,
  ON_ITEMS,
  selectedEntity,
} from "./command.ts";

/** What would be cut, and before which character. */
interface Cut {
  readonly entity: string;
  readonly offset: number;
}

/** At the caret: the innermost span that it is in, before its first word. */
function cutAtCaret(context: CommandContext, sentence: Sentence): Cut | null {
  const doc = docOf(context);
  const { caret } = context.view();
  if (!doc || !caret) return null;
  const start = caret.into === undefined ? caretSpan(doc, caret)?.start : undefined;
  if (start === undefined) return null;
  const around = kept(entitiesIn(doc, sentence)).filter((e) => e.start < start && start < e.end);
  const [inner] = around.sort((a, b) => a.end - a.start - (b.end - b.start));
  return inner ? { entity: inner.id, offset: start } : null;
}

/** Without a caret: the selected span, before its last word. */
function cutOfSelected(context: CommandContext, sentence: Sentence): Cut | null {
  const entity = selectedEntity(context);
  const last = entity && sentence.words.findLast(([start]) => start < entity.end);
  return entity && last && last[0] > entity.start ? { entity: entity.id, offset: last[0] } : null;
}

function cutOf(context: CommandContext): Cut | null {
  const sentence = currentSentence(context);
  if (!sentence) return null;
  return context.view().caret ? cutAtCaret(context, sentence) : cutOfSelected(context, sentence);
}

function split(context: CommandContext): void {
  const cut = cutOf(context);
  if (!cut) return;
  context.setView({ caret: null });
  context.app().select({ kind: "entity", id: cut.entity });
  context.app().splitEntity(cut.entity, cut.offset);
}

const kept = (entities: readonly Entity[]): Entity[] =>
  entities.filter(({ status }) => status !== "rejected");

function hasNeighbour(context: CommandContext, by: 1 | -1): boolean {
  const doc = docOf(context);
  const sentence = currentSentence(context);
  const entity = selectedEntity(context);
  if (!doc || !sentence || !entity) return false;
  const others = kept(entitiesIn(doc, sentence)).filter(({ id }) => id !== entity.id);
  return others.some((e) => (by === 1 ? e.start >= entity.start : e.start <= entity.start));
}

const merge = (id: string, name: () => string, key: string, by: 1 | -1): Command => ({
  id,
  get name() {
    return name();
  },
  group: "Spans",
  keys: [key],
  at: ["entity"],
  menu: true,
  when: (context) => editable(context) && hasNeighbour(context, by),
  run: (context) => context.app().mergeEntity(selectedEntity(context)!.id, by),
});

function removeSelected(context: CommandContext): void {
  const sentence = currentSentence(context);
  context.app().remove(context.app().selection);
  if (sentence) context.app().select({ kind: "sentence", id: sentence.id });
}

/** What is done with a whole span, beside its type and its borders. */
export const SPANS: readonly Command[] = [
  {
    id: "split",
    get name() {
      return t("Split the span before the caret, or before its last word");
    },
    group: "Spans",
    keys: ["s"],
    at: ["caret", "entity"],
    menu: true,
    when: (context) => editable(context) && cutOf(context) !== null,
    run: split,
  },
  merge("mergeNext", () => t("Merge with the next span"), "m", 1),
  merge("mergeFormer", () => t("Merge with the former span"), "Shift+m", -1),
  {
    id: "delete",
    get name() {
      return t("Delete the span or relation");
    },
    group: "Review",
    keys: ["Delete"],
    at: ON_ITEMS,
    menu: true,
    icon: "remove",
    when: editable,
    run: removeSelected,
  },
];
