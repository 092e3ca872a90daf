import "fake-indexeddb/auto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createBackupFolder, type UserFolder, writeBackup } from "./backupFolder.ts";
import { fakeOpfs } from "./fixtures/fakeOpfs.ts";
import { FILE_FAULTS, faultyOpfs } from "./fixtures/faultyOpfs.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 10, minute));

test("the last five of a project are kept, and nothing else is touched", async () => {
  const { root, storage } = fakeOpfs();
  const folder = await storage.getDirectory();
  const foreign = ["letters-2026.spanloom", "notes.txt", "other-2026-11-27-100000.spanloom"];
  for (const name of foreign) root.set(name, new Blob(["mine"]));
  for (let minute = 0; minute < 8; minute++)
    await writeBackup(folder, "letters", new Blob([`${minute}`]), at(minute));
  const own = [3, 4, 5, 6, 7].map(
    (minute) => `letters-2026-11-27-10${`0${minute}`.slice(-2)}00.spanloom`,
  );
  expect([...root.keys()].sort()).toEqual([...foreign, ...own].sort());
  expect(await (root.get(own[4]) as Blob).text()).toBe("7");
});

test("the new one stays where the clock was wrong before, and a folder that is called like one", async () => {
  const { root, storage } = fakeOpfs();
  const folder = await storage.getDirectory();
  await folder.getDirectoryHandle("a-2020-01-01-100000.spanloom", { create: true });
  for (let minute = 1; minute < 8; minute++)
    await writeBackup(folder, "a", new Blob(["2036"]), new Date(Date.UTC(2036, 0, 1, 10, minute)));
  await writeBackup(folder, "a", new Blob(["now"]), at(0));
  expect([...root.keys()].sort()).toEqual([
    "a-2020-01-01-100000.spanloom",
    "a-2026-11-27-100000.spanloom",
    ...[4, 5, 6, 7].map((minute) => `a-2036-01-01-100${minute}00.spanloom`),
  ]);
});

test.each(FILE_FAULTS)("%s at any step leaves those before it as they were", async (kind) => {
  for (let step = 1, isMet = true; isMet; step++) {
    const disk = fakeOpfs();
    const folder = await disk.storage.getDirectory();
    for (let minute = 0; minute < 5; minute++)
      await writeBackup(folder, "a", new Blob([`${minute}`]), at(minute));
    const faulty = faultyOpfs(disk, step, kind);
    const isDone = await faulty.storage
      .getDirectory()
      .then((own) => writeBackup(own, "a", new Blob(["new"]), at(9)))
      .then(
        () => true,
        () => false,
      );
    isMet = faulty.wasMet();
    const found = await Promise.all([...disk.root.values()].map((file) => (file as Blob).text()));
    const whole = found.filter((text) => text !== "");
    expect(whole.length).toBeGreaterThanOrEqual(4);
    expect(whole.slice(0, 4).every((text) => /^[0-4]$|^new$/.test(text))).toBe(true);
    if (isDone) expect(whole).toContain("new");
  }
});

describe("the folder that is chosen", () => {
  afterEach(() => vi.unstubAllGlobals());

  let made = 0;
  /** A folder that a browser remembers: handles cross to the database as they are. */
  async function userFolder() {
    const { root, storage } = fakeOpfs();
    const folder: UserFolder = await storage.getDirectory();
    const clone = globalThis.structuredClone;
    vi.stubGlobal("structuredClone", <T>(value: T) =>
      (value as unknown) === folder ? value : clone(value),
    );
    return { root, pick: async () => folder, database: `backups ${made++}` };
  }
  const marksOf = (root: ReadonlyMap<string, unknown>) => {
    const marks = [...root.keys()].map(
      (name) => /^a-([0-9a-f]{8})-2026-11-27-10\d\d00\.spanloom$/.exec(name)?.[1],
    );
    return [...new Set(marks)];
  };

  test("keeps its mark, also on a later visit and when it is chosen again", async () => {
    const { root, pick, database } = await userFolder();
    const first = createBackupFolder(pick, database);
    await first.choose();
    for (let minute = 0; minute < 3; minute++)
      await first.write("a", new Blob([`${minute}`]), at(minute));
    const later = createBackupFolder(pick, database);
    expect(await later.chosen()).not.toBeNull();
    for (let minute = 3; minute < 6; minute++)
      await later.write("a", new Blob([`${minute}`]), at(minute));
    await later.choose();
    await later.write("a", new Blob(["6"]), at(6));
    const [mark, ...others] = marksOf(root);
    expect(mark).toBeDefined();
    expect(others).toEqual([]);
    expect(root.size).toBe(5);
  });

  test("forgotten and chosen again it has another mark: the backups before stay", async () => {
    const { root, pick, database } = await userFolder();
    const folder = createBackupFolder(pick, database);
    await folder.choose();
    for (let minute = 0; minute < 5; minute++)
      await folder.write("a", new Blob([`${minute}`]), at(minute));
    const before = [...root.keys()];
    await folder.forget();
    expect(await folder.chosen()).toBeNull();
    await expect(folder.write("a", new Blob([""]), at(5))).rejects.toThrow("no folder is chosen");
    await folder.choose();
    for (let minute = 5; minute < 12; minute++)
      await folder.write("a", new Blob([`${minute}`]), at(minute));
    expect([...root.keys()]).toEqual(expect.arrayContaining(before));
    expect(root.size).toBe(10);
    expect(marksOf(root)).toHaveLength(2);
  });

  test("of two browsers has a mark of each", async () => {
    const { root, pick, database } = await userFolder();
    for (const browser of ["one", "other"]) {
      const folder = createBackupFolder(pick, `${database} ${browser}`);
      await folder.choose();
      for (let minute = 0; minute < 6; minute++)
        await folder.write("a", new Blob([`${minute}`]), at(minute));
    }
    expect(root.size).toBe(10);
    expect(marksOf(root)).toHaveLength(2);
  });
});
