import { beforeEach, expect, test, vi } from "vitest";
import {
  activeDoc,
  closeTabs,
  newDisk,
  openTab,
  settled,
  type Tab,
  texts,
  withText,
} from "./fixtures/tabs.ts";

beforeEach(newDisk);

const sentences = Array.from({ length: 10 }, (_, i) => `Ada saw Town${i}.`).join(" ");

/** A tab with confirmed sentences, whose steps are let go one by one. */
async function steppedTab() {
  const tab = await withText(sentences);
  for (const { id } of activeDoc(tab.state()).sentences) tab.state().acceptSentence(id);
  return { ...tab, ...stepped(tab) };
}
function stepped({ fake }: Tab) {
  const gates: (() => void)[] = [];
  fake.pause = () => new Promise<void>((go) => gates.push(go));
  return {
    /** Lets one more step be made. */
    step: async () => {
      await vi.waitFor(() => expect(gates.length).toBeGreaterThan(0));
      gates.shift()?.();
    },
    free: () => {
      fake.pause = () => Promise.resolve();
      for (const go of gates.splice(0)) go();
    },
  };
}
const standingOf = ({ state }: Tab) => {
  const { training } = state();
  return training.kind === "running" ? training.standing : training.kind;
};
const stepsOf = ({ state }: Tab) => {
  const { training } = state();
  return "curve" in training ? training.curve.steps.map(({ step }) => step) : [];
};

test("a training that is paused gives the device free, and goes on where it was", async () => {
  const tab = await steppedTab();
  const { state } = tab;
  void state().train({});
  await tab.step();
  state().pauseTraining();
  expect(standingOf(tab)).toBe("pausing");
  await tab.step();
  await vi.waitFor(() => expect(standingOf(tab)).toBe("paused"));
  tab.free();
  // Everything else works: another model may even be opened.
  await state().predict();
  await state().useModel({ kind: "bundled", name: "conll04" });
  expect(state().model).toMatchObject({ model: { source: { name: "conll04" } } });
  await state().resumeTraining();
  await vi.waitFor(() => expect(state().training.kind).toBe("finished"));
  expect(tab.fake.opened.at(-1)).toEqual({ kind: "bundled", name: "general" });
  expect(stepsOf(tab)).toEqual([1, 2, 3]);
});

test("a paused training that is stopped is a candidate with what it had", async () => {
  const tab = await steppedTab();
  const { state } = tab;
  void state().train({});
  await tab.step();
  state().pauseTraining();
  tab.free();
  await vi.waitFor(() => expect(standingOf(tab)).toBe("paused"));
  state().stopTraining();
  await vi.waitFor(() => expect(state().training.kind).toBe("finished"));
  expect(state().training).toMatchObject({ report: { stopped: true } });
});

/** The page is loaded again. */
async function reloaded(before: Tab & ReturnType<typeof stepped>): Promise<Tab> {
  await vi.waitFor(() => expect(before.state().storage.kind).toBe("saved"));
  closeTabs();
  return openTab();
}

test("after a reload a training goes on by itself once its model is open, and that is said", async () => {
  const tab = await steppedTab();
  void tab.state().train({ epochs: 7 });
  await tab.step();
  await vi.waitFor(() => expect(stepsOf(tab)).toEqual([1]));
  const next = await reloaded(tab);
  await vi.waitFor(() => expect(next.state().training.kind).toBe("finished"));
  expect(texts(next.state()).join()).toMatch(/interrupted goes on from step 1/);
  expect(stepsOf(next)).toEqual([1, 2, 3]);
  expect(next.fake.requests).toEqual([]);
});

test("a training is found before its model is open: nobody takes it for lost meanwhile", async () => {
  const tab = await steppedTab();
  void tab.state().train({});
  await tab.step();
  await vi.waitFor(() => expect(stepsOf(tab)).toEqual([1]));
  const next = await reloaded(tab);
  let open = () => {};
  next.fake.loading = () =>
    new Promise<void>((go) => {
      open = go;
    });
  await vi.waitFor(() => expect(standingOf(next)).toBe("waiting"));
  expect(next.state().model.kind).toBe("loading");
  open();
  await vi.waitFor(() => expect(next.state().training.kind).toBe("finished"));
  expect(stepsOf(next)).toEqual([1, 2, 3]);
});

test("one that was paused stays paused", async () => {
  const tab = await steppedTab();
  void tab.state().train({});
  await tab.step();
  tab.state().pauseTraining();
  tab.free();
  await vi.waitFor(() => expect(standingOf(tab)).toBe("paused"));
  const next = await reloaded(tab);
  await settled(next);
  await vi.waitFor(() => expect(standingOf(next)).toBe("paused"));
  expect(texts(next.state()).join()).toMatch(/A training is paused/);
});

test("a trained model that waited for a decision comes back with its report", async () => {
  const tab = await steppedTab();
  tab.free();
  await tab.state().train({});
  const next = await reloaded(tab);
  await vi.waitFor(() => expect(next.state().training.kind).toBe("finished"));
  await next.state().discardModel();
  expect(next.state().training.kind).toBe("idle");
  const last = await reloaded({ ...next, ...stepped(next) });
  await settled(last);
  expect(last.state().training.kind).toBe("idle");
});

test("what cannot be read, or go on, is said; nothing else changes", async () => {
  const tab = await steppedTab();
  void tab.state().train({});
  await tab.step();
  const project = tab.state().project;
  await vi.waitFor(() => expect(tab.state().storage.kind).toBe("saved"));
  closeTabs();
  const next = openTab();
  next.fake.unreadable = 1;
  next.fake.fail.goOn = new Error("the model that it began from is another one now");
  await vi.waitFor(() => expect(next.state().training.kind).toBe("failed"));
  expect(texts(next.state()).join()).toMatch(/cannot be read/);
  expect(next.state().project.docs).toEqual(project.docs);
});

test("a tab that only looks on takes no training", async () => {
  const tab = await steppedTab();
  void tab.state().train({});
  await tab.step();
  const second = openTab();
  await vi.waitFor(() => expect(second.state().storage.kind).toBe("readOnly"));
  await vi.waitFor(() => expect(second.state().model.kind).toBe("ready"));
  expect(second.state().training.kind).toBe("idle");
  tab.free();
  await vi.waitFor(() => expect(tab.state().training.kind).toBe("finished"));
});

test("a second training waits in line, and can be taken out", async () => {
  const tab = await steppedTab();
  const { state, fake } = tab;
  void state().train({ epochs: 1 });
  void state().train({ epochs: 2 });
  void state().train({ epochs: 3 });
  expect(state().line.map((one) => one.kind === "training" && one.recipe.epochs)).toEqual([2, 3]);
  state().takeOutOfLine(state().line[0].job);
  tab.free();
  await vi.waitFor(() => expect(state().training.kind).toBe("finished"));
  expect(fake.requests).toHaveLength(1);
  await state().discardModel();
  await vi.waitFor(() => expect(fake.requests).toHaveLength(2));
  expect(fake.requests[1].recipe).toEqual({ epochs: 3 });
});

test("what is suggested, and asked, goes on while it trains", async () => {
  const tab = await steppedTab();
  const { state } = tab;
  void state().train({});
  await tab.step();
  const { id } = activeDoc(state()).sentences[0];
  state().reopenSentence(id);
  void state().predict();
  await vi.waitFor(() => expect(state().prediction.kind).toBe("running"));
  const [start, end] = activeDoc(state()).sentences[0].words[0];
  expect(await state().alternatives({ kind: "entity", span: { start, end } })).not.toBeNull();
  tab.free();
  await settled(tab);
  expect(tab.fake.predicted).toContain(id);
});
