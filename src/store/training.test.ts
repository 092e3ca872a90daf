import { beforeEach, describe, expect, test, vi } from "vitest";
import { REHEARSAL } from "../core/learn/rehearsalText.ts";
import type { Draft } from "../core/lifecycle/trainReport.ts";
import { confirmedSentences } from "./confirmedSentences.ts";
import { exampleSplit } from "./exampleSplit.ts";
import { MODEL_TYPES, NO_SCORES } from "./fixtures/fakeReadings.ts";
import {
  activeDoc,
  closeTabs,
  newDisk,
  openTab,
  readyTab,
  settled,
  type Tab,
  texts,
  withText,
} from "./fixtures/tabs.ts";
import { trainingSet } from "./trainingSet.ts";

beforeEach(newDisk);

describe("training", () => {
  const sentences = Array.from({ length: 20 }, (_, i) => `Ada saw Town${i}.`).join(" ");
  async function confirmedTab(): Promise<Tab> {
    const tab = await withText(sentences);
    for (const { id } of activeDoc(tab.state()).sentences) tab.state().acceptSentence(id);
    tab.state().addType("entity", "Town");
    tab.state().renameType("entity", "Place", "Spot");
    return tab;
  }

  test("counts what there is to train on, and says how long it takes once steps were timed", async () => {
    const { state } = await confirmedTab();
    const heldOut = 4;
    const set = trainingSet(state());
    expect(set).toEqual({
      confirmed: 20,
      training: 20 - heldOut,
      teaching: 20 - heldOut,
      heldOut,
      leftOut: 0,
      relationsAcross: 0,
      entitiesOutside: 0,
      tooLong: 0,
      maxSpanSize: 10,
      secondsExpected: null,
    });
    await state().timeTraining();
    // Each sentence has three words and a full stop; what is held out is scored twice.
    const scored = 2 * (heldOut * 4 + REHEARSAL.watched * REHEARSAL.wordsEach);
    const around = 3 + scored * 0.01;
    const batches = Math.ceil((20 - heldOut) / 4);
    const epoch = batches * 0.5 + (20 - heldOut) * 4 * 0.1;
    const expected = (recipe: Parameters<typeof trainingSet>[1]) =>
      trainingSet(state(), { rehearsed: 0, ...recipe }).secondsExpected;
    expect(expected({ epochs: 2 })).toBeCloseTo(around + 2 * epoch);
    expect(expected({ epochs: 4 })).toBeCloseTo(around + 4 * epoch);
    // Smaller steps update the weights more often for the same words.
    const more = (20 - heldOut - batches) * 0.5;
    expect(expected({ epochs: 1, batch: 1 })).toBeCloseTo(around + epoch + more);
    // What is rehearsed is read once by the model as it is, and in each step.
    const again = (REHEARSAL.taught * 0.01 + batches * 3 * 0.1) * REHEARSAL.wordsEach;
    expect(expected({ epochs: 1, rehearsed: 3 })).toBeCloseTo(around + epoch + again);
  });

  test("is refused where no sentence was confirmed for any type", async () => {
    const tab = await withText(sentences);
    const { state } = tab;
    for (const { name } of state().project.schema.entities)
      state().annotateType("entity", name, null, false);
    for (const { id } of activeDoc(state()).sentences) state().acceptSentence(id);
    expect(trainingSet(state())).toMatchObject({ confirmed: 20, teaching: 0 });
    await state().train({});
    expect(state().training.kind).toBe("idle");
    expect(state().notices.at(-1)?.text).toMatch(/nothing to learn from/);
  });

  test("is refused with a rate of 0", async () => {
    const { state } = await confirmedTab();
    await state().train({ lr: 0 });
    expect(state().training.kind).toBe("idle");
    expect(state().notices.at(-1)?.text).toBe("The learning rate of the encoder must be above 0.");
  });

  test("runs on the training part only, with the types of today, and waits for a decision", async () => {
    const tab = await confirmedTab();
    const { state, fake } = tab;
    await state().train({ epochs: 1 });
    const { training } = state();
    expect(training).toMatchObject({ kind: "finished" });
    const curve = training.kind === "finished" ? training.curve : null;
    expect(curve?.steps.map(({ losses }) => losses.total)).toEqual([1, 1 / 2, 1 / 3]);
    const [request] = fake.requests;
    const { training: trained, heldOut } = exampleSplit(state());
    expect([trained.length, heldOut.length]).toEqual([16, 4]);
    expect([request.examples, request.heldOut]).toEqual([trained, heldOut]);
    expect(Object.keys(request.types.entities)).toEqual(["Person", "Spot", "Town"]);
    expect(request.renamed).toEqual({ entities: { Spot: "Place" }, relations: {} });
    expect(request.recipe).toEqual({ epochs: 1 });
    expect(trainingSet(state()).secondsExpected).toBeGreaterThan(100);
    await state().train({});
    expect(fake.requests).toHaveLength(1);
  });

  test("a kept model is a version and is opened again after a reload", async () => {
    const tab = await confirmedTab();
    await tab.state().train({});
    await tab.state().keepModel("mine");
    expect(tab.state()).toMatchObject({
      training: { kind: "idle" },
      model: { model: { name: "mine", source: { kind: "version", id: "v0" } } },
      versions: [{ id: "v0", name: "mine" }],
    });
    await settled(tab);
    closeTabs();
    const next = openTab();
    const version = { id: "v0", name: "mine", createdAt: 1, bytes: 1, scores: null };
    next.service.versions = async () => [version];
    await vi.waitFor(() => expect(next.fake.opened).toEqual([{ kind: "version", id: "v0" }]));
    await next.state().useModel({ kind: "bundled", name: "conll04" });
    expect(next.fake.opened.at(-1)).toEqual({ kind: "bundled", name: "conll04" });
  });

  test("a discarded model gives way to the former one, and the document is predicted again", async () => {
    const tab = await confirmedTab();
    const { state, fake } = tab;
    await state().addText("open", "Eve left Lima.");
    await settled(tab);
    await state().train({});
    await vi.waitFor(() => expect(state().prediction.kind).toBe("idle"));
    fake.predicted.length = 0;
    await state().discardModel();
    expect(state()).toMatchObject({
      training: { kind: "idle" },
      model: { model: { name: "bundled" } },
    });
    await vi.waitFor(() => expect(fake.predicted).toHaveLength(1));
  });

  test("stopped by the user is finished with what it has", async () => {
    const { state, fake } = await confirmedTab();
    fake.steps = 1000;
    fake.pause = () => new Promise((resolve) => setTimeout(resolve, 1));
    const run = state().train({});
    await vi.waitFor(() =>
      expect(state().training).toMatchObject({ kind: "running", progress: { kind: "step" } }),
    );
    state().stopTraining();
    await run;
    expect(state().training).toMatchObject({ kind: "finished", report: { stopped: true } });
  });

  test("drafts are of the open sentences on the screen, and of those scrolled to", async () => {
    const { state, fake } = await confirmedTab();
    const { id, sentences } = activeDoc(state());
    const ids = sentences.map((sentence) => sentence.id);
    state().reopenSentence(ids[4]);
    state().reopenSentence(ids[7]);
    state().lookAt(ids.slice(2, 6));
    const gates: (() => void)[] = [];
    fake.pause = () => new Promise((go) => gates.push(go));
    const run = state().train({});
    await vi.waitFor(() => expect(gates).toHaveLength(1));
    const words = ["Ada", "saw", "Town4", "."];
    expect(fake.requests[0].onScreen).toEqual([{ id: `${id}:4`, words }]);
    state().lookAt(ids.slice(6, 9));
    expect(fake.lookedAt).toEqual([[ids[7]]]);
    fake.pause = () => Promise.resolve();
    gates[0]();
    await run;
  });

  test("drafts are shown while it runs, the latest of each sentence, and stored nowhere", async () => {
    const { state, fake } = await confirmedTab();
    const [first, second] = activeDoc(state()).sentences.map(({ id }) => id);
    state().reopenSentence(first);
    const draftOf = (seconds: number, ids: readonly string[]): Draft => ({
      seconds,
      types: MODEL_TYPES,
      found: ids.map((id) => {
        const entity = { start: 0, end: 1, type: "Town", score: 0.5, boundaryScore: 0.5 };
        const prediction = { entities: [entity], relations: [] };
        return { sentence: { id, words: ["Ada", "saw", "it", "."] }, prediction };
      }),
    });
    fake.steps = 1000;
    fake.drafts = [draftOf(10, [first, second]), draftOf(20, [second])];
    fake.pause = () => new Promise((resolve) => setTimeout(resolve, 1));
    const { project, history, leftOut } = state();
    const run = state().train({});
    const draft = () => {
      const { training } = state();
      return training.kind === "running" ? training.draft : null;
    };
    await vi.waitFor(() => expect(draft()?.seconds).toBe(20));
    expect(draft()?.found.map(({ sentence }) => sentence.id)).toEqual([first, second]);
    expect(state()).toMatchObject({ training: { progress: { kind: "step" } } });
    expect(state().project).toBe(project);
    expect(state().history).toBe(history);
    expect(state().leftOut).toBe(leftOut);
    // Once it is stopped nothing of it is shown, nor what comes late.
    fake.drafts = [draftOf(40, [first])];
    state().stopTraining();
    expect(draft()).toBeNull();
    await run;
    expect(state().training.kind).toBe("finished");
  });

  test("drafts go when the training fails, and none is left of one before", async () => {
    const { state, fake } = await confirmedTab();
    fake.drafts = [{ seconds: 10, types: MODEL_TYPES, found: [] }];
    fake.steps = 1000;
    fake.pause = () => new Promise((resolve) => setTimeout(resolve, 1));
    const run = state().train({});
    await vi.waitFor(() => expect(state().training).toMatchObject({ draft: { seconds: 10 } }));
    fake.fail.train = new Error("gone");
    await run;
    expect(state().training.kind).toBe("failed");
    fake.steps = 3;
    const again = state().train({});
    expect(state().training).toMatchObject({ kind: "running", draft: null });
    await again;
  });

  test("that fails says why, and the model goes on predicting", async () => {
    const { state, fake } = await confirmedTab();
    fake.fail.train = new Error("loss is not a number");
    await state().train({ lr: 1 });
    const recipe = { lr: 1 };
    expect(state().training).toEqual({ kind: "failed", message: "loss is not a number", recipe });
    expect(state().model.kind).toBe("ready");
  });

  test("survives a lost device: the candidate still waits for a decision", async () => {
    const tab = await confirmedTab();
    const { state, fake } = tab;
    await state().addText("open", "Eve left Lima.");
    await settled(tab);
    await state().train({});
    await vi.waitFor(() => expect(state().prediction.kind).toBe("idle"));
    fake.fail.predict = Object.assign(new Error("gone"), { name: "DeviceLostError" });
    await state().predict();
    expect(state().model.kind).toBe("failed");
    await state().openModel();
    expect(state()).toMatchObject({
      training: { kind: "finished" },
      model: { kind: "ready", model: { name: "bundled, trained" } },
    });
    expect(fake.opened).toHaveLength(1);
  });

  test("that cannot be kept stays, and says why", async () => {
    const { state, fake } = await confirmedTab();
    await state().train({});
    fake.fail.keep = new Error("disk full");
    await state().keepModel("mine");
    expect(state().training).toMatchObject({
      kind: "finished",
      report: { scores: { after: NO_SCORES } },
    });
    expect(texts(state())).toEqual(["The model could not be stored: disk full"]);
  });

  test("that loses its worker goes on in the next one, and says so", async () => {
    const { state, fake } = await confirmedTab();
    fake.pause = () => new Promise(() => {});
    void state().train({ epochs: 7 });
    await vi.waitFor(() => expect(fake.requests).toHaveLength(1));
    fake.pause = () => Promise.resolve();
    fake.die();
    await vi.waitFor(() => expect(state().training.kind).toBe("finished"));
    expect(fake.requests).toHaveLength(1);
    expect(texts(state()).join()).toMatch(/goes on from its last checkpoint/);
  });

  test("a candidate that goes with its worker is brought back, and that is said", async () => {
    const { state, fake } = await confirmedTab();
    await state().train({});
    fake.die();
    await vi.waitFor(() => expect(state().model.kind).toBe("ready"));
    await vi.waitFor(() => expect(state().training.kind).toBe("finished"));
    expect(texts(state()).join()).toMatch(/brought back from what is stored/);
  });

  test("everything can be erased while it runs; its result is dropped", async () => {
    const { state, fake } = await confirmedTab();
    const gates: (() => void)[] = [];
    fake.pause = () => new Promise((go) => gates.push(go));
    const run = state().train({});
    await vi.waitFor(() => expect(gates.length).toBeGreaterThan(0));
    fake.pause = () => Promise.resolve();
    const erased = state().eraseEverything();
    for (const go of gates) go();
    await Promise.all([run, erased]);
    await vi.waitFor(() => expect(state().model.kind).toBe("ready"));
    expect(state().training.kind).toBe("idle");
    expect(Object.keys(state().project.docs)).toHaveLength(1);
  });

  test("everything can be erased after the worker died, and is not changed while it goes", async () => {
    const tab = await confirmedTab();
    const { state, fake, service } = tab;
    fake.fail.open = new Error("it cannot start");
    fake.die();
    await vi.waitFor(() => expect(state().model.kind).toBe("failed"));
    const calls = { erased: 0 };
    service.erase = async () => {
      calls.erased += 1;
      const sentences = activeDoc(state()).sentences.length;
      state().reopenSentence(activeDoc(state()).sentences[0].id);
      await state().train({});
      expect(activeDoc(state()).sentences).toHaveLength(sentences);
    };
    await state().eraseEverything();
    expect(calls.erased).toBe(1);
    expect(fake.requests).toEqual([]);
    expect(Object.keys(state().project.docs)).toHaveLength(1);
    expect(confirmedSentences(state().project)).toEqual([]);
    await settled(tab);
    expect(state()).toMatchObject({ model: { kind: "ready" }, storage: { kind: "saved" } });
  });

  test("a tab that lost the project keeps and discards nothing", async () => {
    const tab = await confirmedTab();
    await tab.state().train({});
    await settled(tab);
    const second = await readyTab();
    await second.state().takeOver();
    await vi.waitFor(() => expect(tab.state().storage.kind).toBe("readOnly"));
    await tab.state().keepModel("mine");
    await tab.state().discardModel();
    expect(tab.state().training.kind).toBe("finished");
    expect(tab.state().versions).toEqual([]);
    // Taken back, the candidate can still be kept.
    await tab.state().takeOver();
    await tab.state().keepModel("mine");
    expect(tab.state()).toMatchObject({ training: { kind: "idle" }, versions: [{ name: "mine" }] });
  });

  test("a span that is too long to be learnt is told at labelling once, counted, and shown", async () => {
    const words = Array.from({ length: 14 }, (_, i) => `w${i}`).join(" ");
    const tab = await withText(`${words}. Ada left.`);
    const { state } = tab;
    const [first] = activeDoc(state()).sentences;
    state().addEntity(0, words.length, "Person");
    state().addEntity(3, words.length, "Person");
    const line = "This span is longer than the 10 words this model looks at: it cannot learn it.";
    expect(texts(state()).filter((text) => text === line)).toHaveLength(1);
    state().acceptSentence(first.id);
    expect(trainingSet(state())).toMatchObject({ tooLong: 2, maxSpanSize: 10 });
    state().select({ kind: "none" });
    state().showTooLong();
    expect(state().selection.kind).toBe("entity");
  });

  test("without confirmed sentences says so", async () => {
    const { state } = await readyTab();
    await state().train({});
    expect(state().training).toEqual({ kind: "idle" });
    expect(texts(state())[0]).toMatch(/Confirm some sentences/);
  });
});
