import { expect, test } from "vitest";
import type { AppState, Selection } from "../../store/state.ts";
import { DOC } from "../text/layout/fixture.ts";
import { wordCaret } from "../text/places/caret.ts";
import { INITIAL_VIEW, type ViewState } from "../viewState.ts";
import { commandFor } from "./command.ts";
import { COMMANDS } from "./commands.ts";

const type = (name: string) => ({ name, short: name, verbose: name, formerNames: [] });
const schema = {
  entities: [type("Person"), type("Firm")],
  relations: [{ ...type("Works"), symmetric: false }],
};

interface Situation {
  readonly selection?: Selection;
  readonly app?: Partial<AppState>;
  readonly view?: Partial<ViewState>;
}

const commandAt = (key: string, { selection = { kind: "none" }, app, view }: Situation) => {
  const state = {
    project: { docs: { d: DOC }, schema },
    activeDoc: "d",
    selection,
    linking: null,
    undoNames: [],
    redoNames: [],
    storage: { kind: "saved", at: 0 },
    prediction: { kind: "idle" },
    ...app,
  } as unknown as AppState;
  const context = {
    key,
    app: () => state,
    view: () => ({ ...INITIAL_VIEW, ...view }),
    setView: () => undefined,
  };
  return commandFor(COMMANDS, context)?.id;
};

const suggested = { selection: { kind: "entity", id: "ann" } } as const;
const confirmed = { selection: { kind: "entity", id: "oslo" } } as const;
const arc = { selection: { kind: "relation", id: "works" } } as const;
const last = { selection: { kind: "entity", id: "ann2" } } as const;
const caret = { view: { caret: wordCaret(DOC.sentences[0], 1) } };
const linking = { ...suggested, app: { linking: { head: "ann" } } };
const elsewhere = { ...suggested, app: { storage: { kind: "readOnly" } } } as const;

test.each<{ key: string; what: string; at: Situation; want: string | undefined }>([
  { key: "Enter", what: "accepts a suggestion", at: suggested, want: "accept" },
  { key: "Enter", what: "does nothing to what is confirmed", at: confirmed, want: undefined },
  { key: "Enter", what: "opens the types at the caret", at: caret, want: "label" },
  { key: "x", what: "rejects an arc", at: arc, want: "reject" },
  { key: "1", what: "retypes what is selected", at: arc, want: "digit" },
  { key: "1", what: "means nothing without a selection", at: {}, want: undefined },
  { key: "r", what: "starts a relation", at: suggested, want: "relate" },
  { key: "r", what: "is a letter while a tail is picked", at: linking, want: "hint" },
  { key: "a", what: "is a letter while a tail is picked", at: linking, want: "hint" },
  {
    key: "a",
    what: "accepts the sentence of the selection",
    at: suggested,
    want: "acceptSentence",
  },
  { key: "a", what: "leaves a confirmed sentence alone", at: confirmed, want: undefined },
  { key: "Shift+d", what: "reopens a confirmed sentence", at: confirmed, want: "reopenSentence" },
  { key: "v", what: "reverses an arc", at: arc, want: "reverse" },
  { key: "v", what: "means nothing for a span", at: suggested, want: undefined },
  { key: "Shift+ArrowRight", what: "moves the border of a span", at: suggested, want: "growEnd" },
  { key: "Shift+ArrowRight", what: "extends the caret", at: caret, want: "extendRight" },
  { key: "Tab", what: "goes to the next suggestion", at: suggested, want: "tabNext" },
  { key: "Tab", what: "leaves the text after the last one", at: last, want: undefined },
  { key: "Tab", what: "leaves the text with nothing selected", at: {}, want: undefined },
  { key: "Escape", what: "cancels", at: linking, want: "cancel" },
  { key: "Escape", what: "is free with nothing to cancel", at: {}, want: undefined },
  { key: "x", what: "changes nothing while another tab works", at: elsewhere, want: undefined },
  { key: "j", what: "still reads while another tab works", at: elsewhere, want: "next" },
  { key: "Mod+z", what: "undoes", at: { app: { undoNames: ["Accept Ann"] } }, want: "undo" },
  { key: "Mod+z", what: "needs a step to undo", at: {}, want: undefined },
])("$key $what", ({ key, at, want }) => expect(commandAt(key, at)).toBe(want));

test("every command has its own id, and a key", () => {
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
  for (const { keys } of COMMANDS) expect(keys.length).toBeGreaterThan(0);
});
