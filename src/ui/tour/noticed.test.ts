import { expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { AppState } from "../../store/state.ts";
import { contextAt, SCHEMA, type Situated } from "../commands/fixture.ts";
import { noticed, type TourStepId } from "./noticed.ts";

const STEP = { name: "Accept Ann", edit: {}, doc: "d", at: 0, seq: 1, stack: "undo" } as const;
const state = (at: Situated): AppState => contextAt(at).context.app();

/** The state after the document became another one, by a step of the user where one is named. */
const changed = (doc: Doc, history: AppState["history"]): AppState =>
  state({ app: { project: { docs: { d: doc }, schema: SCHEMA }, history } });
const withEntity = (change: Partial<Doc["entities"][string]>): Doc => ({
  ...DOC,
  entities: { ...DOC.entities, ann: { ...DOC.entities.ann, ...change } },
});
const related: Doc = {
  ...DOC,
  relations: { ...DOC.relations, constructor: { ...DOC.relations.works, id: "constructor" } },
};
const BY_USER = { undo: [STEP], redo: [] };
const UNDONE = { undo: [], redo: [{ ...STEP, stack: "redo" as const }] };
const BY_MODEL = { undo: [], redo: [] };
const added = (history: AppState["history"]): AppState => {
  const docs = { d: DOC, e: { ...DOC, id: "e" } };
  return state({ app: { project: { docs, schema: SCHEMA }, activeDoc: "e", history } });
};

test.each<{ step: TourStepId; what: string; now: AppState; want: boolean }>([
  { step: "text", what: "a text is added", now: added(BY_USER), want: true },
  { step: "text", what: "another one is opened", now: added(BY_MODEL), want: false },
  {
    step: "text",
    what: "a span is selected",
    now: state({ selection: { kind: "entity", id: "ann" } }),
    want: false,
  },
  {
    step: "decide",
    what: "a suggestion is accepted",
    now: changed(withEntity({ status: "confirmed" }), BY_USER),
    want: true,
  },
  {
    step: "decide",
    what: "a prediction changes it",
    now: changed(withEntity({ status: "confirmed" }), BY_MODEL),
    want: false,
  },
  {
    step: "decide",
    what: "it is undone",
    now: changed(withEntity({ status: "confirmed" }), UNDONE),
    want: false,
  },
  {
    step: "correct",
    what: "a suggestion is accepted",
    now: changed(withEntity({ status: "confirmed" }), BY_USER),
    want: false,
  },
  {
    step: "correct",
    what: "its type changes",
    now: changed(withEntity({ type: "__proto__" }), BY_USER),
    want: true,
  },
  {
    step: "correct",
    what: "a border moves",
    now: changed(withEntity({ end: 4 }), BY_USER),
    want: true,
  },
  { step: "relate", what: "a relation is new", now: changed(related, BY_USER), want: true },
  {
    step: "relate",
    what: "a border moves",
    now: changed(withEntity({ end: 4 }), BY_USER),
    want: false,
  },
  {
    step: "train",
    what: "a training ends",
    now: state({ app: { training: { kind: "finished" } } as Partial<AppState> }),
    want: true,
  },
])("$step: $what, $want", ({ step, now, want }) => {
  const before = state({ app: { training: { kind: "running" } } as Partial<AppState> });
  expect(noticed(step, now, before)).toBe(want);
});
