import "fake-indexeddb/auto";
import { strFromU8, unzipSync } from "fflate";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { StoreApi } from "zustand/vanilla";
import { isHeldOut } from "../core/heldOut.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { openProjectDb, type ProjectDb } from "../storage/projectDb.ts";
import { createProjectStorage } from "../storage/projectStorage.ts";
import { createAppStore } from "./app.ts";
import { fakeModel, fakeText, NO_SCORES } from "./fixtures/fakeServices.ts";
import { SAMPLE_NAME } from "./sampleText.ts";
import type { AppState } from "./state.ts";
import { trainingSet } from "./trainingSet.ts";

let count = 0;
/** What stays when a tab is closed. */
let disk = { name: "", locks: fakeLocks() };
beforeEach(() => {
  disk = { name: `store ${count++}`, locks: fakeLocks() };
});

interface Tab extends ReturnType<typeof fakeModel> {
  readonly store: StoreApi<AppState>;
  readonly state: () => AppState;
  readonly downloads: { name: string; blob: Blob }[];
}

/** A tab of the application on the fake model; its storage is real, in a fake IndexedDB. */
function openTab(change: (db: ProjectDb) => ProjectDb = (db) => db): Tab {
  const model = fakeModel();
  const downloads: Tab["downloads"] = [];
  const db = change(openProjectDb(`tab ${count++}`, disk.name));
  const store = createAppStore({
    model: model.service,
    text: fakeText(),
    storage: createProjectStorage(db, { locks: disk.locks }),
    download: (name, blob) => void downloads.push({ name, blob }),
  });
  return { ...model, store, downloads, state: store.getState };
}

/** A tab at rest: the model open, the document predicted, everything stored. */
async function readyTab(change?: (db: ProjectDb) => ProjectDb): Promise<Tab> {
  const tab = openTab(change);
  await settled(tab);
  return tab;
}
const settled = ({ state }: Tab) =>
  vi.waitFor(() => {
    expect(state().model.kind).toBe("ready");
    expect(state().prediction.kind).toBe("idle");
    expect(["saved", "readOnly", "failed"]).toContain(state().storage.kind);
    const doc = activeDoc(state());
    const open = doc.sentences.filter((s) => !doc.confirmed[s.id]);
    expect(open.length === 0 || Object.keys(doc.entities).length > 0).toBe(true);
  });
/** The same disk in a new tab, the old one closed. */
const reload = async (tab: Tab) => {
  await settled(tab);
  disk.locks = fakeLocks();
  return readyTab();
};

const activeDoc = ({ project, activeDoc }: AppState) => project.docs[activeDoc!];
const entityOf = (state: AppState, text: string) => {
  const doc = activeDoc(state);
  return Object.values(doc.entities).find((e) => doc.text.slice(e.start, e.end) === text);
};
const texts = (state: AppState) => state.notices.map((notice) => notice.text);

async function withText(text: string, change?: (db: ProjectDb) => ProjectDb): Promise<Tab> {
  const tab = await readyTab(change);
  await tab.state().addText("note", text);
  await settled(tab);
  return tab;
}

describe("the first visit", () => {
  test("shows the sample with predictions and the types of the model, without a click", async () => {
    const { state } = await readyTab();
    expect(activeDoc(state()).name).toBe(SAMPLE_NAME);
    expect(Object.keys(activeDoc(state()).entities).length).toBeGreaterThan(10);
    expect(state().project.schema.entities.map((t) => t.name)).toEqual(["Person", "Place"]);
    expect(state().undoNames).toEqual([]);
    expect(texts(state())).toEqual([]);
  });

  test("is readable before the model is there", async () => {
    const { state, fake } = openTab();
    fake.fail.open = new Error("no network");
    await vi.waitFor(() => expect(activeDoc(state()).text).toContain("Northgate"));
    await vi.waitFor(() =>
      expect(state().model).toEqual({ kind: "failed", message: "no network" }),
    );
    await state().openModel();
    await vi.waitFor(() => expect(Object.keys(activeDoc(state()).entities)).not.toEqual([]));
  });
});

describe("annotating", () => {
  test("undo and redo go back and forth, by name", async () => {
    const { state } = await withText("Ada lives in Rome.");
    const before = state().project;
    state().addEntity(4, 9, "Place");
    const added = state().project;
    expect(state().selection).toEqual({ kind: "entity", id: entityOf(state(), "lives")!.id });
    expect(state().undoNames).toEqual(["Add Place “lives”", "Add document note"]);
    state().undo();
    expect(state().project).toEqual(before);
    expect(state().selection).toEqual({ kind: "none" });
    expect(state().redoNames).toEqual(["Add Place “lives”"]);
    state().redo();
    expect(state().project).toEqual(added);
  });

  test("undo of a change in another document opens that document", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state } = tab;
    const first = state().activeDoc;
    state().setStatus({ kind: "entity", id: entityOf(state(), "Ada")!.id }, "rejected");
    await state().addText("other", "Bob left Oslo.");
    await settled(tab);
    state().undo();
    state().undo();
    expect(state().activeDoc).toBe(first);
    expect(entityOf(state(), "Ada")!.status).toBe("suggested");
  });

  test("undo survives a reload", async () => {
    const tab = await withText("Ada lives in Rome.");
    tab.state().setStatus({ kind: "entity", id: entityOf(tab.state(), "Ada")!.id }, "confirmed");
    const { state } = await reload(tab);
    expect(entityOf(state(), "Ada")!.status).toBe("confirmed");
    expect(state().undoNames[0]).toBe("Accept “Ada”");
    state().undo();
    expect(entityOf(state(), "Ada")!.status).toBe("suggested");
    state().redo();
    expect(entityOf(state(), "Ada")!.status).toBe("confirmed");
  });

  test("a relation is drawn from head to tail, and accepts both", async () => {
    const { state } = await withText("Ada saw Bob in Rome.");
    state().startLink(entityOf(state(), "Bob")!.id);
    state().finishLink(entityOf(state(), "Rome")!.id);
    const { selection } = state();
    expect(selection.kind).toBe("relation");
    const relation = activeDoc(state()).relations["id" in selection ? selection.id : ""];
    expect(relation).toMatchObject({ type: "Lives", status: "confirmed", score: null });
    expect(entityOf(state(), "Bob")!.status).toBe("confirmed");
    expect(state().linking).toBeNull();
  });

  test("what cannot be done is said and changes nothing", async () => {
    const { state } = await withText("Ada lives in Rome.");
    const before = state().project;
    state().moveBorder(entityOf(state(), "Ada")!.id, "start", -1);
    expect(state().project).toBe(before);
    expect(texts(state())).toEqual(["An entity stays in its sentence."]);
    state().dismiss(state().notices[0].id);
    expect(state().notices).toEqual([]);
  });
});

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
    expect(entityOf(state(), "Bob")).toBeDefined();
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
    expect(entityOf(state(), "Bob")).toBeDefined();
    expect(fake.predicted.length).toBeLessThan(5);
    state().openDoc(sample);
    await vi.waitFor(() => expect(fake.predicted.length).toBeGreaterThan(10));
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
});

describe("training", () => {
  const sentences = Array.from({ length: 20 }, (_, i) => `Ada saw Town${i}.`).join(" ");
  async function confirmedTab(): Promise<Tab> {
    const tab = await withText(sentences);
    for (const { id } of activeDoc(tab.state()).sentences) tab.state().acceptSentence(id);
    tab.state().addType("entity", "Town");
    tab.state().renameType("entity", "Place", "Spot");
    return tab;
  }

  test("counts what there is to train on, and gives the same object for the same answer", async () => {
    const { state } = await confirmedTab();
    const ids = Object.keys(activeDoc(state()).confirmed);
    const heldOut = ids.filter(isHeldOut).length;
    const set = trainingSet(state());
    expect(set).toEqual({
      confirmed: 20,
      training: 20 - heldOut,
      heldOut,
      relationsAcross: 0,
      secondsExpected: null,
    });
    state().select({ kind: "none" });
    expect(trainingSet(state())).toBe(set);
  });

  test("runs on the training part only, with the types of today, and waits for a decision", async () => {
    const tab = await confirmedTab();
    const { state, fake } = tab;
    await state().train({ epochs: 1 });
    const { training } = state();
    expect(training).toMatchObject({ kind: "finished", losses: [1, 1 / 2, 1 / 3] });
    const [request] = fake.requests;
    expect(request.examples.some(({ id }) => isHeldOut(id))).toBe(false);
    expect(request.heldOut.every(({ id }) => isHeldOut(id))).toBe(true);
    expect(Object.keys(request.types.entities)).toEqual(["Person", "Spot", "Town"]);
    expect(request.renamed).toEqual({ Spot: "Place" });
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
      model: { model: { name: "mine", candidate: false, source: { kind: "version", id: "v0" } } },
      versions: [{ id: "v0", name: "mine" }],
    });
    await settled(tab);
    disk.locks = fakeLocks();
    const next = openTab();
    const version = { id: "v0", name: "mine", createdAt: 1, bytes: 1, scores: null };
    next.service.versions = async () => [version];
    await vi.waitFor(() => expect(next.fake.opened).toEqual([{ kind: "version", id: "v0" }]));
    await next.state().useVersion(null);
    expect(next.fake.opened.at(-1)).toEqual({ kind: "bundled" });
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
      model: { model: { candidate: false } },
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

  test("that fails says why, and the model goes on predicting", async () => {
    const { state, fake } = await confirmedTab();
    fake.fail.train = new Error("loss is not a number");
    await state().train({});
    expect(state().training).toEqual({ kind: "failed", message: "loss is not a number" });
    expect(state().model.kind).toBe("ready");
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

  test("without confirmed sentences says so", async () => {
    const { state } = await readyTab();
    await state().train({});
    expect(state().training).toEqual({ kind: "idle" });
    expect(texts(state())[0]).toMatch(/Confirm some sentences/);
  });
});

describe("documents", () => {
  const file = (name: string, text: string) => new File([text], name);

  test("imported bring their types, in one step, and say what was left out", async () => {
    const tab = await readyTab();
    const { state } = tab;
    await state().importFiles([file("a.txt", "Ada left."), file("b.txt", "Bob left.")]);
    await settled(tab);
    expect(Object.keys(state().project.docs)).toHaveLength(3);
    expect(state().activeDoc).toBe("a.txt");
    expect(state().project.schema.entities.map((t) => t.name)).toContain("Date");
    expect(state().undoNames).toEqual(["Import 2 documents"]);
    expect(texts(state())).toEqual(["Not taken over: 2 attributes."]);
  });

  test("with a fault change nothing", async () => {
    const { state } = await readyTab();
    const before = state().project;
    await state().importFiles([file("a.txt", "Ada left."), file("bad.ann", "?")]);
    expect(state().project).toBe(before);
    expect(state().notices).toMatchObject([
      { kind: "error", text: "bad.ann, line 3: no such entity" },
    ]);
  });

  test("are renamed, copied for editing, deleted, and come back by undo", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state } = tab;
    const id = state().activeDoc!;
    state().renameDoc(id, " mine ");
    await state().editCopy(id, "Ada lives in Lima.");
    await settled(tab);
    expect(activeDoc(state())).toMatchObject({ name: "mine (copy)", confirmed: {} });
    state().deleteDoc(state().activeDoc!);
    expect(Object.values(state().project.docs).map((d) => d.name)).toEqual([SAMPLE_NAME, "mine"]);
    state().undo();
    expect(activeDoc(state())).toMatchObject({ name: "mine (copy)", text: "Ada lives in Lima." });
  });

  test("are all erased, with models and history, and the sample is back", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state, store } = tab;
    store.setState({ theme: "dark" });
    await state().eraseEverything();
    await settled(tab);
    expect(Object.values(state().project.docs).map((d) => d.name)).toEqual([SAMPLE_NAME]);
    expect(state()).toMatchObject({ undoNames: [], theme: "system", versions: [] });
    const again = await reload(tab);
    expect(Object.keys(again.state().project.docs)).toHaveLength(1);
  });
});

describe("storage", () => {
  test("a second tab is told, changes nothing, and may take over", async () => {
    const first = await withText("Ada lives in Rome.");
    const second = await readyTab();
    expect(second.state().storage).toEqual({ kind: "readOnly" });
    const seen = second.state().project;
    second.state().acceptSentence(activeDoc(second.state()).sentences[0].id);
    await second.state().addText("new", "Bob left.");
    expect(second.state().project).toBe(seen);
    expect(texts(second.state())[0]).toMatch(/Another tab has this project open/);

    await second.state().takeOver();
    await vi.waitFor(() => expect(first.state().storage).toEqual({ kind: "readOnly" }));
    const { id } = activeDoc(second.state()).sentences[0];
    second.state().acceptSentence(id);
    first.state().finishSentence(id);
    await settled(second);
    expect(activeDoc((await reload(second)).state()).confirmed).toEqual({ [id]: true });
    expect(entityOf(second.state(), "Ada")!.status).toBe("confirmed");
  });

  test("that fails keeps edits in memory, says so, and stores them later", async () => {
    let full = false;
    const tab = await withText("Ada lives in Rome.", (db) => ({
      ...db,
      write: async (change) => {
        if (full) throw Object.assign(new Error("no"), { name: "QuotaExceededError" });
        return db.write(change);
      },
    }));
    const { state } = tab;
    full = true;
    state().setStatus({ kind: "entity", id: entityOf(state(), "Ada")!.id }, "confirmed");
    await vi.waitFor(() =>
      expect(state().storage).toMatchObject({
        kind: "failed",
        message: expect.stringContaining("is full"),
      }),
    );
    expect(entityOf(state(), "Ada")!.status).toBe("confirmed");
    full = false;
    state().renameDoc(state().activeDoc!, "renamed");
    await vi.waitFor(() => expect(state().storage.kind).toBe("saved"));
    const again = await reload(tab);
    expect(activeDoc(again.state()).name).toBe("renamed");
    expect(entityOf(again.state(), "Ada")!.status).toBe("confirmed");
  });

  test("that cannot be opened says so, and the application works without", async () => {
    const tab = openTab((db) => ({ ...db, load: () => Promise.reject(new Error("corrupt")) }));
    await vi.waitFor(() => expect(tab.state().model.kind).toBe("ready"));
    expect(tab.state().storage).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("corrupt"),
    });
    expect(activeDoc(tab.state()).name).toBe(SAMPLE_NAME);
  });
});

describe("exports", () => {
  const unzipped = async (blob: Blob) =>
    Object.fromEntries(
      Object.entries(unzipSync(new Uint8Array(await blob.arrayBuffer()))).map(([name, bytes]) => [
        name,
        strFromU8(bytes),
      ]),
    );

  test("hold what is confirmed, and only that", async () => {
    const { state, downloads } = await withText("Ada lives in Rome. Bob left Oslo.");
    state().acceptSentence(activeDoc(state()).sentences[0].id);
    for (const format of ["spert", "brat", "csv"] as const) await state().exportAnnotations(format);
    expect(downloads.map(({ name }) => name)).toEqual([
      "spanloom-spert.zip",
      "spanloom-brat.zip",
      "spanloom-triples.csv",
    ]);
    const spert = await unzipped(downloads[0].blob);
    expect(JSON.parse(spert["annotations.json"])).toMatchObject([
      { tokens: ["Ada", "lives", "in", "Rome", "."], relations: [{ type: "Lives" }] },
    ]);
    expect(Object.keys(JSON.parse(spert["types.json"]).entities)).toEqual(["Person", "Place"]);
    const brat = await unzipped(downloads[1].blob);
    expect(brat["note.ann"]).toContain("T1\tPerson 0 3\tAda");
    expect(brat["note.ann"]).not.toContain("Bob");
    expect(await downloads[2].blob.text()).toContain("Rome");
    await state().exportModel();
    expect(downloads[3].name).toBe("bundled.zip");
  });
});
