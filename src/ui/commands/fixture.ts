// Contexts for the unit tests of commands.

import type { Schema } from "../../core/document/document.ts";
import { EMPTY_HISTORY } from "../../core/document/history.ts";
import type { Selection } from "../../core/document/selection.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { DEFAULT_HELD_OUT } from "../../core/learn/heldOut.ts";
import { initialLifecycle } from "../../core/lifecycle/lifecycle.ts";
import type { AppState } from "../../store/state.ts";
import { INITIAL_VIEW, type ViewState } from "../app/viewState.ts";
import type { CommandContext } from "./command.ts";

const type = (name: string) => ({ name, short: name, verbose: name, formerNames: [] });
/** Two types of spans, one of relations. */
export const SCHEMA: Schema = {
  entities: [type("Person"), type("Firm")],
  relations: [{ ...type("Works"), symmetric: false }],
};

/** Where the user is in the fixture's document, and what else differs. */
export interface Situated {
  readonly selection?: Selection;
  readonly app?: Partial<AppState>;
  readonly view?: Partial<ViewState>;
}

/** A context whose actions are written down, as "name arguments"; what is selected changes too. */
export function contextAt({ selection = { kind: "none" }, app, view }: Situated, key = "") {
  const done: string[] = [];
  const state = {
    project: { docs: { d: DOC }, schema: SCHEMA },
    activeDoc: "d",
    selection,
    linking: null,
    history: EMPTY_HISTORY,
    projects: [
      { id: "first", name: "My project", createdAt: 0, usedAt: 2, docs: 1 },
      { id: "second", name: "Letters", createdAt: 1, usedAt: 1, docs: 0 },
    ],
    projectId: "first",
    leaving: null,
    storage: { kind: "saved", at: 0 },
    prediction: { kind: "idle" },
    model: { kind: "loading" },
    theme: "system",
    keys: {},
    lines: {},
    life: initialLifecycle({ source: { kind: "bundled", name: "conll04" }, backend: "wasm" }),
    heldOut: DEFAULT_HELD_OUT,
    studies: {},
    studyRun: { kind: "idle" },
    ...app,
  } as unknown as AppState;
  const now: { selection: Selection; view: ViewState } = {
    selection,
    view: { ...INITIAL_VIEW, ...view },
  };
  const act = (name: string, given: readonly unknown[]) => {
    done.push([name, ...given.map(written)].join(" "));
    if (name === "select") now.selection = given[0] as Selection;
  };
  const acting = new Proxy(state, {
    get: (target, name: string) => {
      if (name === "selection") return now.selection;
      if (name in target) return target[name as keyof AppState];
      return (...given: unknown[]) => act(name, given);
    },
  });
  const context: CommandContext = {
    key,
    app: () => acting,
    view: () => now.view,
    setView: (change) => {
      done.push(`view ${written(change)}`);
      now.view = { ...now.view, ...change };
    },
  };
  return { context, done };
}

const written = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
