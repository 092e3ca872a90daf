import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Step } from "../core/document/history.ts";
import { testDoc, testSchema } from "../core/fixtures/project.ts";
import { FIRST_PROJECT } from "../core/projects/projectEntry.ts";
import { importNow, importsOf } from "./fixtures/fakeImports.ts";
import { arrived, firstTab, listed } from "./fixtures/projectTabs.ts";
import { closeTabs, newDisk, openTab, settled, type Tab, texts } from "./fixtures/tabs.ts";

beforeEach(newDisk);

const NOTHING = {
  types: { entities: {}, relations: {} },
  leftOut: [],
  notRead: [],
  notes: [],
  tables: [],
  readAs: [],
};

test("a project file becomes a project of its own, with its history; what is open stays", async () => {
  const tab = await firstTab("Ada lives in Rome.");
  const before = tab.state().project;
  const doc = testDoc("x", "Eve left.");
  const step: Step = { name: "s", edit: {}, doc: null, at: 1, seq: 1, stack: "undo" };
  Object.assign(
    tab.text,
    importsOf(() => ({ ...NOTHING, docs: [doc], schema: testSchema, steps: [step] })),
  );
  await tab.state().importFiles([new File(["-"], "a/Old work.spanloom")]);
  await tab.state().importAsProject();
  expect(tab.state().project).toEqual(before);
  const opened = await arrived(tab);
  const { docs, schema } = opened.state().project;
  expect(Object.values(docs).map(({ text }) => text)).toEqual(["Eve left."]);
  expect(schema).toEqual(testSchema);
  expect(opened.state().history.undo.map(({ name }) => name)).toEqual(["s"]);
  const names = (await listed(opened, 2)).map(({ name }) => name).sort();
  expect(names).toEqual(["My project", "Old work"]);
});

describe("a project file that is imported", () => {
  const bring = async (tab: Tab, file = "a/Old work.spanloom") => {
    const docs = [testDoc("x", "Eve left."), { ...testDoc("y", "Bob came."), trashedAt: 1 }];
    Object.assign(
      tab.text,
      importsOf(() => ({ ...NOTHING, docs, schema: testSchema })),
    );
    await importNow(tab, [new File(["-"], file)]);
    expect(Object.values(tab.state().project.docs).map(({ text }) => text)).toContain("Eve left.");
  };
  const nameAfter = async (tab: Tab) => {
    await settled(tab);
    return (await tab.shelf.list())[0].name;
  };
  const firstVisit = async () => {
    const tab = openTab();
    await tab.shelf.list();
    await settled(tab);
    await listed(tab, 1);
    return tab;
  };

  test("names the project in which nothing is the user's, and says what lies in its trash", async () => {
    const tab = await firstVisit();
    await bring(tab);
    expect(await nameAfter(tab)).toBe("Old work");
    expect(texts(tab.state()).at(-1)).toBe(
      "Imported 2 documents. One of these is in the trash, as in the file.",
    );
  });

  test("leaves a name that somebody chose, and that of a project with work in it", async () => {
    const named = await firstVisit();
    await named.state().renameProject(FIRST_PROJECT, "Mine");
    await vi.waitFor(() => expect(named.state().projects[0].name).toBe("Mine"));
    await bring(named);
    expect(await nameAfter(named)).toBe("Mine");
    closeTabs();
    await newDisk();
    const used = await firstTab("Ada lives in Rome.");
    await bring(used);
    expect(await nameAfter(used)).toBe("My project");
  });
});
