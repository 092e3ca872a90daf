import { beforeEach, describe, expect, test, vi } from "vitest";
import { testDoc } from "../core/fixtures/project.ts";
import type { Prediction, SentenceWords } from "../core/learn/example.ts";
import type { ProjectDb } from "../storage/projectDb.ts";
import { importNow, importsOf } from "./fixtures/fakeImports.ts";
import { redoNames, stepsOf, undoNames } from "./fixtures/steps.ts";
import {
  activeDoc,
  closeTabs,
  entityOf,
  newDisk,
  openTab,
  reload,
  settled,
  texts,
  withText,
} from "./fixtures/tabs.ts";
import type { AppState } from "./state.ts";

/** What a prediction makes of a name. */
const FOUND = { type: "Person", status: "suggested", score: 0.9 };

beforeEach(newDisk);

/** A note in which "Ada", "Rome" and "Bob" were accepted one after the other. */
async function withSteps() {
  const tab = await withText("Ada lives in Rome. Bob left Oslo.");
  for (const name of ["Ada", "Rome", "Bob"]) {
    tab.state().setStatus({ kind: "entity", id: entityOf(tab.state(), name)!.id }, "confirmed");
  }
  return tab;
}
const statuses = (state: Parameters<typeof entityOf>[0]) =>
  ["Ada", "Rome", "Bob"].map((name) => entityOf(state, name)?.status);

describe("several steps at once", () => {
  test("are taken back and done again, shown once, and stored", async () => {
    const tab = await withSteps();
    const seen = vi.fn();
    const unsubscribe = tab.store.subscribe((state, before) => {
      if (state.project !== before.project) seen();
    });
    tab.state().undo(2);
    unsubscribe();
    expect(seen).toHaveBeenCalledOnce();
    expect(statuses(tab.state())).toEqual(["confirmed", "suggested", "suggested"]);
    expect(redoNames(tab.state())).toHaveLength(2);
    const again = await reload(tab);
    expect(statuses(again.state())).toEqual(["confirmed", "suggested", "suggested"]);
    again.state().redo(9);
    expect(statuses(again.state())).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(redoNames(again.state())).toEqual([]);
  });

  test("stop at one that cannot be taken: it is named and goes, those before it stay", async () => {
    const tab = await withSteps();
    const { id } = activeDoc(tab.state());
    await tab.state().addText("other", "Eve saw Lima.");
    await settled(tab);
    // Behind the history's back: a step that is about a document which is not there any more.
    const { [id]: _, ...docs } = tab.state().project.docs;
    tab.store.setState({ project: { ...tab.state().project, docs } });
    tab.state().undo(9);
    expect(texts(tab.state()).at(-1)).toMatch(/^“.*Bob.*” cannot be undone: /);
    expect(undoNames(tab.state())[0]).toMatch(/Rome/);
    expect(redoNames(tab.state())).toEqual([expect.stringMatching(/other/)]);
  });
});

test("steps say when they were made, also after a reload and after going back", async () => {
  const tab = await withSteps();
  const [latest] = stepsOf(tab.state(), "undo").map((s) => s.at);
  expect(Math.abs(Date.now() - latest)).toBeLessThan(60_000);
  expect(stepsOf(tab.state(), "undo").map((s) => s.at)).toHaveLength(undoNames(tab.state()).length);
  const again = await reload(tab);
  expect(stepsOf(again.state(), "undo").map((s) => s.at)[0]).toBe(latest);
  again.state().undo();
  expect(stepsOf(again.state(), "redo").map((s) => s.at)).toEqual([latest]);
});

test("what is so already is no step", async () => {
  const { state } = await withSteps();
  const names = undoNames(state());
  state().setStatus({ kind: "entity", id: entityOf(state(), "Ada")!.id }, "confirmed");
  state().addType("entity", "Person");
  expect(undoNames(state())).toEqual(names);
});

describe("a document in the trash", () => {
  test("is not open, is opened again by undo, and stays what it was", async () => {
    const tab = await withSteps();
    const doc = activeDoc(tab.state());
    tab.state().deleteDoc(doc.id);
    expect(tab.state().activeDoc).not.toBe(doc.id);
    tab.state().undo();
    expect(activeDoc(tab.state())).toEqual(doc);
    tab.state().redo();
    expect(tab.state().activeDoc).not.toBe(doc.id);
    const again = await reload(tab);
    expect(again.state().activeDoc).not.toBe(doc.id);
    expect(again.state().project.docs[doc.id].trashedAt).toBeGreaterThan(0);
  });

  test("is not predicted, not even by a run that has begun", async () => {
    const tab = await withText("Ada lives in Rome.");
    const doc = activeDoc(tab.state());
    for (const id of Object.keys(tab.state().project.docs)) {
      if (id !== doc.id) tab.state().deleteDoc(id);
    }
    tab.fake.find = () => ({ entities: [], relations: [] });
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    tab.fake.pause = () => gate;
    const run = tab.state().predict();
    await vi.waitFor(() => expect(tab.state().prediction.kind).toBe("running"));
    tab.state().deleteDoc(doc.id);
    expect(tab.state().activeDoc).toBeNull();
    go();
    await run;
    expect(tab.state().project.docs[doc.id].entities).toEqual(doc.entities);
    tab.fake.predicted.length = 0;
    await tab.state().predict();
    expect(tab.fake.predicted).toEqual([]);
  });
});

test("suggestions are stored as they come, before the run has ended", async () => {
  let disk: ProjectDb | undefined;
  const tab = await withText("Ada lives in Rome. Bob left Oslo. Eve saw Lima.", (db) => {
    disk = db;
    return db;
  });
  const { state, fake } = tab;
  fake.find = () => ({ entities: [], relations: [] });
  fake.predicted.length = 0;
  fake.pause = () => (fake.predicted.length === 1 ? new Promise(() => {}) : Promise.resolve());
  void state().predict();
  await vi.waitFor(() => expect(entityOf(state(), "Ada")).toBeUndefined());
  await vi.waitFor(() => expect(state().storage.kind).toBe("saved"));
  expect(state().prediction.kind).toBe("running");
  expect(entityOf(state(), "Bob")).toMatchObject(FOUND);
  expect((await disk!.load()).project).toEqual(state().project);
});

describe.each(["finishSentence", "acceptSentence"] as const)(
  "%s, taken back and done again",
  (finish) => {
    const ofType = (kind: "entity" | "relation", state: AppState) => {
      const { entities, relations } = activeDoc(state);
      return Object.values(kind === "entity" ? entities : relations);
    };

    /** A sentence in which a relation was rejected, or was and is open again; its spans' type is off. */
    async function switchedOff(status: "rejected" | "suggested") {
      const tab = await withText("Ada lives in Rome. Bob left Oslo.");
      const { state } = tab;
      const [{ id }] = ofType("relation", state());
      state().setStatus({ kind: "relation", id }, "rejected");
      state().annotateType("entity", "Person", null, false);
      state().annotateType("entity", "Place", null, false);
      state().setStatus({ kind: "relation", id }, status);
      return { ...tab, id };
    }

    test.each(["rejected", "suggested"] as const)(
      "keeps what is %s between spans of a type that is switched off",
      async (status) => {
        const { state, id } = await switchedOff(status);
        const before = activeDoc(state());
        expect(before.relations[id]).toMatchObject({ status });
        expect(entityOf(state(), "Ada")).toMatchObject(FOUND);
        state()[finish](before.sentences[0].id);
        const finished = activeDoc(state());
        expect(finished.entities).toEqual(before.entities);
        expect(finished.relations).toEqual(before.relations);
        state().undo();
        expect(activeDoc(state())).toEqual(before);
        state().redo();
        expect(activeDoc(state())).toEqual(finished);
      },
    );
  },
);

describe("what is predicted between a step and its way back", () => {
  const entities = (state: AppState) => Object.values(activeDoc(state).entities);
  const typesOf = (state: AppState) => new Set(entities(state).map(({ type }) => type));
  /** Finds every word, as of one type. */
  const findAll =
    (type: string) =>
    ({ words }: SentenceWords): Prediction => ({
      entities: words.map((_, i) => {
        return { type, start: i, end: i + 1, score: 0.7, boundaryScore: 0.7 };
      }),
      relations: [{ type: "Lives", head: 0, tail: 1, score: 0.6 }],
    });

  test("has the name that its type has then", async () => {
    const { state, fake } = await withText("Ada lives in Rome.");
    state().renameType("entity", "Person", "Human");
    state().renameType("relation", "Lives", "Dwells");
    fake.find = findAll("Person");
    await state().predict();
    expect(typesOf(state())).toEqual(new Set(["Human"]));
    state().undo(2);
    expect(typesOf(state())).toEqual(new Set(["Person"]));
    expect(Object.values(activeDoc(state()).relations)).toMatchObject([{ type: "Lives" }]);
    fake.find = findAll("Place");
    await state().predict();
    fake.find = findAll("Person");
    await state().predict();
    state().redo(2);
    expect(typesOf(state())).toEqual(new Set(["Human"]));
  });

  test("comes back with the step that it had to go for", async () => {
    const { state, fake } = await withText("Ada lives in Rome.");
    fake.find = () => ({ entities: [], relations: [] });
    await state().predict();
    const start = activeDoc(state()).text.indexOf("Rome");
    state().addEntity(start, start + 4, "Place");
    state().remove({ kind: "entity", id: entityOf(state(), "Rome")!.id });
    fake.find = findAll("Place");
    await state().predict();
    const predicted = entityOf(state(), "Rome");
    expect(predicted).toMatchObject({ status: "suggested", by: "model" });
    state().undo();
    expect(entityOf(state(), "Rome")).toMatchObject({ status: "confirmed", by: "user" });
    state().redo();
    expect(entityOf(state(), "Rome")).toEqual(predicted);
    state().undo();
    state().redo();
    expect(entityOf(state(), "Rome")).toEqual(predicted);
  });

  test("goes again with the step that switches its type off", async () => {
    const { state, fake } = await withText("Ada lives in Rome. Bob left Oslo.");
    fake.find = () => ({ entities: [], relations: [] });
    await state().predict();
    state().annotateType("entity", "Person", null, false);
    state().undo();
    fake.find = findAll("Person");
    await state().predict();
    expect(typesOf(state())).toEqual(new Set(["Person"]));
    state().redo();
    expect(entities(state())).toEqual([]);
  });

  test("goes again with the step that switches its type off in one document", async () => {
    const { state, fake } = await withText("Ada lives in Rome. Bob left Oslo.");
    fake.find = () => ({ entities: [], relations: [] });
    await state().predict();
    state().annotateType("entity", "Person", state().activeDoc, false);
    state().undo();
    fake.find = findAll("Person");
    await state().predict();
    state().redo();
    expect(entities(state())).toEqual([]);
  });

  test("goes with a type that goes, also from the disk", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state, fake } = tab;
    state().addType("entity", "Date");
    fake.find = findAll("Date");
    await state().predict();
    expect(typesOf(state())).toEqual(new Set(["Date"]));
    fake.find = () => ({ entities: [], relations: [] });
    state().undo();
    expect(entities(state())).toEqual([]);
    closeTabs();
    const again = openTab();
    again.fake.find = fake.find;
    await vi.waitFor(() => expect(again.state().model.kind).toBe("ready"));
    expect(Object.values(again.state().project.docs[state().activeDoc!].entities)).toEqual([]);
  });

  test("gives way to the same annotation that comes back", async () => {
    const { state, fake } = await withText("Ada lives in Rome.");
    state().addEntity(4, 9, "Person");
    const { id } = entityOf(state(), "lives")!;
    state().remove({ kind: "entity", id });
    fake.find = findAll("Person");
    await state().predict();
    expect(entityOf(state(), "lives")).toMatchObject({ status: "suggested" });
    state().undo();
    const there = entities(state()).filter(({ start, end }) => start === 4 && end === 9);
    expect(there).toMatchObject([{ id, status: "confirmed" }]);
  });

  test("is not open in a sentence that is confirmed again", async () => {
    const { state, fake } = await withText("Ada lives in Rome.");
    const { id } = activeDoc(state()).sentences[0];
    state().acceptSentence(id);
    const accepted = activeDoc(state());
    state().undo();
    fake.find = findAll("Place");
    await state().predict();
    state().redo();
    expect(activeDoc(state())).toEqual(accepted);
  });
});

test("an import without types, taken back, leaves the types that the model brought since", async () => {
  const tab = openTab();
  const { state } = tab;
  const { open } = tab.service;
  let load = () => {};
  const loading = new Promise<void>((done) => {
    load = done;
  });
  tab.service.open = (...asked) => loading.then(() => open(...asked));
  await vi.waitFor(() => expect(state().activeDoc).not.toBeNull());
  const imports = importsOf(() => ({
    docs: [testDoc("a.txt", "Ada left.")],
    types: { entities: {}, relations: {} },
    leftOut: [],
    notRead: [],
    notes: [],
    tables: [],
    readAs: [],
  }));
  Object.assign(tab.text, imports);
  await importNow({ state }, [new File(["Ada left."], "a.txt")]);
  load();
  await settled(tab);
  const { schema } = state().project;
  expect(schema.entities).not.toEqual([]);
  state().undo();
  expect(state().project.docs["a.txt"]).toBeUndefined();
  expect(state().project.schema).toBe(schema);
});
