import { strFromU8, unzipSync } from "fflate";
import { beforeEach, expect, test, vi } from "vitest";
import { FIRST_PROJECT } from "../core/projects/projectEntry.ts";
import { APP_VERSION } from "../io/project/manifest.ts";
import { OFFER } from "./fixtures/fakeHub.ts";
import { arrived, firstTab, listed } from "./fixtures/projectTabs.ts";
import {
  activeDoc,
  closeTabs,
  entityOf,
  newDisk,
  openTab,
  settled,
  type Tab,
  texts,
} from "./fixtures/tabs.ts";
import { sampleName } from "./sampleText.ts";

beforeEach(newDisk);

/** A tab in a project of its own, made from one that has a text. */
const inSecond = async (): Promise<[Tab, Tab]> => {
  const first = await firstTab("Ada lives in Rome.");
  expect(await first.state().newProject("Second", { kind: "template", id: "legal" })).toBe(true);
  return [first, await arrived(first)];
};

test("a new project has the types of its template, none of the documents, and no history", async () => {
  const [, second] = await inSecond();
  const { project, history, projects } = second.state();
  expect(project.docs).toEqual({});
  expect(project.schema.entities.map(({ name }) => name)).toContain("Court");
  const rule = project.schema.relations.find(({ name }) => name === "Represents");
  expect(rule).toMatchObject({ heads: ["Lawyer"], tails: ["Party"] });
  expect(history.undo).toEqual([]);
  expect(projects.map(({ name }) => name).sort()).toEqual(["My project", "Second"]);
});

test("all projects are saved as a file of each, whichever is open, also from the trash", async () => {
  const [, second] = await inSecond();
  await second.state().addText("b.txt", "Clara lives in Oslo.");
  await vi.waitFor(() => expect(second.state().storage.kind).toBe("saved"));
  await second.state().trashProject(FIRST_PROJECT);
  await vi.waitFor(() => expect(second.state().projects.some((p) => p.trashedAt)).toBe(true));
  await second.state().saveAllProjects();
  const { name, blob } = second.downloads.at(-1)!;
  expect(name).toBe("spanloom-projects.zip");
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  expect(Object.keys(files).sort()).toEqual(["My project.spanloom", "Second.spanloom"]);
  const held = (file: string) =>
    Object.values(unzipSync(files[file]))
      .map((bytes) => strFromU8(bytes))
      .join();
  expect(held("My project.spanloom")).toContain("Ada lives in Rome.");
  expect(held("Second.spanloom")).toContain("Clara lives in Oslo.");
  expect(held("Second.spanloom")).not.toContain("Ada");
  expect(held("Second.spanloom")).toContain(`"app": "${APP_VERSION}",\n "name": "Second"`);
});

test("one that begins empty stays so, whatever its model knows, also after a reload", async () => {
  const first = await firstTab("Ada lives in Rome.");
  await first.state().newProject("../Second", { kind: "empty" });
  const second = await arrived(first);
  expect(second.state().project.schema).toEqual({ entities: [], relations: [] });
  await second.state().exportAnnotations("project");
  expect(second.downloads.at(-1)!.name).toBe("_Second-project.spanloom");
  closeTabs();
  const again = openTab((db) => db, first.shown[0]);
  await vi.waitFor(() => {
    expect(again.state().storage.kind).toBe("saved");
    expect(again.state().model.kind).toBe("ready");
  });
  expect(again.state().project.schema).toEqual({ entities: [], relations: [] });
});

test("the first stays as it was left, undo and all", async () => {
  const [first, second] = await inSecond();
  const before = first.state().project;
  await second.state().addText("b", "Bob left Oslo.");
  await second.state().openProject(FIRST_PROJECT);
  const back = await arrived(second);
  expect(back.state().project).toEqual(before);
  const docs = Object.keys(before.docs).length;
  back.state().undo();
  expect(Object.keys(back.state().project.docs)).toHaveLength(docs - 1);
  const entry = (await listed(back, 2)).find(({ name }) => name === "Second");
  expect(entry?.docs).toBe(1);
});

test("what is typed just before a switch is stored", async () => {
  const [first] = await inSecond().then(([one, two]) => [two, one]);
  await first.state().addText("b", "Bob left Oslo.");
  const bob = entityOf(first.state(), "Bob");
  if (bob) first.state().deleteDoc(activeDoc(first.state()).id);
  else first.state().renameDoc(activeDoc(first.state()).id, "renamed");
  const want = first.state().project;
  await first.state().openProject(FIRST_PROJECT);
  const middle = await arrived(first);
  await middle.state().openProject(first.state().projectId);
  expect((await arrived(middle)).state().project.docs).toEqual(want.docs);
});

test("a running training is paused, told of, and goes on when its project is opened again", async () => {
  const first = await firstTab("Ada lives in Rome.");
  first.fake.steps = 1000;
  first.fake.pause = () => new Promise((resolve) => setTimeout(resolve, 1));
  const { acceptSentence } = first.state();
  acceptSentence(activeDoc(first.state()).sentences[0].id);
  void first.state().train({});
  await vi.waitFor(() => expect(first.state().training.kind).toBe("running"));
  await first.state().newProject("Second", { kind: "empty" });
  const second = await arrived(first);
  await vi.waitFor(() => {
    const entry = second.state().projects.find(({ id }) => id === FIRST_PROJECT);
    expect(entry?.hasTraining).toBe(true);
  });
  await vi.waitFor(() => expect(texts(second.state()).join()).toMatch(/^Paused: the training in/m));
  expect(second.state().training.kind).toBe("idle");
  await second.state().openProject(FIRST_PROJECT);
  const back = await arrived(second);
  // It went on by itself, and came to its end.
  await vi.waitFor(() => expect(back.state().training.kind).toBe("finished"));
  await vi.waitFor(() =>
    expect(back.state().projects.find(({ id }) => id === FIRST_PROJECT)?.hasTraining).toBe(
      undefined,
    ),
  );
});

test("a project whose last changes cannot be stored is not left", async () => {
  let fails = false;
  const tab = await firstTab("Ada lives in Rome.", (db) => ({
    ...db,
    write: (change) => (fails ? Promise.reject(new Error("the disk is full")) : db.write(change)),
  }));
  fails = true;
  tab.state().renameDoc(activeDoc(tab.state()).id, "other");
  const made = tab.state().newProject("Second", { kind: "empty" });
  await made;
  expect(tab.shown).toEqual([]);
  expect(tab.state().leaving).toBeNull();
  expect(texts(tab.state()).join()).toContain("not stored yet");
  expect(tab.state().projectId).toBe(FIRST_PROJECT);
});

test("names that nobody can see are refused, any others are taken and told apart", async () => {
  const tab = await firstTab("Ada lives in Rome.");
  for (const name of ["", "  ", "\u200b\u200d", "a".repeat(501)]) {
    expect(await tab.state().newProject(name, { kind: "empty" })).toBe(false);
    expect(await tab.state().renameProject(FIRST_PROJECT, name)).toBe(false);
  }
  for (const name of ["__proto__", "<img src=x>", "مشروع", "🙂"]) {
    expect(await tab.state().renameProject(FIRST_PROJECT, name)).toBe(true);
    await vi.waitFor(() => expect(tab.state().projects[0].name).toBe(name));
  }
});

test("the only project stays; of several the open one makes way for another", async () => {
  const tab = await firstTab("Ada lives in Rome.");
  await listed(tab, 1);
  await tab.state().trashProject(FIRST_PROJECT);
  expect(texts(tab.state()).join()).toContain("the only project");
  await tab.state().newProject("Second", { kind: "types", project: FIRST_PROJECT });
  const second = await arrived(tab);
  expect(second.state().project.schema.entities.length).toBeGreaterThan(0);
  await listed(second, 2);
  await second.state().archiveProject(second.state().projectId);
  const first = await arrived(second);
  expect(first.state().projectId).toBe(FIRST_PROJECT);
  const archived = (await listed(first, 2)).find(({ name }) => name === "Second")!;
  expect(archived.archivedAt).toBeGreaterThan(0);
  // What is opened instead says where it is, and brings it back.
  expect(second.said).toMatchObject([
    { text: expect.stringContaining("“Second” is archived"), putAside: { wasOpen: true } },
  ]);
  await first.state().undoPutAside({ id: archived.id, wasOpen: false });
  await vi.waitFor(() =>
    expect(first.state().projects.every((one) => one.archivedAt === undefined)).toBe(true),
  );
  await first.state().trashProject(archived.id);
  await vi.waitFor(() =>
    expect(first.state().projects.some(({ trashedAt }) => trashedAt !== undefined)).toBe(true),
  );
  expect(first.state().notices.at(-1)).toMatchObject({
    text: expect.stringContaining("“Second” is in the trash"),
    putAside: { id: archived.id, wasOpen: false },
  });
  await first.state().emptyProjectTrash();
  await listed(first, 1);
});

test("a project that another tab has open is neither put away nor removed", async () => {
  const [, second] = await inSecond();
  const { projectId } = second.state();
  const other = openTab((db) => db, FIRST_PROJECT);
  await settled(other);
  await listed(other, 2);
  await other.state().trashProject(projectId);
  expect(texts(other.state()).join()).toContain("open in another tab");
  expect((await listed(other, 2)).every(({ trashedAt }) => trashedAt === undefined)).toBe(true);
});

test("a tab that shows a project which another one removed goes to one that is there", async () => {
  const [, second] = await inSecond();
  const { projectId } = second.state();
  const watcher = openTab((db) => db, projectId);
  await vi.waitFor(() => expect(watcher.state().storage.kind).toBe("readOnly"));
  void second.state().trashProject(projectId);
  const other = await arrived(second);
  await other.state().emptyProjectTrash();
  await listed(other, 1);
  await watcher.state().takeOver();
  expect(watcher.shown).toEqual([FIRST_PROJECT]);
  expect(await other.shelf.list()).toHaveLength(1);
});

test("erasing everything erases every project", async () => {
  const [, second] = await inSecond();
  await listed(second, 2);
  await second.state().eraseEverything();
  await listed(second, 1);
  await vi.waitFor(() => expect(second.state().projects[0].name).toBe("My project"));
  closeTabs();
  const again = openTab((db) => db, FIRST_PROJECT);
  await settled(again);
  expect(texts(again.state())).toEqual([]);
  expect(Object.keys(again.state().project.docs)).toHaveLength(1);
});

test("left at any moment of erasing, a page finds the next time all of a first visit, or nothing", async () => {
  const tab = await firstTab("Ada lives in Rome.");
  const { segment } = tab.text;
  const seen: (readonly string[] | undefined)[] = [];
  const look = async () => {
    const stored = await tab.shelf.stored(FIRST_PROJECT);
    const docs = stored?.project && Object.values(stored.project.docs);
    seen.push(docs?.map(({ name }) => name));
  };
  tab.text.segment = async (...asked) => {
    // A model that is ready by now gives a project without types its own.
    await tab.state().useModel({ kind: "bundled", name: "conll04" });
    await vi.waitFor(() => expect(tab.state().storage.kind).not.toBe("saving"));
    await look();
    return segment(...asked);
  };
  await tab.state().eraseEverything();
  await settled(tab);
  await look();
  expect(seen).toEqual([undefined, [sampleName()]]);
});

test("a change of the list of projects is known as under way until it is stored", async () => {
  const tab = await firstTab("Ada lives in Rome.");
  const renamed = tab.state().renameProject(FIRST_PROJECT, "Letters");
  expect(tab.state().projectChanges).toBe(1);
  expect(await renamed).toBe(true);
  expect(tab.state().projectChanges).toBe(0);
  tab.shelf.change = () => Promise.reject(new Error("full"));
  expect(await tab.state().renameProject(FIRST_PROJECT, "Other")).toBe(false);
  expect(tab.state().projectChanges).toBe(0);
});

test("a switch leaves nobody who listens to what outlives it", async () => {
  const first = await firstTab("Ada lives in Rome.");
  expect(first.listening()).toBe(3);
  expect(await first.state().newProject("Second", { kind: "empty" })).toBe(true);
  const second = await arrived(first);
  expect([first.listening(), second.listening()]).toEqual([0, 3]);
});

test("a download that outlives a switch shows how far it is, and its end is told", async () => {
  const first = await firstTab("Ada lives in Rome.");
  let release = () => {};
  first.hub.hold = new Promise((resolve) => {
    release = resolve;
  });
  void first.state().getFromHub(OFFER);
  expect(await first.state().newProject("Second", { kind: "empty" })).toBe(true);
  await vi.waitFor(() => expect(first.shown).toHaveLength(1));
  const second = openTab((db) => db, first.shown[0], first);
  await vi.waitFor(() =>
    expect(second.state().downloads).toMatchObject([
      { done: 500, progress: { doing: "downloading" } },
    ]),
  );
  release();
  await vi.waitFor(() =>
    expect(texts(second.state())).toContain("org/name is added. Open it in Models."),
  );
  expect(second.state().downloads).toEqual([]);
  expect(texts(first.state()).join()).not.toContain("org/name");
});

test("a tab that only shows a project is told when the other one has left it", async () => {
  const first = await firstTab("Ada lives in Rome.");
  const reader = openTab();
  await vi.waitFor(() => expect(reader.state().storage).toEqual({ kind: "readOnly" }));
  expect(await first.state().newProject("Second", { kind: "empty" })).toBe(true);
  const second = await arrived(first);
  await vi.waitFor(() =>
    expect(reader.state().storage).toEqual({ kind: "readOnly", isFree: true }),
  );
  // It is taken by another tab, and left again.
  await second.state().openProject(FIRST_PROJECT);
  const back = await arrived(second);
  await vi.waitFor(() => expect(reader.state().storage).toEqual({ kind: "readOnly" }));
  await back.state().openProject(second.state().projectId);
  await vi.waitFor(() =>
    expect(reader.state().storage).toEqual({ kind: "readOnly", isFree: true }),
  );
  await reader.state().takeOver();
  await settled(reader);
  expect(reader.state().storage.kind).toBe("saved");
});

test("settings of the app follow in every tab, also those of one that only shows a project", async () => {
  const first = await firstTab("Ada lives in Rome.");
  const reader = openTab();
  await vi.waitFor(() => expect(reader.state().storage).toEqual({ kind: "readOnly" }));
  first.state().setTheme("dark");
  await vi.waitFor(() => expect(reader.state().theme).toBe("dark"));
  reader.state().setLanguage("de");
  reader.state().setKeys("undo", ["x"]);
  await vi.waitFor(() => expect(first.state()).toMatchObject({ language: "de", theme: "dark" }));
  await vi.waitFor(() => expect(first.state().keys).toEqual({ undo: ["x"] }));
  closeTabs();
  const later = openTab();
  await settled(later);
  expect(later.state()).toMatchObject({ language: "de", theme: "dark", keys: { undo: ["x"] } });
});
