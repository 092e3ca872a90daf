import { sentenceAt, sentenceById } from "../../core/docIndex.ts";
import type { Doc, Entity, Relation, Sentence } from "../../core/document.ts";
import type { AppState, Selection } from "../../store/state.ts";
import { activeDoc, isEditable } from "../useApp.ts";
import type { ViewState } from "../viewState.ts";

/** What a command can see and do. The getters return the latest state, also after an action. */
export interface CommandContext {
  app(): AppState;
  view(): ViewState;
  setView(change: Partial<ViewState>): void;
  /** The name of the key that was pressed. */
  readonly key: string;
}

/** Something the user can do by key. Keyboard and help read the same table. */
export interface Command {
  readonly id: string;
  readonly name: string;
  readonly group: "Review" | "Spans" | "Relations" | "Sentences" | "General";
  readonly keys: readonly string[];
  /** How the help shows the keys, where that is not one by one. */
  readonly shown?: string;
  /** Works wherever the focus is, except in text fields. */
  readonly anywhere?: boolean;
  when(context: CommandContext): boolean;
  run(context: CommandContext): void;
}

/** The first command in the table that this key can run now. */
export function commandFor(
  commands: readonly Command[],
  context: CommandContext,
): Command | undefined {
  return commands.find((c) => c.keys.includes(context.key) && c.when(context));
}

export const docOf = (context: CommandContext): Doc | undefined => activeDoc(context.app());
export const editable = (context: CommandContext): boolean =>
  isEditable(context.app()) && docOf(context) !== undefined;

/** The selected entity, if one is. */
export function selectedEntity(context: CommandContext): Entity | undefined {
  const { selection } = context.app();
  return selection.kind === "entity" ? docOf(context)?.entities[selection.id] : undefined;
}

/** The selected relation, if one is. */
export function selectedRelation(context: CommandContext): Relation | undefined {
  const { selection } = context.app();
  return selection.kind === "relation" ? docOf(context)?.relations[selection.id] : undefined;
}

/** The sentence in which something is selected, or in which the caret is. */
export function currentSentence(context: CommandContext): Sentence | undefined {
  const doc = docOf(context);
  if (!doc) return undefined;
  const { caret } = context.view();
  if (caret) return sentenceById(doc, caret.sentence);
  return sentenceOf(doc, context.app().selection);
}

/** The sentence that holds what is selected; of a relation, its head's. */
export function sentenceOf(doc: Doc, selection: Selection): Sentence | undefined {
  if (selection.kind === "none") return undefined;
  if (selection.kind === "sentence") return sentenceById(doc, selection.id);
  const entity = selection.kind === "entity" ? selection.id : doc.relations[selection.id]?.head;
  const start = entity === undefined ? undefined : doc.entities[entity]?.start;
  return start === undefined ? undefined : sentenceAt(doc, start);
}
