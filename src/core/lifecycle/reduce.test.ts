import { describe, expect, test } from "vitest";
import { each } from "./fixtures/anyEvents.ts";
import { effect } from "./fixtures/walk.ts";
import { isRunning } from "./jobs.ts";
import { candidateOf, type Lifecycle, modelInUse, openOf } from "./lifecycle.ts";

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
      // What waited goes on when the project is this tab's again.
      if (seen.before.access !== "readOnly" || seen.after.access === "owner") return;
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
