// Contexts for the unit tests of commands.
import type { Schema } from "../../core/document/document.ts";
import type { Selection } from "../../core/document/selection.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
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

/** A context whose actions are only written down, as "name arguments". */
export function contextAt({ selection = { kind: "none" }, app, view }: Situated, key = "") {
  const done: string[] = [];
  const state = {
    project: { docs: { d: DOC }, schema: SCHEMA },
    activeDoc: "d",
    selection,
    linking: null,
    undoNames: [],
    redoNames: [],
    storage: { kind: "saved", at: 0 },
    prediction: { kind: "idle" },
    model: { kind: "loading" },
    theme: "system",
    keys: {},
    ...app,
  } as unknown as AppState;
  const acting = new Proxy(state, {
    get: (target, name: string) =>
      name in target
        ? target[name as keyof AppState]
        : (...given: unknown[]) => void done.push([name, ...given.map(written)].join(" ")),
  });
  const context: CommandContext = {
    key,
    app: () => acting,
    view: () => ({ ...INITIAL_VIEW, ...view }),
    setView: (change) => void done.push(`view ${written(change)}`),
  };
  return { context, done };
}

const written = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
