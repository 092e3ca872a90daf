import { beforeEach, describe, expect, test } from "vitest";
import { FROM_ENCODER } from "../core/learn/recipe.ts";
import { ADDED } from "./fixtures/fakeAdding.ts";
import {
  activeDoc,
  closeTabs,
  newDisk,
  openTab,
  settled,
  type Tab,
  withText,
} from "./fixtures/tabs.ts";
import { trainingSet } from "./trainingSet.ts";

beforeEach(newDisk);

const files = (...names: readonly string[]) => names.map((name) => new File(["x"], name));
const source = { kind: "added", id: ADDED.id } as const;
const NO_TYPES = { entities: {}, relations: {} };

/** A tab in which the encoder that was added is open. */
async function withEncoder(): Promise<Tab> {
  const tab = await withText("Ada saw Rome. Bob saw Paris.");
  tab.fake.added = [ADDED];
  tab.fake.types = NO_TYPES;
  await tab.state().useModel(source);
  await settled(tab);
  return tab;
}

describe("a model from files", () => {
  test("is looked at, stored, and told", async () => {
    const { state, fake } = await withText("Ada saw Rome.");
    await state().addModel(files("config.json", "model.safetensors"));
    expect(state().adding).toMatchObject({ kind: "looked", found: { what: "encoder" } });
    fake.added = [{ ...ADDED, id: "a2", name: "Mine" }];
    await state().storeModel({ name: "Mine" });
    expect(state().adding).toEqual({ kind: "none" });
    expect(state().added).toMatchObject([{ id: "a2" }]);
    expect(state().notices.at(-1)?.text).toBe("Mine is added. Open it in Models.");
  });

  test("documents that came with it are told, and where they go", async () => {
    const { state } = await withText("Ada.");
    const said = () => state().notices.map(({ text }) => text);
    await state().addModel(files("both.zip"), ["a.txt"]);
    expect(said()).toContain(
      "A model came, so it is looked at in Models. What lies beside it was not opened: a.txt. Drop it by itself.",
    );
    await state().addModel(files("both.zip"), ["a", "b", "c", "d", "e"]);
    expect(said()).toContain(
      "A model came, so it is looked at in Models. 5 documents beside it were not opened: a, b, c and 2 more. Drop them by themselves.",
    );
  });

  test.each([
    { of: ["bert-base/config.json", "bert-base/model.safetensors"], name: "bert-base" },
    { of: ["my model.zip"], name: "my model" },
    { of: ["config.json", "vocab.txt", "best.pt"], name: "best" },
    { of: ["config.json", "vocab.txt", "model.safetensors"], name: "Model" },
  ])("is called $name by its files", async ({ of, name }) => {
    const { state } = await withText("Ada.");
    const picked = of.map((path) => ({ name: path, arrayBuffer: async () => new ArrayBuffer(1) }));
    await state().addModel(picked);
    expect(state().adding).toMatchObject({ name });
  });

  test("that is none is refused with the reason, which can be closed", async () => {
    const { state } = await withText("Ada saw Rome.");
    await state().addModel(files("bad.pt"));
    expect(state().adding).toEqual({
      kind: "refused",
      name: "bad",
      message: "bad: no config.json",
    });
    state().closeAdding();
    expect(state().adding).toEqual({ kind: "none" });
  });

  test("that cannot be stored waits with the reason", async () => {
    const { state, text } = await withText("Ada saw Rome.");
    text.storeModel = async () => {
      throw new Error("it needs 440 MB");
    };
    await state().addModel(files("spert.pt"));
    expect(state().adding).toMatchObject({ found: { types: null, rows: { entities: 2 } } });
    await state().storeModel({ name: "S", types: NO_TYPES });
    expect(state().adding).toMatchObject({ kind: "looked", fault: "it needs 440 MB" });
  });
});

describe("a bare encoder", () => {
  test("opens without a prediction, takes no types away, and is what the next visit opens", async () => {
    const tab = await withEncoder();
    const { state, fake } = tab;
    const before = state().project.schema;
    fake.predicted = [];
    await state().predict();
    await state().alternatives({ kind: "entity", span: { start: 0, end: 3 } });
    expect(fake.predicted).toEqual([]);
    expect(fake.asked).toEqual([]);
    expect(state().project.schema).toEqual(before);
    expect(state().model).toMatchObject({ kind: "ready", model: { source } });
    closeTabs();
    const next = openTab();
    next.fake.added = [ADDED];
    await settled(next);
    expect(next.fake.opened.at(-1)).toEqual(source);
  });

  test("whose suggestions it found is known, and they can be cleared, and put back", async () => {
    const tab = await withEncoder();
    const { state } = tab;
    const count = () => Object.keys(activeDoc(state()).entities).length;
    const before = count();
    expect(state().suggestedBy).not.toBeNull();
    expect(before).toBeGreaterThan(0);
    state().clearSuggestions();
    expect(count()).toBe(0);
    state().undo();
    expect(count()).toBe(before);
  });

  test("is trained by its own recipe, and what comes of it predicts", async () => {
    const { state, fake } = await withEncoder();
    for (const { id } of activeDoc(state()).sentences) state().acceptSentence(id);
    await state().train({});
    expect(fake.requests.at(-1)?.recipe).toEqual({});
    expect(state().training.kind).toBe("finished");
    await state().discardModel();
    const speeds = { "a test": { around: 0, step: 1, word: 0, reading: 0 } };
    const { training, secondsExpected } = trainingSet({ ...state(), speeds });
    expect(secondsExpected).toBe(FROM_ENCODER.epochs * Math.ceil(training / FROM_ENCODER.batch));
  });

  test("that is removed gives way to the bundled model", async () => {
    const { state, fake } = await withEncoder();
    await state().removeAdded(ADDED.id);
    expect(fake.opened.at(-1)).toMatchObject({ kind: "bundled" });
    expect(state().added).toEqual([]);
  });

  test("stays while a training runs from it", async () => {
    const { state, fake } = await withEncoder();
    for (const { id } of activeDoc(state()).sentences) state().acceptSentence(id);
    let release = () => {};
    fake.pause = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const training = state().train({});
    await Promise.resolve();
    await state().removeAdded(ADDED.id);
    expect(fake.added).toHaveLength(1);
    expect(state().notices.at(-1)?.text).toBe("Pause or stop the training first.");
    fake.pause = async () => {};
    release();
    await training;
  });
});

test("an export names the tensors that float16 cannot hold", async () => {
  const { state, fake, downloads } = await withText("Ada.");
  await state().exportStored(source, { name: "My encoder", dtype: "float16" });
  expect(downloads.at(-1)?.name).toBe("My encoder-float16.zip");
  fake.single = ["a", "b"];
  await state().exportStored(source, { name: "My encoder", dtype: "float16" });
  expect(state().notices.at(-1)?.text).toContain("stored as float32: in a, b.");
});
