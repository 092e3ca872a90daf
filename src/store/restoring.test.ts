import { beforeEach, expect, test } from "vitest";
import { readFiles } from "../io/readFiles.ts";
import { sourceFile } from "../io/sourceFile.ts";
import { importNow, importsOf, shownImport } from "./fixtures/fakeImports.ts";
import {
  activeDoc,
  entityOf,
  newDisk,
  openTab,
  readyTab,
  reload,
  settled,
  type Tab,
  texts,
  withText,
} from "./fixtures/tabs.ts";

beforeEach(newDisk);

/** Reads files as the worker does; a backup needs no text cut. */
function reading(tab: Tab): Tab {
  const imports = importsOf((files) =>
    readFiles(
      files.map(({ path, bytes }) => sourceFile(path, bytes)),
      { segmentAround: () => [], newId: (path) => path, now: () => 0 },
    ),
  );
  Object.assign(tab.text, imports);
  return tab;
}

/** What the failure page lets people save. */
async function backupOf({ state, downloads }: Tab): Promise<File> {
  await state().exportProject();
  const { name, blob } = downloads.at(-1)!;
  return new File([await blob.text()], name);
}

/** What people save before they erase everything. */
async function projectFileOf({ state, downloads }: Tab): Promise<File> {
  await state().exportAnnotations("project");
  const { name, blob } = downloads.at(-1)!;
  expect(name).toBe("spanloom-project.spanloom");
  return new File([blob], name);
}

async function withWork(): Promise<Tab> {
  const tab = reading(await withText("Ada lives in Rome. Bob left Oslo."));
  const { state } = tab;
  state().renameType("entity", "Person", "A <b>human</b>");
  state().changeType("entity", "Place", { hue: 4, key: "q" });
  const { id } = entityOf(state(), "Ada")!;
  state().setStatus({ kind: "entity", id }, "confirmed");
  state().setStatus({ kind: "entity", id: entityOf(state(), "Bob")!.id }, "rejected");
  const [first] = activeDoc(state()).sentences;
  state().acceptSentence(first.id);
  state().leaveOut([{ doc: activeDoc(state()).id, sentence: first.id }], true);
  await settled(tab);
  return tab;
}

test.each([
  ["the failure page", backupOf],
  ["the question before all is erased", projectFileOf],
])("what %s saves is read again as the same project", async (_, saved) => {
  const tab = await withWork();
  const sample = Object.values(tab.state().project.docs).find(({ name }) => name !== "note")!;
  tab.state().deleteDoc(sample.id); // the trash comes along
  const file = await saved(tab);
  const { project } = tab.state();
  newDisk();
  const other = reading(await readyTab());
  const there = Object.keys(other.state().project.docs);
  await importNow(other, [file]);
  await settled(other);
  expect(other.state().project.schema).toEqual(project.schema);
  expect(activeDoc(other.state()).name).toBe("note");
  const { docs } = other.state().project;
  const restored = Object.fromEntries(Object.entries(docs).filter(([id]) => !there.includes(id)));
  expect(restored).toEqual(project.docs);
  const again = await reload(other);
  expect(again.state().project).toEqual(other.state().project);
  other.state().undo();
  expect(Object.keys(other.state().project.docs)).toEqual(there);
});

/** Something is decided in every document since it was saved. */
function workOn({ state }: Tab): void {
  for (const { id, entities } of Object.values(state().project.docs)) {
    state().openDoc(id);
    const one = Object.values(entities).find(({ status }) => status !== "rejected")!;
    state().setStatus({ kind: "entity", id: one.id }, "rejected");
  }
}

test("what is here already does not come twice, and it is told", async () => {
  const tab = await withWork();
  const { state } = tab;
  const before = state().project;
  for (const file of [await backupOf(tab), await projectFileOf(tab)]) {
    await importNow(tab, [file]);
    expect(state().project).toBe(before);
    expect(texts(state()).at(-1)).toBe(
      "There was nothing to import. 2 documents were here already, with the same annotations.",
    );
  }
  const { id } = activeDoc(state());
  state().deleteDoc(id);
  await importNow(tab, [await projectFileOf(tab)]);
  expect(Object.keys(state().project.docs)).toHaveLength(2);
});

test("which types it sets otherwise is told before it comes, and can be undone", async () => {
  const tab = await withWork();
  const { state } = tab;
  const file = await projectFileOf(tab);
  const wanted = state().project.schema;
  state().changeType("entity", "Place", { hue: 7 });
  const before = state().project;
  await state().importFiles([file]);
  expect(shownImport(state()).preview.report.notes).toEqual([
    {
      file: "spanloom-project.spanloom",
      text: "entity type “Place” is set otherwise here: the file's colour will hold",
    },
  ]);
  await state().commitImport();
  expect(state().project.schema).toEqual(wanted);
  state().undo();
  expect(state().project.schema).toEqual(before.schema);
});

test("beside documents with other annotations they get new ids, and confirmed sentences with them", async () => {
  const tab = await withWork();
  const file = await backupOf(tab);
  const saved = tab.state().project;
  workOn(tab);
  const before = tab.state().project;
  await importNow(tab, [file]);
  expect(texts(tab.state()).at(-1)).toContain("Of 2 the text is here with other annotations");
  const { docs, schema } = tab.state().project;
  expect(schema).toBe(before.schema);
  const copies = Object.values(docs).filter(({ id }) => !before.docs[id]);
  expect(copies).toHaveLength(Object.keys(before.docs).length);
  for (const [id, doc] of Object.entries(before.docs)) expect(docs[id]).toBe(doc);
  const [note, copy] = [Object.values(saved.docs), copies].map(
    (list) => list.find(({ name }) => name === "note")!,
  );
  expect(copy.entities).toEqual(note.entities);
  expect(copy.sentences.map(({ id }) => copy.confirmed[id])).toEqual(
    note.sentences.map(({ id }) => note.confirmed[id]),
  );
  const ids = Object.values(docs).flatMap((doc) => doc.sentences.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test("of a damaged backup nothing is taken, and its field is told", async () => {
  const tab = await withWork();
  const text = await (await backupOf(tab)).text();
  const { project, history } = tab.state();
  const damaged = text.replace('"status": "rejected"', '"status": "maybe"');
  await tab.state().importFiles([new File([damaged], "spanloom-backup.json")]);
  expect(shownImport(tab.state()).preview.text).toMatch(
    /project\.docs\.\w+\.entities\.\w+\.status/,
  );
  await tab.state().commitImport();
  expect(tab.state().project).toBe(project);
  expect(tab.state().history).toBe(history);
  expect(texts(tab.state())).toEqual(["There was nothing to import."]);
});

test("a tab that is still opening changes nothing", async () => {
  const tab = reading(openTab());
  await importNow(tab, [new File(["{}"], "spanloom-backup.json")]);
  expect(tab.state().project.docs).toEqual({});
});

test("a backup beside the project it is of leaves out the same sentences of its copies", async () => {
  const tab = await withWork();
  const { state } = tab;
  const file = await backupOf(tab);
  workOn(tab);
  await importNow({ state }, [file]);
  await settled(tab);
  const out = Object.values(state().project.docs).filter(({ notTrained }) => notTrained);
  expect(out).toHaveLength(2);
  for (const { sentences, notTrained } of out) expect(notTrained).toEqual([sentences[0].id]);
});
