import { strFromU8, unzipSync } from "fflate";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { EMPTY_HISTORY } from "../core/document/history.ts";
import { liveDocs, trashedDocs } from "../core/document/liveDocs.ts";
import { testDoc, withEntity, withRelation } from "../core/fixtures/project.ts";
import { importNow, importsOf, shownImport } from "./fixtures/fakeImports.ts";
import { stepsOf, undoNames } from "./fixtures/steps.ts";
import {
  activeDoc,
  newDisk,
  readyTab,
  reload,
  settled,
  type Tab,
  texts,
  withText,
} from "./fixtures/tabs.ts";
import { comesAs } from "./importView.ts";
import { sampleName } from "./sampleText.ts";
import { trainingSet } from "./trainingSet.ts";

beforeEach(newDisk);

describe("documents", () => {
  const file = (name: string, text: string) => new File([text], name);

  test("imported bring their types, in one step, and not before they are taken", async () => {
    const tab = await readyTab();
    const { state } = tab;
    const { project } = state();
    await state().importFiles([file("a.txt", "Ada left."), file("b.txt", "Bob left.")]);
    expect(state().project).toBe(project);
    expect(shownImport(state()).preview).toMatchObject({ documents: 2, first: { name: "a.txt" } });
    await state().commitImport();
    await settled(tab);
    expect(state().importing).toEqual({ kind: "none" });
    expect(Object.keys(state().project.docs)).toHaveLength(3);
    expect(state().activeDoc).toBe("a.txt");
    expect(state().project.schema.entities.map((t) => t.name)).toContain("Date");
    expect(undoNames(state())).toEqual(["Import 2 documents"]);
    expect(texts(state())).toEqual(["Imported 2 documents."]);
  });

  test("of one import are one step, there and back, however many come at once and when it ends", async () => {
    let tab = await readyTab();
    const names = Array.from({ length: 130 }, (_, i) => `${i}.txt`);
    const before = tab.state().project.docs;
    await importNow(
      tab,
      names.map((name) => file(name, `Ada met Bob in ${name}.`)),
    );
    const { docs } = tab.state().project;
    expect(Object.keys(docs)).toHaveLength(131);
    expect(undoNames(tab.state())).toEqual(["Import 130 documents"]);
    for (const step of ["undo", "redo"] as const) {
      tab = await reload(tab);
      tab.state()[step]();
      tab = await reload(tab);
      const now = tab.state().project.docs;
      expect(Object.keys(now)).toHaveLength(step === "undo" ? 1 : 131);
      for (const [id, doc] of Object.entries(step === "undo" ? before : docs))
        expect(now[id].text).toBe(doc.text);
    }
  });

  test("of an import that is cancelled change nothing, whenever that is", async () => {
    const { state } = await readyTab();
    const { project } = state();
    const reading = state().importFiles([file("a.txt", "Ada left.")]);
    state().cancelImport();
    await reading;
    await state().importFiles([file("a.txt", "Ada left.")]);
    state().cancelImport();
    await state().commitImport();
    await state().importFiles([file("a.txt", "Ada left.")]);
    const taking = state().commitImport();
    state().cancelImport();
    await taking;
    expect(state().importing).toEqual({ kind: "none" });
    expect(state().project).toBe(project);
    expect(undoNames(state())).toEqual([]);
  });

  test("open as far as they can be read, and what could not is shown before", async () => {
    const tab = await readyTab();
    const { state } = tab;
    await state().importFiles([
      file("a.txt", "Ada left."),
      file("bad.ann", "?"),
      { name: "gone.txt", arrayBuffer: () => Promise.reject(new Error("it was moved")) },
    ]);
    const { preview, lost } = shownImport(state());
    expect(preview.report).toMatchObject({
      opened: [{ name: "a.txt", entities: 0, relations: 0 }],
      notRead: [{ file: "bad.ann", reason: "line 3: no such entity" }],
    });
    expect(lost).toEqual([{ file: "gone.txt", reason: "it was moved" }]);
    expect(preview.text).toContain("not read: bad.ann: line 3: no such entity");
    await state().commitImport();
    expect(state().activeDoc).toBe("a.txt");
    expect(undoNames(state())).toEqual(["Import a.txt"]);
  });

  test("of which none is a document may still bring types", async () => {
    const tab = await readyTab();
    await importNow(tab, [file("bad.ann", "?")]);
    expect(undoNames(tab.state())).toEqual(["Import types"]);
    expect(texts(tab.state())).toEqual(["Imported types."]);
  });

  describe("whose types", () => {
    const doc = withRelation(
      withEntity(
        withEntity(testDoc("a", "Ada saw Rome."), "T1", "Rome", { type: " City\u00a0" }),
        "T2",
        "Ada",
        { type: "Human", score: 0.25 },
      ),
      "R1",
      ["T2", "Saw", "T1"],
    );
    const names = (verbose: string) => ({ short: verbose[0], verbose });
    const read = {
      docs: [doc],
      types: {
        entities: { " City\u00a0": names("City"), Human: names("Human") },
        relations: { Saw: { ...names("Saw"), symmetric: false } },
      },
      leftOut: [],
      notRead: [],
      notes: [],
      tables: [],
      readAs: [],
    };
    const looking = async () => {
      const tab = await readyTab();
      Object.assign(
        tab.text,
        importsOf(() => read),
      );
      tab.state().renameType("entity", "Place", "City");
      await tab.state().importFiles([file("a.txt", "Ada saw Rome.")]);
      return tab;
    };
    const rename = ({ state }: Tab, name: string, as: string | null) => {
      const { types } = shownImport(state()).choices;
      state().chooseImport({ types: { ...types, entity: new Map([...types.entity, [name, as]]) } });
    };

    test("are shown as one of the project are of that type", async () => {
      const { state } = await looking();
      expect(comesAs(shownImport(state()), "entity", " City\u00a0")).toBe("City");
      await state().commitImport();
      expect(state().project.docs.a.entities.T1.type).toBe("City");
      const own = state().project.schema.entities.map(({ name }) => name);
      expect(own).not.toContain(" City\u00a0");
      expect(own).toContain("Human");
    });

    test("are renamed become another, or merge into one", async () => {
      const tab = await looking();
      rename(tab, "Human", "City");
      await tab.state().commitImport();
      const { project } = tab.state();
      expect(Object.values(project.docs.a.entities).map(({ type }) => type)).toEqual([
        "City",
        "City",
      ]);
      expect(Object.keys(project.docs.a.relations)).toEqual(["R1"]);
    });

    test("stay out take their spans with them, and what links these", async () => {
      const tab = await looking();
      rename(tab, "Human", null);
      await tab.state().commitImport();
      const { docs, schema } = tab.state().project;
      expect(Object.keys(docs.a.entities)).toEqual(["T1"]);
      expect(docs.a.relations).toEqual({});
      expect(schema.entities.map(({ name }) => name)).not.toContain("Human");
    });

    test.each(["confirmed", "suggested"] as const)(
      "come as %s where that is chosen",
      async (as) => {
        const { state } = await looking();
        state().chooseImport({ as });
        await state().commitImport();
        const { entities, relations, confirmed, sentences } = state().project.docs.a;
        const all = [...Object.values(entities), ...Object.values(relations)];
        expect(new Set(all.map(({ status }) => status))).toEqual(new Set([as]));
        expect(entities.T2.score).toBe(0.25);
        const known = sentences.flatMap(({ id }) => confirmed[id]?.entities ?? []);
        expect(known).toEqual(as === "confirmed" ? ["City", "Human"] : []);
      },
    );

    test("are not all annotated leave their sentences open", async () => {
      const { state } = await looking();
      state().chooseImport({ as: "confirmed", isComplete: false });
      await state().commitImport();
      const { entities, confirmed } = state().project.docs.a;
      expect(entities.T1.status).toBe("confirmed");
      expect(confirmed).toEqual({});
    });
  });

  test("are renamed, copied for editing, moved to the trash, and come back by undo", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state } = tab;
    const id = state().activeDoc!;
    state().renameDoc(id, " mine ");
    await state().editCopy(id, "Ada lives in Lima.");
    await settled(tab);
    expect(activeDoc(state())).toMatchObject({ name: "mine (copy)", confirmed: {} });
    state().deleteDoc(state().activeDoc!);
    expect(undoNames(state())[0]).toBe("Move mine (copy) to the trash");
    expect(liveDocs(state().project).map((d) => d.name)).toEqual([sampleName(), "mine"]);
    expect(activeDoc(state()).name).toBe(sampleName());
    expect(texts(state()).at(-1)).toMatch(/^“mine \(copy\)” is in the trash now/);
    state().undo();
    expect(activeDoc(state())).toMatchObject({ name: "mine (copy)", text: "Ada lives in Lima." });
  });

  test("leave the trash by the Undo of its notice: the step is taken back, or what came later stays", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state } = tab;
    const id = state().activeDoc!;
    const steps = undoNames(state());
    state().deleteDoc(id);
    expect(state().notices.at(-1)?.trashed).toBe(id);
    state().undoTrash(id);
    expect(activeDoc(state()).id).toBe(id);
    expect(undoNames(state())).toEqual(steps);
    state().deleteDoc(id);
    state().renameDoc(state().activeDoc!, "other");
    state().undoTrash(id);
    expect(activeDoc(state()).id).toBe(id);
    expect(liveDocs(state().project).map((d) => d.name)).toContain("other");
    state().deleteDoc(id);
    state().emptyTrash();
    state().undoTrash(id);
    expect(state().project.docs[id]).toBeUndefined();
  });

  test("get another text in one step, with their annotations, also after a reload", async () => {
    const tab = await withText("Ada lives in Rome. Eve met Bob.");
    const { state } = tab;
    const id = state().activeDoc!;
    state().addEntity(19, 22, "Person");
    const before = state().project.docs[id];
    await state().editText(id, "Ada often lives in Rome. Eve met Bob.");
    const { text, sentences, entities } = state().project.docs[id];
    expect(undoNames(state())[0]).toMatch(/^Edit the text of/);
    const eve = Object.values(entities).find(({ status }) => status === "confirmed")!;
    expect(text.slice(eve.start, eve.end)).toBe("Eve");
    expect(sentences[1].id).toBe(before.sentences[1].id);
    state().undo();
    expect(state().project.docs[id]).toMatchObject({
      text: before.text,
      sentences: before.sentences,
    });
    state().redo();
    await settled(tab);
    const again = await reload(tab);
    expect(again.state().project.docs[id]).toMatchObject({ text, sentences });
  });

  test("lie in the trash until it is emptied, also after a reload", async () => {
    const tab = await withText("Ada lives in Rome.");
    const id = tab.state().activeDoc!;
    tab.state().deleteDoc(id);
    await settled(tab);
    const again = await reload(tab);
    expect(trashedDocs(again.state().project).map((d) => d.id)).toEqual([id]);
    again.state().restoreDoc(id);
    expect(activeDoc(again.state()).id).toBe(id);
    again.state().deleteDoc(id);
    again.state().emptyTrash();
    expect(again.state().project.docs[id]).toBeUndefined();
    again.state().undo(2);
    expect(liveDocs(again.state().project).map((d) => d.id)).toContain(id);
  });

  test("are known to the steps that are about one of them", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state } = tab;
    const id = state().activeDoc!;
    await importNow({ state }, [file("a.txt", "Ada left."), file("b.txt", "Bob left.")]);
    state().renameDoc(id, "mine");
    expect(stepsOf(state(), "undo").map((s) => s.doc)).toEqual([id, null, id]);
    state().undo(2);
    expect(stepsOf(state(), "undo").map((s) => s.doc)).toEqual([id]);
    expect(stepsOf(state(), "redo").map((s) => s.doc)).toEqual([null, id]);
    expect(stepsOf(state(), "redo").map((s) => s.at)).toHaveLength(2);
  });

  test("in the trash are neither opened nor trained on, and are restored with all they had", async () => {
    const tab = await withText("Ada lives in Rome.");
    const id = tab.state().activeDoc!;
    tab.state().acceptSentence(activeDoc(tab.state()).sentences[0].id);
    const before = tab.state().project.docs[id];
    tab.state().deleteDoc(id);
    tab.state().openDoc(id);
    expect(tab.state().activeDoc).not.toBe(id);
    const { state } = await reload(tab);
    expect(state().project.docs[id].trashedAt).toBeGreaterThan(0);
    expect(trainingSet(state()).confirmed).toBe(0);
    state().restoreDoc(id);
    expect(state()).toMatchObject({ activeDoc: id, project: { docs: { [id]: before } } });
    expect(undoNames(state())[0]).toBe("Restore note");
    expect(trainingSet(state()).confirmed).toBe(1);
    state().undo();
    expect(state().activeDoc).not.toBe(id);
  });

  test("may all be in the trash: then none is open", async () => {
    const { state } = await readyTab();
    const id = state().activeDoc!;
    state().deleteDoc(id);
    expect(state()).toMatchObject({ activeDoc: null, selection: { kind: "none" } });
    state().restoreDoc(id);
    expect(state().activeDoc).toBe(id);
  });

  test("leave the trash in one step, which can be taken back", async () => {
    const { state } = await withText("Ada lives in Rome.");
    state().emptyTrash();
    expect(texts(state())).toEqual(["The trash is empty."]);
    state().deleteDoc(state().activeDoc!);
    const trashed = state().project;
    state().emptyTrash();
    expect(Object.values(state().project.docs).map((d) => d.name)).toEqual([sampleName()]);
    state().undo();
    expect(state().project).toEqual(trashed);
  });

  test("are all erased, with models and history, and the sample is back", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state, store } = tab;
    store.setState({ theme: "dark" });
    await state().eraseEverything();
    await settled(tab);
    expect(Object.values(state().project.docs).map((d) => d.name)).toEqual([sampleName()]);
    expect(state()).toMatchObject({ history: EMPTY_HISTORY, theme: "system", versions: [] });
    const again = await reload(tab);
    expect(Object.keys(again.state().project.docs)).toHaveLength(1);
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

  test("leave out what lies in the trash, and say which spans do not fit", async () => {
    const { state, downloads } = await withText("Ada lives in Rome.");
    state().addEntity(5, 7, "Place", "characters");
    state().acceptSentence(activeDoc(state()).sentences[0].id);
    await state().exportAnnotations("spert");
    expect(texts(state())).toEqual([
      "Left out: sentences that are not confirmed (13), spans with borders inside words (1).",
    ]);
    expect(trainingSet(state()).entitiesOutside).toBe(1);
    await state().exportAnnotations("brat");
    expect((await unzipped(downloads[1].blob))["note.ann"]).toContain("Place 5 7\tiv");
    state().deleteDoc(state().activeDoc!);
    await state().exportAnnotations("brat");
    expect(Object.keys(await unzipped(downloads[2].blob)).join()).not.toContain("note");
    await state().exportAnnotations("csv");
    expect(await downloads[3].blob.text()).not.toContain("Rome");
  });

  test("say what they come to before they are taken, anew with every choice", async () => {
    const tab = await withText("Ada lives in Rome. Bob left Oslo.");
    const { state, downloads } = tab;
    state().acceptSentence(activeDoc(state()).sentences[0].id);
    const made = async () => {
      await vi.waitFor(() => expect(state().exporting).toMatchObject({ made: { kind: "made" } }));
      const { exporting } = state();
      if (exporting.kind !== "open" || exporting.made.kind !== "made") throw new Error("not made");
      const { documents, written } = exporting.made;
      return { documents, entities: written.entities, relations: written.relations };
    };
    state().openExport("brat");
    const confirmed = await made();
    expect(confirmed).toMatchObject({ documents: 2, entities: 2, relations: 1 });
    state().chooseExport({ annotations: "confirmed and suggested", docs: [state().activeDoc!] });
    const all = await made();
    expect(all.documents).toBe(1);
    expect(all.entities).toBeGreaterThan(confirmed.entities);
    state().chooseExport({ format: "csv" });
    await made();
    await state().downloadExport();
    expect(state().exporting).toEqual({ kind: "none" });
    expect(downloads.map(({ name }) => name)).toEqual(["spanloom-triples.csv"]);
    state().openExport();
    expect(state().exporting).toMatchObject({ request: { format: "csv" } });
    state().closeExport();
  });

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
