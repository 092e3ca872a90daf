import { expect, test } from "vitest";
import { BUNDLED, modelOf, OTHER, report, steps, walk } from "./fixtures/walk.ts";
import {
  candidateOf,
  type Effect,
  type Lifecycle,
  type LifeEvent,
  modelInUse,
  openOf,
} from "./lifecycle.ts";
import { reduce } from "./reduce.ts";
import { NO_CURVE } from "./trainCurve.ts";

const until = (...more: LifeEvent[]): Lifecycle =>
  walk(
    [
      { kind: "open", attempt: "a", wanted: BUNDLED, by: "app" },
      { kind: "opened", attempt: "a", model: modelOf("model:0") },
      { kind: "train", job: "job:t", recipe: { lr: 1 } },
      ...more,
    ],
    () => {},
  );
const trained: LifeEvent = {
  kind: "trained",
  job: "job:t",
  model: modelOf("candidate:0"),
  report: report(3),
};
const lost: LifeEvent = { kind: "deviceLost", model: "candidate:0", message: "gone" };

test("it is still there when the device was lost and the user tries again", () => {
  const again = until(trained, lost, { kind: "open", attempt: "b", wanted: BUNDLED, by: "user" });
  expect(again.phase.kind).toBe("ready");
  expect(candidateOf(again)?.report.steps).toBe(3);
});

test("it can be kept while the device is lost", () => {
  const kept = until(trained, lost, { kind: "keep", candidate: "candidate:0", name: "x" });
  expect(openOf(kept)).toMatchObject({ settling: "keeping" });
});

test("a training that dies with the worker goes on in the next one, by its model", () => {
  const died = until({ kind: "workerDied", attempt: "b", message: "gone" });
  expect(died.training).toMatchObject({ standing: "waiting", job: "job:t" });
  const opened = reduce(died, { kind: "opened", attempt: "b", model: modelOf("model:1") });
  expect(opened.state.training).toMatchObject({ standing: "running", recipe: { lr: 1 } });
  expect(opened.effects).toContainEqual(
    expect.objectContaining({ kind: "goOn", job: "job:t", end: false }),
  );
});

test("a candidate that dies with the worker comes back", () => {
  const died = until(trained, { kind: "workerDied", attempt: "b", message: "gone" });
  const opened = reduce(died, { kind: "opened", attempt: "b", model: modelOf("model:1") }).state;
  const back = reduce(opened, trained).state;
  expect(candidateOf(back)?.report.steps).toBe(3);
});

test("a training whose model is gone is removed, and that is said", () => {
  const left = { job: "job:l", recipe: {}, curve: NO_CURVE, standing: "running" } as const;
  const training = { ...left, source: OTHER.source };
  const found = walk(
    [
      { kind: "open", attempt: "a", wanted: BUNDLED, by: "app" },
      { kind: "opened", attempt: "a", model: modelOf("model:0") },
      { kind: "found", attempt: "b", training },
    ],
    () => {},
  );
  expect(found).toMatchObject({ wanted: OTHER, phase: { kind: "opening", attempt: "b" } });
  // The bundled one was opened in its place.
  const gone = reduce(found, { kind: "opened", attempt: "b", model: modelOf("model:2") });
  expect(gone.state.training).toBeNull();
  expect(gone.effects).toContainEqual({ kind: "forget", job: "job:l" });
  expect(gone.effects).toContainEqual(
    expect.objectContaining({ kind: "tell", text: expect.stringMatching(/no longer stored/) }),
  );
});

test("while one is paused another model can be opened; resumed, its own comes back first", () => {
  const paused = until({ kind: "pause" }, { kind: "paused", job: "job:t" });
  expect(paused.training?.standing).toBe("paused");
  const other = [
    { kind: "open", attempt: "o", wanted: OTHER, by: "user" },
    { kind: "opened", attempt: "o", model: modelOf("model:1", OTHER.source) },
    { kind: "resume", attempt: "r" },
  ] as const;
  const resumed = other.reduce((state, event) => reduce(state, event).state, paused);
  expect(resumed.phase).toMatchObject({ kind: "opening", attempt: "r" });
  const back = reduce(resumed, { kind: "opened", attempt: "r", model: modelOf("model:3") });
  expect(back.state.training?.standing).toBe("running");
  expect(back.effects.map(({ kind }) => kind)).toContain("goOn");
});

test("one that the worker dies of again and again is paused", () => {
  let state = until();
  for (const i of [1, 2, 3]) {
    const attempt = `d${i}`;
    const model = modelOf(`model:${i}`);
    const events: LifeEvent[] = [
      { kind: "workerDied", attempt, message: "gone" },
      { kind: "opened", attempt, model },
      { kind: "trainProgressed", job: "job:t", progress: steps },
    ];
    state = events.reduce((before, event) => reduce(before, event).state, state);
  }
  expect(state.training?.standing).toBe("paused");
});

test("a training that could not be stored is known as such, trained too, until it is", () => {
  const told = (isStored: boolean): LifeEvent => ({
    kind: "trainProgressed",
    job: "job:t",
    progress: [{ kind: "storing", isStored }, ...steps],
  });
  expect(until().training?.isStored).toBe(true);
  const unstored = reduce(until(), told(false)).state;
  const later: LifeEvent = { kind: "trainProgressed", job: "job:t", progress: steps };
  expect(reduce(unstored, later).state.training?.isStored).toBe(false);
  expect(candidateOf(reduce(unstored, trained).state)?.isStored).toBe(false);
  expect(reduce(unstored, told(true)).state.training?.isStored).toBe(true);
});

test("a second training waits in line for the first, and for what becomes of it", () => {
  const two = until({ kind: "train", job: "job:u", recipe: {} });
  expect(two.line).toEqual([{ kind: "training", job: "job:u", recipe: {} }]);
  const first = reduce(two, trained).state;
  expect(first.line).toHaveLength(1);
  const discard = reduce(first, { kind: "discard", candidate: "candidate:0" }).state;
  const { state, effects } = reduce(discard, {
    kind: "discarded",
    candidate: "candidate:0",
    attempt: "c",
  });
  expect(state).toMatchObject({ line: [], training: { job: "job:u", standing: "running" } });
  expect(effects.map(({ kind }) => kind)).toContain("train");
});

test("beside a trained model its parent is studied, until the user decides", () => {
  const study: LifeEvent = { kind: "study", job: "job:s", title: "Cross-validation" };
  const all: Effect[][] = [];
  const told = (events: readonly LifeEvent[]) =>
    events.reduce((before, event) => {
      const { state, effects } = reduce(before, event);
      all.push([...effects]);
      return state;
    }, until(trained));
  const runs = told([study]);
  expect(runs.study?.job).toBe("job:s");
  const base = openOf(until())?.kind === "model" ? modelInUse(until()) : null;
  expect(all.at(-1)).toContainEqual({ kind: "study", job: "job:s", model: base });
  for (const kind of ["keep", "discard"] as const) {
    const settled = told([study, { kind, candidate: "candidate:0", name: "x" }]);
    expect(settled.study).toBeNull();
    expect(all.at(-1)?.slice(0, 2)).toEqual([
      { kind: "cancel", job: "job:s", result: "drop" },
      { kind: "tell", level: "info", text: expect.stringContaining("can go on") },
    ]);
  }
  const line = told([study, { kind: "studyEnded", job: "job:s" }]);
  expect(line).toMatchObject({ study: null, phase: { open: { kind: "candidate" } } });
});

test("a prediction that dies with the worker is told, and what is wanted is opened again", () => {
  const opened: LifeEvent = { kind: "opened", attempt: "a", model: modelOf("model:0") };
  const open: LifeEvent = { kind: "open", attempt: "a", wanted: BUNDLED, by: "app" };
  const predict: LifeEvent = { kind: "predict", job: "job:0", total: 3 };
  const death: LifeEvent = { kind: "workerDied", attempt: "b", message: "gone" };
  const all: Effect[][] = [];
  walk([open, opened, predict, death], ({ effects }) => all.push([...effects]));
  expect(all.at(-1)).toEqual([
    { kind: "tell", level: "warning", text: expect.stringMatching(/all there\. \(gone\)$/) },
    { kind: "open", attempt: "b", wanted: BUNDLED },
  ]);
});

test("a model that another tab chose meanwhile is opened after the decision", () => {
  const chosen: LifeEvent = { kind: "open", attempt: "b", wanted: OTHER, by: "app" };
  const discard: LifeEvent = { kind: "discard", candidate: "candidate:0" };
  const after = until(trained, chosen, discard, {
    kind: "discarded",
    candidate: "candidate:0",
    attempt: "c",
  });
  expect(after).toMatchObject({ wanted: OTHER, phase: { kind: "opening", attempt: "c" } });
});

test("a worker that dies again and again is not made for ever", () => {
  const deaths = Array.from({ length: 3 }, (_, i): LifeEvent => {
    return { kind: "workerDied", attempt: `d${i}`, message: "gone" };
  });
  expect(walk(deaths, () => {}).phase).toEqual({ kind: "failed", message: "gone" });
});
