import { zipSync } from "fflate";
import { beforeEach, expect, test } from "vitest";
import type { Doc } from "../core/document/document.ts";
import type { Step } from "../core/document/history.ts";
import { testDoc, testSchema } from "../core/fixtures/project.ts";
import { ownModel } from "../io/fixtures/ownModels.ts";
import { type WholeProject, writeProject } from "../io/project/writeProject.ts";
import { readFiles } from "../io/readFiles.ts";
import { sourceFile } from "../io/sourceFile.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createModelFiles, type ModelFiles } from "../storage/modelFiles.ts";
import { importNow, importsOf, shownImport } from "./fixtures/fakeImports.ts";
import {
  activeDoc,
  entityOf,
  newDisk,
  readyTab,
  reload,
  settled,
  type Tab,
  texts,
  withText,
} from "./fixtures/tabs.ts";

let options: { failsOn?: string };
let models: ModelFiles;
beforeEach(() => {
  newDisk();
  options = {};
  models = createModelFiles(fakeOpfs(options));
});

/** Reads files, and keeps models, as the worker does. */
function reading(tab: Tab): Tab {
  const imports = importsOf(
    (files) =>
      readFiles(
        files.map(({ path, bytes }) => sourceFile(path, bytes)),
        { segmentAround: () => [], newId: (path) => path, now: () => 0 },
      ),
    models,
  );
  Object.assign(tab.text, imports);
  return tab;
}

/** What the dialog writes where that is wanted. */
async function saved(tab: Tab, wanted: { models?: boolean; history?: boolean }): Promise<File> {
  const { state, downloads } = tab;
  const isMade = () => {
    const { exporting } = state();
    if (exporting.kind === "open" && exporting.made.kind === "failed")
      throw new Error(exporting.made.message);
    return exporting.kind === "open" && exporting.made.kind === "made";
  };
  state().openExport("project");
  state().chooseExport({ with: { models: false, history: false, ...wanted } });
  for (let tries = 0; tries < 500 && !isMade(); tries++)
    await new Promise((r) => setTimeout(r, 10));
  await state().downloadExport();
  return new File([downloads.at(-1)!.blob], downloads.at(-1)!.name);
}

async function withWork(): Promise<Tab> {
  const tab = reading(await withText("Ada lives in Rome. Bob left Oslo."));
  const { state } = tab;
  state().setStatus({ kind: "entity", id: entityOf(state(), "Ada")!.id }, "confirmed");
  state().setStatus({ kind: "entity", id: entityOf(state(), "Bob")!.id }, "rejected");
  state().renameType("entity", "Person", "Human");
  await settled(tab);
  return tab;
}

test("into a project that nobody worked on a file comes with its history, and undo goes back", async () => {
  const tab = await withWork();
  const { project, history } = tab.state();
  const file = await saved(tab, { history: true });
  const before = tab.state().project;
  tab.state().undo(3);
  const back = tab.state().project;

  newDisk();
  const other = reading(await readyTab());
  await importNow(other, [file]);
  expect(texts(other.state()).at(-1)).toContain("Its history came too");
  const { state } = other;
  expect(state().project).toEqual(project);
  expect(state().history).toEqual(history);
  await settled(other);
  const again = await reload(other);
  expect([again.state().project, again.state().history]).toEqual([before, history]);
  again.state().undo(3);
  expect(again.state().project).toEqual(back);
  again.state().redo(3);
  expect(again.state().project).toEqual(project);
});

test("where somebody worked the history is not taken, which is told, and undo leaves what was there", async () => {
  const tab = await withWork();
  const file = await saved(tab, { history: true });
  newDisk();
  const other = reading(await withText("Eve left Bonn."));
  const { project, history } = other.state();
  await importNow(other, [file]);
  expect(texts(other.state()).at(-1)).toContain("Its history was not taken: there is one here.");
  expect(other.state().history.undo).toHaveLength(history.undo.length + 1);
  other.state().undo();
  expect(other.state().project).toEqual(project);
});

test("a file without its history comes as one step, also where nobody worked", async () => {
  const file = await saved(await withWork(), {});
  newDisk();
  const other = reading(await readyTab());
  const { docs } = other.state().project;
  await importNow(other, [file]);
  other.state().undo();
  expect(other.state().project.docs).toEqual(docs);
});

/** A zip of two projects, which say their names; both have a document of the same id. */
async function zipOfTwo(): Promise<File> {
  const doc = testDoc("x", "Eve left.");
  const step: Step = { name: "s", edit: {}, doc: null, at: 1, seq: 1, stack: "undo" };
  const robot = { name: "Robot", short: "R", verbose: "A robot", formerNames: [] };
  const schema = { entities: [robot], relations: [] };
  const of = (docs: readonly Doc[], beside: Pick<WholeProject, "schema" | "name" | "steps">) =>
    writeProject({ docs, versions: [], ...beside }).then(bytesOf);
  const files = {
    "Second _ _i_pro_i_.spanloom": await of([doc, testDoc("y", "Bob left.")], {
      name: "Second / <i>pro</i>",
      schema: testSchema,
      steps: [step],
    }),
    "Other.spanloom": await of([{ ...doc, text: "Eve came." }], { schema }),
  };
  return new File([zipSync(files) as Uint8Array<ArrayBuffer>], "spanloom-projects.zip");
}
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

test("a zip of projects becomes a project of each, with its name, types, documents and history", async () => {
  const tab = reading(await withText("Ada lives in Rome."));
  const before = tab.state().project;
  await tab.state().importFiles([await zipOfTwo()], "project");
  expect(shownImport(tab.state()).preview.projects).toHaveLength(2);
  await tab.state().importAsProject();
  expect([texts(tab.state()), tab.state().project]).toEqual([[], before]);
  const made = (await tab.shelf.list()).filter(({ createdAt }) => createdAt > 0);
  const byName = new Map<string, Awaited<ReturnType<Tab["shelf"]["stored"]>>>();
  for (const { id, name } of made) byName.set(name, await tab.shelf.stored(id));
  const of = (name: string) => {
    const { project, history } = byName.get(name)!;
    return [
      Object.values(project!.docs).map(({ text }) => text),
      project!.schema.entities.map((type) => type.name),
      history.length,
    ];
  };
  expect(of("Second / <i>pro</i>")).toEqual([
    ["Eve left.", "Bob left."],
    testSchema.entities.map(({ name }) => name),
    1,
  ]);
  expect(of("Other")).toEqual([["Eve came."], ["Robot"], 0]);
  expect(made.find(({ id }) => id === tab.shown[0])?.name).toBe("Second / <i>pro</i>");
});

/** A saved project with two models. */
async function withModels(): Promise<File> {
  const tab = await withWork();
  const own = new Map([ownModel("5"), ownModel("6", { weight: 2 })].map((one) => [one.id, one]));
  const { service } = tab;
  service.versions = async () =>
    [...own.keys()].map((id) => ({ id, name: id, createdAt: 1, bytes: 10, scores: null }));
  service.filesOf = async (id) => own.get(id)!.files;
  await tab.state().labelVersion("5", { name: "5", note: "" }); // has the list read again
  return saved(tab, { models: true });
}

test("models come along where that is wanted, are kept once, and stay when the import is undone", async () => {
  const file = await withModels();
  newDisk();
  const tab = reading(await withText("Eve left Bonn."));
  const { project, life } = tab.state();
  await tab.state().importFiles([file]);
  expect(shownImport(tab.state()).preview.models?.map(({ name }) => name)).toEqual([
    "Model 5",
    "Model 6",
  ]);
  await tab.state().commitImport();
  expect(texts(tab.state()).at(-1)).toContain("2 trained models were kept, and not in use. Undo");
  expect(tab.state().life.wanted).toEqual(life.wanted);
  tab.state().undo();
  expect(tab.state().project).toEqual(project);
  expect(await models.list()).toHaveLength(2);
  await importNow(tab, [file]);
  expect(texts(tab.state()).at(-1)).toBe("2 trained models were kept here already.");
  expect(await models.list()).toHaveLength(2);
});

test("models are left where that is chosen", async () => {
  const file = await withModels();
  const tab = reading(await withText("Eve left Bonn."));
  await tab.state().importFiles([file]);
  tab.state().chooseImport({ models: false });
  await tab.state().commitImport();
  expect(await models.list()).toEqual([]);
});

test("where there is no room for them nothing comes at all", async () => {
  const file = await withModels();
  newDisk();
  const tab = reading(await withText("Eve left Bonn."));
  const { project, history } = tab.state();
  options.failsOn = "vocab.txt";
  await importNow(tab, [file]);
  expect(texts(tab.state()).at(-1)).toBe("Nothing was imported: disk full");
  expect([tab.state().project, tab.state().history]).toEqual([project, history]);
  expect(await models.list()).toEqual([]);
  expect(activeDoc(tab.state()).name).toBe("note");
});
