import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRunning } from "./jobs.ts";
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
import { NO_CURVE } from "./trainCurve.ts";
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
  fc.constant({ kind: "stop", what: "prediction" } as const),
  fc.record({
    kind: fc.constant("stop" as const),
    what: fc.constant("training" as const),
    attempt,
  }),
  fc.record({ kind: fc.constant("paused" as const), job }),
  fc.constant({ kind: "pause" } as const),
  fc.record({ kind: fc.constant("resume" as const), attempt }),
  fc.record({
    kind: fc.constant("found" as const),
    attempt,
    training: fc.record({
      job,
      source: fc.constantFrom(BUNDLED.source, OTHER.source),
      recipe: fc.constant({}),
      standing: fc.constantFrom("running" as const, "paused" as const, "ended" as const),
      curve: fc.constant(NO_CURVE),
    }),
  }),
  fc.record({ kind: fc.constant("study" as const), job, title: fc.constant("Study") }),
  fc.record({ kind: fc.constant("studyEnded" as const), job }),
  fc.record({ kind: fc.constant("takeOut" as const), job }),
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
  fc.record({ kind: fc.constant("unreadable" as const), count: n }),
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
    if (after.training) seen.add(`training ${after.training.standing}`);
    for (const { kind } of effects) seen.add(`${kind}!`);
  });
  expect([...seen].sort()).toEqual([
    "cancel!",
    "candidate",
    "discard!",
    "failed",
    "forget!",
    "goOn!",
    "keep!",
    "lost",
    "open!",
    "opening",
    "predict!",
    "predicting",
    "ready",
    "remember!",
    "study!",
    "takeTypes!",
    "tell!",
    "train!",
    "training paused",
    "training pausing",
    "training running",
    "training stopping",
    "training waiting",
    "training waitingToEnd",
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
      const { training } = seen.before;
      const had =
        (training && isRunning(training)) || candidateOf(seen.before) || seen.before.study;
      // Only with the worker, or when the user discards it, is it gone.
      if (had) expect(["workerDied", "discarded"]).toContain(seen.event.kind);
    });
  });

  test("runs two trainings or studies, or what nobody asked for", () => {
    each((seen) => {
      const { training, study } = seen.after;
      expect(training !== null && isRunning(training) && study !== null).toBe(false);
      const begun = [...effect(seen, "train"), ...effect(seen, "goOn")];
      expect(begun.length + effect(seen, "study").length).toBeLessThanOrEqual(1);
      for (const { job: id } of begun) expect(training?.job).toBe(id);
      for (const { job: id } of effect(seen, "study")) expect(study?.job).toBe(id);
      if (candidateOf(seen.after)) expect(training).toBeNull();
    });
  });

  test("loses a training without the user's will, a word or a failure that is shown", () => {
    each((seen) => {
      const [was, is] = [seen.before.training, seen.after.training];
      if (!was || was.job === is?.job) return;
      const isDecided = ["trained", "abandon"].includes(seen.event.kind);
      const isSaid = effect(seen, "tell").length > 0 || seen.event.kind === "trainFailed";
      expect(isDecided || isSaid).toBe(true);
    });
  });

  test("lets a paused training go on by itself", () => {
    each((seen) => {
      const [was, is] = [seen.before.training, seen.after.training];
      if (was?.standing !== "paused" || is?.job !== was.job || is.standing === "paused") return;
      expect(["resume", "stop"]).toContain(seen.event.kind);
    });
  });

  test("leaves something in line that could run", () => {
    each(({ after }) => {
      const { phase, line, training, study, access } = after;
      const isFree = phase.kind === "ready" && phase.open.kind === "model" && access === "owner";
      if (isFree && !training && !study) expect(line).toEqual([]);
    });
  });

  test("loses a candidate without a decision or a word", () => {
    each((seen) => {
      const [was, is] = [candidateOf(seen.before), candidateOf(seen.after)];
      if (!was || was.model.id === is?.model.id) return;
      if (seen.after.training?.job === was.job) return;
      const decided = ["kept", "discarded", "abandon"].includes(seen.event.kind);
      expect(decided || effect(seen, "tell").length > 0).toBe(true);
    });
  });

  test("leaves a job that runs and nobody waits for: it is cancelled", () => {
    each((seen) => {
      const runs = ({ phase, training, study }: Lifecycle) => [
        ...(phase.kind === "predicting" ? [phase.job] : []),
        ...(training && isRunning(training) ? [training.job] : []),
        ...(study ? [study.job] : []),
      ];
      const endings = [
        "predictEnded",
        "predictFailed",
        "trainFailed",
        "paused",
        "studyEnded",
        "workerDied",
        "deviceLost",
      ];
      if (endings.includes(seen.event.kind)) return;
      const is = runs(seen.after);
      const ended = seen.event.kind === "trained" ? seen.event.job : null;
      const left = runs(seen.before).filter((was) => !is.includes(was) && was !== ended);
      const cancelled = effect(seen, "cancel").map(({ job: id }) => id);
      expect(cancelled).toEqual(expect.arrayContaining(left));
    });
  });

  test("trains, keeps, discards or predicts while another tab has the project", () => {
    each((seen) => {
      if (seen.before.access !== "readOnly") return;
      for (const kind of ["train", "keep", "study", "goOn"] as const)
        expect(effect(seen, kind)).toEqual([]);
      if (seen.event.kind !== "abandon") expect(effect(seen, "discard")).toEqual([]);
      expect(seen.before.phase.kind === "predicting").toBe(false);
    });
  });

  test("is answered by what is not open", () => {
    each(({ after }) => {
      const { phase } = after;
      expect(openOf(after) === null).toBe(phase.kind === "opening" || phase.kind === "failed");
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
      const asks = ["predict", "train", "study"];
      if ("job" in event && !asks.includes(event.kind)) {
        const { training, study, line } = before;
        const known = [training?.job, study?.job, ...line.map((one) => one.job)];
        const isMeant = ("job" in phase && phase.job === event.job) || known.includes(event.job);
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
});
