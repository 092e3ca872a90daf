import { beforeEach, expect, test, vi } from "vitest";
import { lastMade } from "../core/lifecycle/backupDue.ts";
import { readFiles } from "../io/readFiles.ts";
import { sourceFile } from "../io/sourceFile.ts";
import { DEFAULT_SETTINGS } from "../storage/projectChange.ts";
import {
  activeDoc,
  newDisk,
  type readyTab,
  reload,
  settled,
  texts,
  withText,
} from "./fixtures/tabs.ts";

beforeEach(newDisk);

const accept = (tab: Awaited<ReturnType<typeof readyTab>>, i: number) =>
  tab.state().acceptSentence(activeDoc(tab.state()).sentences[i].id);

test("the browser is asked to keep what is here once there is something to lose", async () => {
  const tab = await withText("Ada lives in Rome. Bob left.");
  expect(tab.persist).not.toHaveBeenCalled();
  expect(tab.state().backup).toBe(DEFAULT_SETTINGS.backup);
  accept(tab, 0);
  await settled(tab);
  accept(tab, 1);
  await settled(tab);
  expect(tab.persist).toHaveBeenCalledOnce();
  expect(tab.state().backup).toMatchObject({ isMade: false });
  const again = await reload(tab);
  expect(again.state().backup).toEqual(tab.state().backup);
  accept(again, 1);
  await settled(again);
  expect(again.persist).not.toHaveBeenCalled();
});

test("a backup brings everything back, and the count begins again", async () => {
  const tab = await withText("Ada lives in Rome. Bob left.");
  accept(tab, 0);
  await settled(tab);
  await tab.state().makeBackup();
  expect(tab.state().backup).toMatchObject({ isMade: true });
  const [{ name, blob }] = tab.downloads;
  const { project } = tab.state();
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const { docs } = await readFiles([sourceFile(name, bytes)], {
    segmentAround: () => [],
    newId: (path) => path,
    now: () => 0,
  });
  const by = ({ name: of }: { name: string }) => of;
  expect(docs.map(by).sort()).toEqual(Object.values(project.docs).map(by).sort());
  const [note] = docs.filter((doc) => doc.name === "note");
  expect(note.entities).toEqual(activeDoc(tab.state()).entities);
  expect(note.confirmed).toEqual(activeDoc(tab.state()).confirmed);
});

test("a folder that was chosen gets one at once, and more by itself, five at most", async () => {
  const tab = await withText("Ada lives in Rome. Bob left.");
  accept(tab, 0);
  await settled(tab);
  expect(tab.state().backupFolder).toEqual({ kind: "none" });
  await tab.state().chooseBackupFolder();
  expect(tab.state().backupFolder).toMatchObject({ kind: "ready" });
  expect(texts(tab.state()).at(-1)).toMatch(/read back/);
  expect(tab.downloads).toEqual([]);
  const { at, confirmed } = tab.state().backup!;
  tab.store.setState({ backup: { at: at - 2 * 86_400_000, confirmed, isMade: true } });
  accept(tab, 1);
  await vi.waitFor(() => expect(tab.state().backup!.at).toBeGreaterThanOrEqual(at));
  expect(tab.state().backup!.confirmed).toBeGreaterThan(confirmed);
  await vi.waitFor(() => expect(tab.folder.files.size).toBeGreaterThanOrEqual(1));
  await tab.state().forgetBackupFolder();
  expect(tab.state().backupFolder).toEqual({ kind: "none" });
});

test("erasing forgets the folder: what was backed up stays there, whatever comes after", async () => {
  const tab = await withText("Ada lives in Rome. Bob left.");
  accept(tab, 0);
  await settled(tab);
  await tab.state().chooseBackupFolder();
  const [kept] = tab.folder.files.keys();
  await tab.state().eraseEverything();
  await vi.waitFor(() => expect(tab.state().storage.kind).toBe("saved"));
  expect(tab.state().backupFolder).toEqual({ kind: "none" });
  await tab.state().chooseBackupFolder();
  for (let day = 1; day < 8; day++) {
    vi.setSystemTime(new Date(Date.now() + 86_400_000));
    await tab.state().makeBackup();
  }
  vi.useRealTimers();
  expect(tab.folder.files.size).toBe(6);
  expect([...tab.folder.files.keys()]).toContain(kept);
});

test("a folder that cannot be forgotten is told, also when everything is erased", async () => {
  const tab = await withText("Ada lives in Rome.");
  await tab.state().chooseBackupFolder();
  vi.spyOn(tab.folder, "forget").mockRejectedValue(new Error("the database is gone"));
  await tab.state().eraseEverything();
  const told = "The folder for backups could not be forgotten: the database is gone";
  expect(texts(tab.state())).toContain(told);
  expect(tab.state().backupFolder).toMatchObject({ kind: "ready" });
});

test("a backup that fails, or is put off, does not hide when the last one was made", async () => {
  const tab = await withText("Ada lives in Rome. Bob left.");
  accept(tab, 0);
  await settled(tab);
  await tab.state().makeBackup();
  const { at, confirmed } = tab.state().backup!;
  accept(tab, 1);
  await settled(tab);
  tab.state().putOffBackup();
  tab.state().putOffBackup();
  await settled(tab);
  const again = await reload(tab);
  expect(again.state().backup).toMatchObject({ isMade: false, made: { at, confirmed } });
  expect(lastMade(again.state().backup)).toEqual({ at, confirmed });
});

test("a backup that could not be written stands as such until one is, or it is put off", async () => {
  const tab = await withText("Ada lives in Rome. Bob left.");
  accept(tab, 0);
  await tab.state().chooseBackupFolder();
  const failing = vi.spyOn(tab.folder, "write").mockRejectedValue(new Error("the disk is full"));
  await tab.state().makeBackup();
  expect(tab.state()).toMatchObject({
    backupFault: "the disk is full",
    backup: { isMade: false },
  });
  tab.state().putOffBackup();
  expect(tab.state().backupFault).toBeNull();
  await tab.state().makeBackup();
  await tab.state().makeBackup("download");
  expect(tab.downloads).toHaveLength(1);
  expect(tab.state()).toMatchObject({ backupFault: null, backup: { isMade: true } });
  await tab.state().makeBackup();
  expect(tab.state().backupFault).toBe("the disk is full");
  failing.mockRestore();
  await tab.state().makeBackup();
  expect(tab.state()).toMatchObject({ backupFault: null, backup: { isMade: true } });
});
