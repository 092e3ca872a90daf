import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { AppState } from "../../store/state.ts";
import { contextAt, SCHEMA } from "../commands/fixture.ts";
import { TOUR_STEPS } from "./noticed.ts";
import { tourNote } from "./tourNote.ts";

const NONE: Partial<AppState> = { project: { docs: {}, schema: SCHEMA }, activeDoc: null };
const BARE: Partial<AppState> = {
  project: { docs: { d: { ...DOC, entities: {}, relations: {} } }, schema: SCHEMA },
};
const ready = { model: { kind: "ready" } } as unknown as Partial<AppState>;
const idle = { training: { kind: "idle" } } as const;

test.each<{ where: string; app: Partial<AppState>; want: readonly (RegExp | null)[] }>([
  { where: "with suggestions", app: { ...ready, ...idle }, want: [null, null, null, null, null] },
  {
    where: "without a text",
    app: { ...NONE, ...ready, ...idle },
    want: [null, /No text/, /No text/, /No text/, /No text/],
  },
  {
    where: "while the model is opened",
    app: { ...BARE, ...idle },
    want: [null, /still being opened; what/, /no span/, /no span/, /training waits/],
  },
  {
    where: "without a model",
    app: { ...BARE, ...idle, model: { kind: "failed", message: "" } },
    want: [null, /cannot run/, /no span/, /no span/, /nothing can be trained/],
  },
  {
    where: "where the model finds nothing",
    app: { ...BARE, ...ready, ...idle },
    want: [null, /Nothing is suggested/, /no span/, /no span/, null],
  },
  {
    where: "while a training runs",
    app: { ...ready, training: { kind: "running" } as AppState["training"] },
    want: [null, null, null, null, /goes on already/],
  },
  {
    where: "in a tab that only shows the project",
    app: { ...ready, ...idle, storage: { kind: "readOnly" } },
    want: TOUR_STEPS.map(() => /Another tab/),
  },
])("the steps $where", ({ app, want }) => {
  const state = contextAt({ app }).context.app();
  TOUR_STEPS.forEach((step, i) => {
    const note = tourNote(step, state);
    if (want[i] === null) expect(note).toBeNull();
    else expect(note).toMatch(want[i]);
  });
});
