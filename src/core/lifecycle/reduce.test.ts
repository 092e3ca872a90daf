import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  candidateOf,
  type Effect,
  initialLifecycle,
  type Lifecycle,
  type LifeEvent,
  modelInUse,
  openOf,
} from "./lifecycle.ts";
import type { AnyModelId, CandidateId, ModelId, OpenModel, Wanted } from "./openModel.ts";
import { reduce } from "./reduce.ts";
import type { TrainReport } from "./trainReport.ts";

const BUNDLED: Wanted = { source: { kind: "bundled", name: "conll04" }, backend: "auto" };
const OTHER: Wanted = { source: { kind: "version", id: "v" }, backend: "auto" };

function modelOf<Id extends AnyModelId>(id: Id, source = BUNDLED.source): OpenModel<Id> {
  const types = { entities: {}, relations: {} };
  const device = { label: "a test", reason: "" };
  return { id, weights: id, source, name: id, types, readsNames: false, device, maxSpanSize: 10 };
}
const report = (steps: number): TrainReport => {
  return {
    stopped: false,
    steps,
    seconds: 1,
    speed: null,
    scores: null,
    judged: [],
    watched: [],
    types: { entities: {}, relations: {} },
    split: [],
    cut: 0,
  };
};
const version = { id: "v", name: "v", createdAt: 1, bytes: 1, scores: null };

// Few names, so that what comes late meets what is there now.
const n = fc.integer({ min: 0, max: 1 });
const attempt = n.map((i) => `a${i}`);
const job = n.map((i) => `job:${i}` as const);
const modelId = n.map((i): ModelId => `model:${i}`);
const candidate = n.map((i): CandidateId => `candidate:${i}`);
const message = fc.constantFrom("gone", "full");
const wanted = fc.constantFrom(BUNDLED, OTHER);
const progress = {
  kind: "step",
  step: 1,
  steps: 2,
  epoch: 1,
  epochs: 1,
  secondsLeft: null,
} as const;
const steps = [{ ...progress, losses: { total: 1 } }];

const events: fc.Arbitrary<LifeEvent> = fc.oneof(
  fc.record({
    kind: fc.constant("open" as const),
    attempt,
    wanted,
    by: fc.constantFrom("user" as const, "app" as const),
  }),
  fc.record({
    kind: fc.constant("loading" as const),
    attempt,
    progress: fc.constant({ kind: "backend" } as const),
  }),
  fc.record({
    kind: fc.constant("opened" as const),
    attempt,
    model: modelId.map((id) => modelOf(id)),
  }),
  fc.record({ kind: fc.constant("openFailed" as const), attempt, message }),
  fc.record({ kind: fc.constant("predict" as const), job, total: n }),
  fc.record({ kind: fc.constant("predicted" as const), job, done: n }),
  fc.record({ kind: fc.constant("predictEnded" as const), job }),
  fc.record({ kind: fc.constant("predictFailed" as const), job, message }),
  fc.record({ kind: fc.constant("train" as const), job, recipe: fc.constant({}) }),
  fc.record({ kind: fc.constant("trainProgressed" as const), job, progress: fc.constant(steps) }),
  fc.record({
    kind: fc.constant("trained" as const),
    job,
    model: candidate.map((id) => modelOf(id)),
    report: n.map(report),
  }),
  fc.record({
    kind: fc.constant("trainFailed" as const),
    job,
    message,
    isDeviceLost: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("stop" as const),
    what: fc.constantFrom("prediction" as const, "training" as const),
  }),
  fc.record({ kind: fc.constant("keep" as const), candidate, name: fc.constant("mine") }),
  fc.record({
    kind: fc.constant("kept" as const),
    candidate,
    model: modelId.map((id) => modelOf(id, OTHER.source)),
    version: fc.constant(version),
  }),
  fc.record({ kind: fc.constant("discard" as const), candidate }),
  fc.record({ kind: fc.constant("discarded" as const), candidate, attempt }),
  fc.record({ kind: fc.constant("settleFailed" as const), candidate, message }),
  fc.record({ kind: fc.constant("abandon" as const) }),
  fc.record({
    kind: fc.constant("deviceLost" as const),
    model: fc.oneof(modelId, candidate),
    message,
  }),
  fc.record({ kind: fc.constant("workerDied" as const), attempt, message }),
  fc.record({
    kind: fc.constant("access" as const),
    access: fc.constantFrom("owner" as const, "readOnly" as const),
  }),
  fc.record({ kind: fc.constant("reloaded" as const), interrupted: n }),
);

interface Seen {
  readonly before: Lifecycle;
  readonly event: LifeEvent;
  readonly after: Lifecycle;
  readonly effects: readonly Effect[];
}

function walk(list: readonly LifeEvent[], look: (seen: Seen) => void): Lifecycle {
  return list.reduce((before, event) => {
    const { state: after, effects } = reduce(before, event);
    look({ before, event, after, effects });
    return after;
  }, initialLifecycle(BUNDLED));
}

const effect = <K extends Effect["kind"]>(seen: Seen, kind: K) =>
  seen.effects.filter((one): one is Extract<Effect, { kind: K }> => one.kind === kind);

/** What leads to a model, a training and a candidate: by chance alone few sequences get there. */
const BEGINNING: readonly LifeEvent[] = [
  { kind: "open", attempt: "a0", wanted: BUNDLED, by: "app" },
  { kind: "opened", attempt: "a0", model: modelOf("model:0") },
  { kind: "train", job: "job:0", recipe: {} },
  { kind: "trained", job: "job:0", model: modelOf("candidate:0"), report: report(1) },
];
const sequences = fc
  .tuple(fc.nat({ max: BEGINNING.length }), fc.array(events, { maxLength: 40 }))
  .map(([length, more]) => [...BEGINNING.slice(0, length), ...more]);
const each = (look: (seen: Seen) => void) =>
  fc.assert(
    fc.property(sequences, (list) => void walk(list, look)),
    { numRuns: 3000 },
  );

test("the sequences reach every phase and every effect", () => {
  const seen = new Set<string>();
  each(({ after, effects }) => {
    seen.add(after.phase.kind);
    if (candidateOf(after)) seen.add("candidate");
    for (const { kind } of effects) seen.add(`${kind}!`);
  });
  expect([...seen].sort()).toEqual([
    "cancel!",
    "candidate",
    "discard!",
    "failed",
    "keep!",
    "lost",
    "open!",
    "opening",
    "predict!",
    "predicting",
    "ready",
    "remember!",
    "takeTypes!",
    "tell!",
    "train!",
    "training",
  ]);
});

describe("no sequence of events", () => {
  test("keeps or discards another candidate than the one whose scores are shown", () => {
    each((seen) => {
      const shown = candidateOf(seen.before);
      for (const { candidate: id, scores } of effect(seen, "keep")) {
        expect(id).toBe(shown?.model.id);
        expect(scores).toBe(shown?.report.scores);
      }
      for (const { candidate: id } of effect(seen, "discard")) expect(id).toBe(shown?.model.id);
    });
  });

  test("opens a model while one is trained, or waits for a decision of the user", () => {
    each((seen) => {
      const isOpening = effect(seen, "open").length > 0;
      if (!isOpening) return;
      expect(seen.after.phase.kind).toBe("opening");
      const had = seen.before.phase.kind === "training" || candidateOf(seen.before) !== null;
      // Only with the worker, or when the user discards it, is it gone.
      if (had) expect(["workerDied", "discarded"]).toContain(seen.event.kind);
    });
  });

  test("loses a candidate without a decision or a word", () => {
    each((seen) => {
      const [was, is] = [candidateOf(seen.before), candidateOf(seen.after)];
      if (!was || was.model.id === is?.model.id) return;
      const decided = ["kept", "discarded", "abandon"].includes(seen.event.kind);
      expect(decided || effect(seen, "tell").length > 0).toBe(true);
    });
  });

  test("runs two jobs, or one that nobody waits for: who is left is cancelled", () => {
    each((seen) => {
      const { before, after } = seen;
      if (before.phase.kind !== "predicting" && before.phase.kind !== "training") return;
      const { job: was } = before.phase;
      const isLeft = !("job" in after.phase) || after.phase.job !== was;
      const endings = [
        "predictEnded",
        "predictFailed",
        "trained",
        "trainFailed",
        "workerDied",
        "deviceLost",
      ];
      if (isLeft && !endings.includes(seen.event.kind))
        expect(effect(seen, "cancel").map(({ job: id }) => id)).toContain(was);
    });
  });

  test("trains, keeps, discards or predicts while another tab has the project", () => {
    each((seen) => {
      if (seen.before.access !== "readOnly") return;
      for (const kind of ["train", "keep"] as const) expect(effect(seen, kind)).toEqual([]);
      if (seen.event.kind !== "abandon") expect(effect(seen, "discard")).toEqual([]);
      expect(seen.before.phase.kind === "predicting").toBe(false);
    });
  });

  test("is answered by what is not open", () => {
    each(({ after }) => {
      const { phase } = after;
      expect(openOf(after) === null).toBe(phase.kind === "opening" || phase.kind === "failed");
      if (phase.kind === "training") expect(candidateOf(after)).toBeNull();
      if (phase.kind === "predicting") expect(phase.done).toBeLessThanOrEqual(phase.total);
      if (candidateOf(after)) expect(modelInUse(after)?.id).toBe(candidateOf(after)?.model.id);
    });
  });

  test("what comes of another model, job or attempt changes nothing", () => {
    each(({ before, event, after }) => {
      const { phase } = before;
      if ("attempt" in event && ["loading", "opened", "openFailed"].includes(event.kind)) {
        const isMeant = phase.kind === "opening" && phase.attempt === event.attempt;
        if (!isMeant) expect(after).toBe(before);
      }
      if ("job" in event && event.kind !== "predict" && event.kind !== "train") {
        const isMeant = "job" in phase && phase.job === event.job;
        if (!isMeant) expect(after).toBe(before);
      }
    });
  });
});

describe("the life of a candidate", () => {
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

  test("a training that dies with the worker keeps its settings, to try again", () => {
    const died = until({ kind: "workerDied", attempt: "b", message: "gone" });
    const opened = reduce(died, { kind: "opened", attempt: "b", model: modelOf("model:1") }).state;
    expect(opened.phase).toMatchObject({ trouble: { of: "training", recipe: { lr: 1 } } });
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
});
