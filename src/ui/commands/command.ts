import { sentenceAt, sentenceById } from "../../core/document/docIndex.ts";
import type { Doc, Entity, Relation, Sentence } from "../../core/document/document.ts";
import type { Selection } from "../../core/document/selection.ts";
import type { TypeRef } from "../../core/review/knowledge.ts";
import { t } from "../../language/words.ts";
import type { AppState } from "../../store/state.ts";
import { whyReadOnly } from "../../store/whyReadOnly.ts";
import { activeDoc, isEditable } from "../app/useApp.ts";
import type { ViewState } from "../app/viewState.ts";
import type { IconName } from "../look/Icon.tsx";

/** What a command can see and do. The getters return the latest state, also after an action. */
export interface CommandContext {
  app(): AppState;
  view(): ViewState;
  setView(change: Partial<ViewState>): void;
  /** The name of the key that was pressed; "" for a command that was chosen from a list. */
  readonly key: string;
  /** The document that it is about, where that is not the open one. */
  readonly doc?: string;
  /** The type that it is about. */
  readonly type?: TypeRef;
}

/** What the keys act on: picking a tail, the words under the caret, or what is selected. */
export type Situation = "linking" | "caret" | "entity" | "relation" | "sentence" | "nothing";

/** The keys of each command, by its id. */
export type KeyTable = ReadonlyMap<string, readonly string[]>;

/** Groups of commands, in the order of the help. */
export const GROUPS = [
  "Review",
  "Spans",
  "Borders",
  "Caret",
  "Relations",
  "Sentences",
  "Many at once",
  "Documents",
  "Projects",
  "View",
  "General",
] as const;

/** What the groups are called. */
export const groupName = (group: (typeof GROUPS)[number]): string => GROUP_NAMES[group]();

const GROUP_NAMES: Readonly<Record<(typeof GROUPS)[number], () => string>> = {
  Review: () => t("Review"),
  Spans: () => t("Spans"),
  Borders: () => t("Borders"),
  Caret: () => t("Caret"),
  Relations: () => t("Relations"),
  Sentences: () => t("Sentences"),
  "Many at once": () => t("Many at once"),
  Documents: () => t("Documents"),
  Projects: () => t("Projects"),
  View: () => t("View"),
  General: () => t("General"),
};

/** Something the user can do. Keyboard, palette, menus, help and tests read the same table. */
export interface Command {
  readonly id: string;
  readonly name: string;
  /** What one may call it too: the palette finds it by this. */
  readonly also?: string;
  readonly group: (typeof GROUPS)[number];
  /** The keys that it comes with. The user may give it others, unless `shown` stands for them. */
  readonly keys: readonly string[];
  /** How its keys are shown, where they are not one by one and cannot be changed. */
  readonly shown?: string;
  /** Keys that the project gives it, those of types. */
  keysNow?(context: CommandContext): readonly string[];
  /** Where it may run; two commands can share a key when they share no situation. */
  readonly at: readonly Situation[];
  /** Works wherever the focus is, except in text fields, menus and dialogs. */
  readonly anywhere?: true;
  /** Is in the menu of what is selected. */
  readonly menu?: true;
  readonly icon?: IconName;
  /** Means little without its key: the palette does not list it. */
  readonly hidden?: true;
  when(context: CommandContext): boolean;
  /** Why it cannot run now, in words for the user, where that is not plain to see; null otherwise. */
  whyNot?(context: CommandContext): string | null;
  run(context: CommandContext): void;
}

/** Wherever the user is, but letters are targets while a tail is being picked. */
export const NOT_LINKING: readonly Situation[] = [
  "caret",
  "entity",
  "relation",
  "sentence",
  "nothing",
];
export const EVERYWHERE: readonly Situation[] = ["linking", ...NOT_LINKING];
export const ON_ITEMS: readonly Situation[] = ["entity", "relation"];
export const IN_SENTENCES: readonly Situation[] = ["caret", "entity", "relation", "sentence"];

/** The situation that the user is in. */
export function situationOf(context: CommandContext): Situation {
  const { linking, selection } = context.app();
  if (linking) return "linking";
  if (context.view().caret) return "caret";
  return selection.kind === "none" ? "nothing" : selection.kind;
}

/** Whether the command can run now. */
export const canRun = (command: Command, context: CommandContext): boolean =>
  command.at.includes(situationOf(context)) && command.when(context);

/** The first command in the table that this key can run now. */
export function commandFor(
  commands: readonly Command[],
  keys: KeyTable,
  context: CommandContext,
): Command | undefined {
  const takes = (c: Command) =>
    keys.get(c.id)?.includes(context.key) || c.keysNow?.(context).includes(context.key);
  return commands.find((c) => takes(c) && canRun(c, context));
}

/** Why a command cannot run now, where that is not plain to see; null otherwise. */
export function whyNot(command: Command, context: CommandContext): string | null {
  const own = command.whyNot?.(context) ?? null;
  const why = whyReadOnly(context.app().storage);
  if (own !== null || why === null || canRun(command, context)) return own;
  const storage = { kind: "saved", at: 0 } as const;
  const couldElse = canRun(command, { ...context, app: () => ({ ...context.app(), storage }) });
  return couldElse ? why : null;
}

/** Why nothing comes of a key that is a command's: it is said instead. */
export function refusalOf(
  commands: readonly Command[],
  keys: KeyTable,
  context: CommandContext,
): { readonly command: Command; readonly why: string } | undefined {
  for (const command of commands) {
    if (!keys.get(command.id)?.includes(context.key)) continue;
    const why = whyNot(command, context);
    if (why !== null) return { command, why };
  }
  return undefined;
}

/** What screen readers are to say; of the same words twice, the second would not be heard. */
export const spoken = (context: CommandContext, text: string): Partial<ViewState> => ({
  announcement: context.view().announcement === text ? `${text}\u00a0` : text,
});

/** The document that a command is about. */
export const docOf = ({ app, doc }: CommandContext): Doc | undefined =>
  doc === undefined ? activeDoc(app()) : app().project.docs[doc];

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

/** The selected entity or relation, if one is. */
export const selectedItem = (context: CommandContext): Entity | Relation | undefined =>
  selectedEntity(context) ?? selectedRelation(context);

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
