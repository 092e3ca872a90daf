import { beforeEach, describe, expect, test, vi } from "vitest";
import { exampleSplit } from "./exampleSplit.ts";
import { activeDoc, newDisk, readyTab, settled, type Tab } from "./fixtures/tabs.ts";

beforeEach(newDisk);

const many = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `Ada saw ${name}${i}.`).join(" ");

/** Two documents, the second of them open, beside the sample. */
async function twoDocs(count = 20): Promise<Tab> {
  const tab = await readyTab();
  for (const name of ["Town", "Port"]) {
    await tab.state().addText(name, many(name, count));
    await settled(tab);
  }
  return tab;
}
const openDocs = (tab: Tab) =>
  Object.values(tab.state().project.docs).flatMap(({ sentences, confirmed }) =>
    sentences.filter(({ id, words }) => words.length > 0 && !confirmed[id]),
  );

describe("what next", () => {
  test("all documents are read, and what is read becomes suggestions", async () => {
    const tab = await readyTab();
    const { state } = tab;
    // Not open, and so not predicted.
    await state().addText("Town", many("Town", 20));
    const town = state().activeDoc!;
    await settled(tab);
    const id = Object.keys(state().project.docs).find((doc) => doc !== town)!;
    state().openDoc(id);
    await settled(tab);
    const { sentences } = state().project.docs[town];
    state().reopenSentence(sentences[0].id);
    const predicted = tab.fake.predicted.length;
    await state().survey();
    expect(state().surveying).toEqual({ kind: "idle" });
    expect(tab.fake.surveyed.sort()).toEqual(
      openDocs(tab)
        .map(({ id }) => id)
        .sort(),
    );
    expect(tab.fake.predicted).toHaveLength(predicted);
    const read = tab.fake.surveyed.length;
    await state().survey();
    expect(tab.fake.surveyed).toHaveLength(read);
    state().setInOrder();
    expect(state().queue).toMatchObject({ unread: 0, isStale: false, open: read });
    expect(state().queue.items[0].reasons.length).toBeGreaterThan(0);
  });

  test("a document that nobody opened gets its suggestions by being read", async () => {
    const tab = await readyTab();
    const { state } = tab;
    let go = () => {};
    tab.fake.pause = () => new Promise((done) => (go = done));
    const adding = state().addText("Town", many("Town", 3));
    await vi.waitFor(() => expect(state().prediction.kind).toBe("running"));
    const town = state().activeDoc!;
    state().cancelPrediction();
    tab.fake.pause = () => Promise.resolve();
    go();
    await adding;
    await vi.waitFor(() => expect(state().prediction.kind).toBe("idle"));
    expect(Object.keys(state().project.docs[town].entities)).toHaveLength(0);
    await state().survey();
    expect(Object.keys(state().project.docs[town].entities)).toHaveLength(6);
  });

  test("it is ended, and goes on later", async () => {
    const tab = await twoDocs();
    const { state } = tab;
    let seen = 0;
    tab.fake.pause = async () => {
      if (++seen === 10) state().cancelSurvey();
    };
    await state().survey();
    expect(state().surveying.kind).toBe("stopped");
    const read = tab.fake.surveyed.length;
    expect(read).toBeLessThan(20);
    state().setInOrder();
    expect(state().queue.unread).toBe(state().queue.open - read);
    await state().survey();
    state().setInOrder();
    expect(state().queue.unread).toBe(0);
  });

  test("it waits while the computer runs on its battery, unless the user goes on", async () => {
    const tab = await twoDocs();
    const { state } = tab;
    tab.unplug(true);
    const reading = state().survey();
    await vi.waitFor(() => expect(state().surveying).toMatchObject({ for: "battery" }));
    expect(tab.fake.surveyed).toHaveLength(0);
    tab.unplug(false);
    await reading;
    expect(tab.fake.surveyed.length).toBeGreaterThan(40);

    const other = await twoDocs();
    other.unplug(true);
    const again = other.state().survey();
    await vi.waitFor(() => expect(other.state().surveying.kind).toBe("waiting"));
    other.state().surveyOnBattery();
    await again;
    expect(other.fake.surveyed.length).toBeGreaterThan(40);
  });

  test("it waits for a training", async () => {
    const tab = await twoDocs(3);
    const { state } = tab;
    for (const { id } of activeDoc(state()).sentences) state().acceptSentence(id);
    let go = () => {};
    tab.fake.pause = () => new Promise((done) => (go = done));
    const training = state().train({});
    const reading = state().survey();
    await vi.waitFor(() => expect(state().surveying).toMatchObject({ for: "training" }));
    expect(tab.fake.surveyed).toHaveLength(0);
    tab.fake.pause = () => Promise.resolve();
    go();
    await training;
    await reading;
    await state().discardModel();
    await state().survey();
    expect(tab.fake.surveyed.length).toBeGreaterThan(0);
  });

  test("it goes on while a training is paused", async () => {
    const tab = await twoDocs(3);
    const { state } = tab;
    for (const { id } of activeDoc(state()).sentences) state().acceptSentence(id);
    let go = () => {};
    tab.fake.pause = () => new Promise((done) => (go = done));
    const training = state().train({});
    await vi.waitFor(() => expect(state().training).toMatchObject({ standing: "running" }));
    state().pauseTraining();
    tab.fake.pause = () => Promise.resolve();
    go();
    await training;
    expect(state().training).toMatchObject({ standing: "paused" });
    await state().survey();
    expect(state().surveying.kind).toBe("idle");
    expect(tab.fake.surveyed.length).toBeGreaterThan(0);
  });

  test("it can be ended while it waits", async () => {
    const tab = await twoDocs(2);
    tab.unplug(true);
    const reading = tab.state().survey();
    await vi.waitFor(() => expect(tab.state().surveying.kind).toBe("waiting"));
    tab.state().cancelSurvey();
    await reading;
    expect(tab.state().surveying.kind).toBe("stopped");
  });

  test("another model makes it stale, until it is read again", async () => {
    const tab = await twoDocs(3);
    const { state } = tab;
    await state().survey();
    await state().openModel();
    await settled(tab);
    state().setInOrder();
    const { open } = state().queue;
    expect(state().queue).toMatchObject({ isStale: true, unread: open });
    expect(state().queue.items).toHaveLength(open);
    await state().survey();
    state().setInOrder();
    expect(state().queue).toMatchObject({ isStale: false, unread: 0 });
  });

  test("a fault is told, and tried again", async () => {
    const tab = await twoDocs(2);
    const { state } = tab;
    tab.fake.fail = { survey: new Error("no memory") };
    await state().survey();
    expect(state().surveying).toEqual({ kind: "failed", message: "no memory" });
    await state().survey();
    expect(state().surveying.kind).toBe("idle");
  });

  test("what is gone through in its order is held out by chance alone", async () => {
    const tab = await twoDocs(60);
    const { state } = tab;
    await state().survey();
    state().setInOrder("queue");
    const areTypical = () =>
      state().queue.items.filter(({ reasons }) => reasons.some(({ kind }) => kind === "typical"));
    expect(areTypical().length).toBeGreaterThan(0);
    const first = state().queue.items.slice(0, 50);
    for (const { doc, sentence } of first) {
      if (state().activeDoc !== doc) state().openDoc(doc);
      state().acceptSentence(sentence);
    }
    const random = first.filter(({ isForScores }) => isForScores).map((one) => one.sentence);
    expect(random).toHaveLength(10);
    state().setInOrder();
    expect(areTypical()).toEqual([]);
    const { heldOut } = exampleSplit(state());
    expect(heldOut.map(({ id }) => id).filter((id) => random.includes(id)).length).toBeGreaterThan(
      heldOut.length - 3,
    );
    state().setInOrder("random");
    expect(state().queue.items).toHaveLength(state().queue.open);
    state().setInOrder("reading");
    expect(state().queue.items.map((one) => one.sentence)).toEqual(
      openDocs(tab).map(({ id }) => id),
    );
  });

  test("nothing to go through", async () => {
    const tab = await readyTab();
    const { state } = tab;
    for (const { id } of activeDoc(state()).sentences) state().acceptSentence(id);
    await state().survey();
    state().setInOrder();
    expect(state().queue).toEqual({ items: [], open: 0, unread: 0, isStale: false });
  });
});
