import { beforeEach, describe, expect, test, vi } from "vitest";
import { importNow } from "./fixtures/fakeImports.ts";
import {
  activeDoc,
  entityOf,
  newDisk,
  readyTab,
  settled,
  withNames,
  withText,
} from "./fixtures/tabs.ts";

/** What a prediction makes of a name. */
const FOUND = { type: "Person", status: "suggested", score: 0.9 };

beforeEach(newDisk);

describe("predicting", () => {
  test("keeps what is confirmed, and what was rejected does not come back", async () => {
    const { state } = await withText("Ada lives in Rome. Bob left Oslo.");
    const { id } = activeDoc(state()).sentences[1];
    state().setStatus({ kind: "entity", id: entityOf(state(), "Ada")!.id }, "rejected");
    state().acceptSentence(id);
    const decided = activeDoc(state());
    await state().predict();
    expect(activeDoc(state())).toEqual(decided);
    expect(entityOf(state(), "Ada")!.status).toBe("rejected");
  });

  test("streams: what is found shows before the end, and Cancel keeps it", async () => {
    const tab = await withText("Ada lives in Rome. Bob left Oslo. Eve saw Lima.");
    const { state, fake } = tab;
    let go = () => {};
    fake.find = () => ({ entities: [], relations: [] });
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    fake.pause = () => (fake.predicted.length % 3 === 1 ? gate : Promise.resolve());
    fake.predicted.length = 0;
    const run = state().predict();
    await vi.waitFor(() =>
      expect(state().prediction).toEqual({ kind: "running", done: 1, total: 3 }),
    );
    expect(entityOf(state(), "Ada")).toBeUndefined();
    state().cancelPrediction();
    go();
    await run;
    expect(state().prediction).toEqual({ kind: "idle" });
    expect(entityOf(state(), "Bob")).toMatchObject(FOUND);
    expect(fake.predicted).toHaveLength(1);
  });

  test("of a document that is opened ends the one of the document before", async () => {
    const tab = await readyTab();
    const { state, fake } = tab;
    const sample = state().activeDoc!;
    fake.predicted.length = 0;
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    fake.pause = () => gate;
    void state().predict();
    const adding = state().addText("next", "Bob left Oslo.");
    go();
    await adding;
    await settled(tab);
    expect(entityOf(state(), "Bob")).toMatchObject(FOUND);
    expect(fake.predicted.length).toBeLessThan(5);
    state().openDoc(sample);
    await vi.waitFor(() => expect(fake.predicted.length).toBeGreaterThan(10));
  });

  test.each([
    { name: "trashed and restored", away: "deleteDoc", back: "restoreDoc" },
    { name: "trashed, and that undone", away: "deleteDoc", back: "undo" },
    { name: "taken back and added again", away: "undo", back: "redo" },
  ] as const)("of a document that is $name meanwhile begins again", async ({ away, back }) => {
    const tab = await readyTab();
    const { state, fake } = tab;
    state().deleteDoc(state().activeDoc!);
    state().emptyTrash();
    const gates: (() => void)[] = [];
    fake.pause = () => new Promise((go) => gates.push(go));
    await state().addText("note", "Ada lives in Rome. Bob left Oslo.");
    const id = state().activeDoc!;
    if (away === "undo") state().undo();
    else state()[away](id);
    expect(state().activeDoc).toBeNull();
    await vi.waitFor(() => expect(gates).toHaveLength(1));
    gates[0]();
    await vi.waitFor(() => expect(gates).toHaveLength(2));
    await new Promise((done) => setTimeout(done, 80));
    if (back === "restoreDoc") state().restoreDoc(id);
    else state()[back]();
    fake.pause = () => Promise.resolve();
    for (const go of gates) go();
    await vi.waitFor(() => expect(entityOf(state(), "Ada")).toMatchObject(FOUND));
    await settled(tab);
    expect(entityOf(state(), "Bob")).toMatchObject(FOUND);
  });

  test("of a document that is imported again comes again", async () => {
    const tab = await readyTab();
    const { state } = tab;
    for (let time = 0; time < 2; time++) {
      await importNow({ state }, [new File(["Eve saw Lima."], "eve.txt")]);
      await vi.waitFor(() => expect(entityOf(state(), "Eve")).toMatchObject(FOUND));
      await settled(tab);
      state().deleteDoc("eve.txt");
      state().emptyTrash();
    }
  });

  test("that fails leaves the document alone and says why", async () => {
    const { state, fake } = await withText("Ada lives in Rome.");
    const before = state().project;
    fake.fail.predict = new Error("out of memory");
    await state().predict();
    expect(state().prediction).toEqual({ kind: "failed", message: "out of memory" });
    expect(state().project).toEqual(before);
  });

  test("on a lost device is a state of the model, and opening it again goes on", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state, fake } = tab;
    fake.fail.predict = Object.assign(new Error("gone"), { name: "DeviceLostError" });
    await state().predict();
    expect(state().model).toMatchObject({
      kind: "failed",
      message: expect.stringMatching(/device was lost.*safe/),
    });
    await state().openModel();
    await settled(tab);
  });

  test("begins at what is in the window, and goes on where the user scrolls to", async () => {
    const text = Array.from({ length: 30 }, (_, i) => `Ada saw Town${i}.`).join(" ");
    const tab = await readyTab();
    const { state, fake } = tab;
    const gates: (() => void)[] = [];
    fake.pause = () => new Promise((go) => gates.push(go));
    fake.predicted.length = 0;
    await state().addText("long", text);
    const ids = activeDoc(state()).sentences.map(({ id }) => id);
    await vi.waitFor(() => expect(gates).toHaveLength(1));
    state().lookAt(ids.slice(10, 12));
    expect(fake.preferred).toEqual([ids.slice(10, 12)]);
    state().lookAt(ids.slice(10, 12));
    expect(fake.preferred).toHaveLength(1);
    state().cancelPrediction();
    fake.pause = () => Promise.resolve();
    gates[0]();
    await state().predict();
    expect(fake.predicted.slice(-30)).toEqual([...ids.slice(10), ...ids.slice(0, 10)]);
  });

  test("a sentence that is open again gets the suggestions that it never had", async () => {
    const tab = await readyTab();
    const { state, fake } = tab;
    await state().addText("note", "Ada lives in Rome. Bob left Oslo.");
    await settled(tab);
    const [first] = activeDoc(state()).sentences;
    state().acceptSentence(first.id);
    await state().useModel({ kind: "bundled", name: "conll04" }); // Another opening: nothing has been read by it.
    await settled(tab);
    await vi.waitFor(() => expect(state().prediction.kind).toBe("idle"));
    fake.predicted.length = 0;
    state().reopenSentence(first.id);
    await vi.waitFor(() => expect(fake.predicted).toEqual([first.id]));
    // Read by now: closed and open again it is not read again.
    state().acceptSentence(first.id);
    state().reopenSentence(first.id);
    await settled(tab);
    expect(fake.predicted).toEqual([first.id]);
  });

  test("reads only what is new in a text that was edited", async () => {
    const tab = await withText("Ada lives in Rome. Bob left Oslo. Eve saw Lima.");
    const { state, fake } = tab;
    const [, bob, eve] = activeDoc(state()).sentences;
    fake.predicted.length = 0;
    await state().editText(state().activeDoc!, activeDoc(state()).text.replace("lives", "was"));
    await settled(tab);
    const [changed, ...others] = activeDoc(state()).sentences;
    expect(others.map(({ id }) => id)).toEqual([bob.id, eve.id]);
    expect(fake.predicted).toEqual([changed.id]);
  });

  test("goes on by a new worker when the old one died", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state, fake } = tab;
    fake.die();
    await settled(tab);
    await vi.waitFor(() => expect(fake.opened).toHaveLength(2));
    await settled(tab);
    await state().predict();
    expect(state().prediction).toEqual({ kind: "idle" });
  });
});

describe("a type that the model reads from its name", () => {
  const namesAsked = (fake: { named: readonly { entities: object }[] }) =>
    Object.keys(fake.named.at(-1)?.entities ?? {});

  test("is looked for as soon as it is there, said so, and not once it is gone", async () => {
    const tab = await withNames("Ada lives in Rome. Bob left Oslo.");
    const { state, fake } = tab;
    expect(namesAsked(fake)).toEqual([]);
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    fake.pause = () => gate;
    fake.predicted.length = 0;
    state().addType("entity", "Vessel");
    expect(state().prediction).toMatchObject({ sought: { entities: ["Vessel"], relations: [] } });
    state().addType("relation", "sails to");
    expect(state().prediction).toMatchObject({
      sought: { entities: ["Vessel"], relations: ["sails to"] },
    });
    go();
    await settled(tab);
    expect(namesAsked(fake)).toEqual(["Vessel"]);
    expect(fake.predicted.length).toBeGreaterThanOrEqual(2);
    state().deleteType("entity", "Vessel");
    expect(state().prediction).not.toHaveProperty("sought");
    await settled(tab);
    expect(namesAsked(fake)).toEqual([]);
  });

  test("is looked for again when it gets other names, which the model is told; undo too", async () => {
    const tab = await withNames("Ada lives in Rome.");
    const { state, fake } = tab;
    state().addType("entity", "Vessel");
    await settled(tab);
    state().changeType("entity", "Vessel", { also: ["ship"] });
    expect(state().prediction).toMatchObject({ sought: { entities: ["Vessel"] } });
    await settled(tab);
    expect(fake.named.at(-1)?.entities.Vessel.also).toEqual(["ship"]);
    state().undo();
    await settled(tab);
    expect(fake.named.at(-1)?.entities.Vessel).not.toHaveProperty("also");
  });

  test("is looked for everywhere when it gets another name, also where that changes scopes", async () => {
    const tab = await withNames("Ada lives in Rome. Bob left Oslo. Eve saw Lima.");
    const { state, fake } = tab;
    state().addType("entity", "Vessel");
    await settled(tab);
    state().acceptSentence(activeDoc(state()).sentences[0].id);
    fake.predicted.length = 0;
    state().renameType("entity", "Vessel", "Ship");
    await settled(tab);
    expect(namesAsked(fake)).toEqual(["Ship"]);
    expect(fake.predicted).toHaveLength(2);
  });

  test("is not asked of a model that cannot, and nothing is read again for it", async () => {
    const tab = await withText("Ada lives in Rome.");
    tab.fake.predicted.length = 0;
    tab.state().addType("entity", "Vessel");
    await settled(tab);
    expect(tab.fake.predicted).toEqual([]);
    expect(namesAsked(tab.fake)).toEqual([]);
  });
});
